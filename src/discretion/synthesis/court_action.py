"""Actions of ICE's attorneys in court cases, and what their office holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from discretion.codes.discretion import Act, Stage
from discretion.record import Component
from discretion.synthesis import circumstance, numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.person import Person
from discretion.synthesis.places import Office

TOOLS: Mapping[str, tuple[str, Stage, Act]] = {
    "PD_NOT_FILED": ("NTA not filed", Stage.COURT, Act.NOT_ISSUE_NTA),
    "PD_CANCELED": ("NTA canceled", Stage.COURT, Act.CANCEL_NTA),
    "PD_CLOSE": ("Administrative closure", Stage.COURT, Act.CLOSE),
    "PD_DISMISS": ("Dismissal", Stage.COURT, Act.DISMISS),
    "PD_TERMINATE": ("Termination", Stage.COURT, Act.TERMINATE),
    "WAIVED": ("Appeal waived", Stage.APPEAL, Act.WITHDRAW_APPEAL),
    "WPD": ("Appeal withdrawn", Stage.APPEAL, Act.WITHDRAW_APPEAL),
    "STAYED": ("Stay of removal", Stage.POST_ORDER, Act.STAY),
}
"""How attorneys exercise discretion: words of the action, stage and act."""

_LEAVES_PENDING = Odds(
    {"Continuance": 0.7, "Stipulation": 0.2, "Joint motion to reopen": 0.1}
)
_ORDINARY = Odds({"N": 0.7, "": 0.3})


class Action(NamedTuple):
    """One action in a case; `discretion` is Y, N or empty, as the record marks it."""

    on: date
    words: str
    discretion: str
    office: Office
    reason: circumstance.Reason = (None, None)


def exercise(
    tool: str, person: Person, office: Office, on: date, seen: bool, chance: Chance
) -> tuple[tuple[Action, ...], Discretion]:
    """Discretion of an attorney on one day: the action, if it is held, and the act.

    `seen` where a record of the court shows the same act.
    """
    words, stage, act = TOOLS[tool]
    held = chance.happens(rates.OPLA_ACTS_ARE_HELD)
    marked = held and chance.happens(rates.OPLA_SAYS_SO)
    done = Discretion(Component.ICE, on, stage, act, seen or marked)
    if not held:
        return (), done
    why = circumstance.reason(person, on, chance)
    return (Action(on, words, "Y" if marked else "", office, why),), done


def without_discretion(words: str, office: Office, on: date, chance: Chance) -> Action:
    """An action for other reasons, which the record denies or leaves open."""
    return Action(on, words, _ORDINARY.draw(chance), office)


def continued(office: Office, on: date, chance: Chance) -> Action:
    """An action that leaves the case pending."""
    return without_discretion(_LEAVES_PENDING.draw(chance), office, on, chance)


def row(
    action: Action, person: Person, case: int, part: int, identity: Mapping[str, str]
) -> dict[str, str]:
    """What the attorneys' case management holds of an action."""
    basis, special = action.reason
    return {
        **identity,
        "acted_on": action.on.isoformat(),
        "action": action.words,
        "prosecutorial_discretion": action.discretion,
        "basis": circumstance.words(basis),
        "circumstance": circumstance.words(special),
        "office": action.office.area,
        "court_action_id": numbers.part_number(person.number, case, part),
    }
