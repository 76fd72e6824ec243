"""Immigration courts: the proceedings of a case, how they end, and EOIR's record.

One act of discretion may stand in two records of one day: EOIR's code of a proceeding,
and the action of ICE's attorney. Sometimes only one tells of it, or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.synthesis import court_action, numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.court_action import Action
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.person import Person
from discretion.synthesis.places import Office

_CASE_TYPES = Odds({"RMV": 0.93, "WHO": 0.03, "DEP": 0.02, "AOC": 0.02})
_MOVES = Odds({"C": 0.65, "T": 0.35})
_CLOSED = Odds({"K": 0.45, "A": 0.2, "B": 0.15, "O": 0.1, "F": 0.1})
_CLOSED_BY_DISCRETION = Odds({"Y": 0.8, "M": 0.2})
_JUDGED: Mapping[str, str] = {
    "ORDERED": "X",
    "RELIEF": "R",
    "DEPARTS": "V",
    "TERMINATED": "T",
    "PD_TERMINATE": "T",
    "PD_DISMISS": "U",
}
"""End of a case to the judge's decision code."""

_OUT_OF_COURT = ("PD_NOT_FILED", "PD_CANCELED")


class Proceeding(NamedTuple):
    """One proceeding of a case; none of its last three is set while it is pending."""

    case_type: str
    custody: str
    completed_on: date | None = None
    decision: str = ""
    other: str = ""


class Appeal(NamedTuple):
    """One appeal to the Board; undecided while pending."""

    filed_on: date
    case_type: str
    decided_on: date | None
    decision: str


class Trial(NamedTuple):
    """All that became of a case in court.

    `end` tells how, `ended_on` when, and `ordered_on` is the day of a final order.
    """

    end: str
    ended_on: date | None
    ordered_on: date | None = None
    proceedings: tuple[Proceeding, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    actions: tuple[Action, ...] = ()
    acts: tuple[Discretion, ...] = ()


class Docket(NamedTuple):
    """A case as it comes to court."""

    person: Person
    office: Office
    opened_on: date
    custody: str
    lenient: bool

    @property
    def held(self) -> bool:
        """True where the person is detained until the judge decides."""
        return self.custody == "D"


def hear(docket: Docket, chance: Chance) -> Trial:
    """What becomes of a case before the judge, within the window."""
    end = rates.COURT_ENDS[docket.lenient].draw(chance)
    if end in _OUT_OF_COURT:
        return _never_filed(docket, end, chance)
    days = chance.between(*rates.COURT_DAYS[docket.held])
    ended_on = docket.opened_on + timedelta(days)
    blank = Proceeding(_CASE_TYPES.draw(chance), docket.custody)
    moves = _moves(blank, docket.opened_on, ended_on, chance)
    actions = _continued(docket, ended_on, chance)
    if ended_on > rates.LAST_DAY:
        return Trial("PENDING", None, None, (*moves, blank), (), actions)
    trial = _judged(docket, end, ended_on, blank, chance)
    return trial._replace(
        proceedings=(*moves, *trial.proceedings), actions=(*actions, *trial.actions)
    )


def _never_filed(docket: Docket, end: str, chance: Chance) -> Trial:
    """The attorney does not file the notice to appear, or cancels it."""
    on = docket.opened_on + timedelta(chance.between(5, 60))
    if on > rates.LAST_DAY:
        return Trial("PENDING", None)
    actions, act = court_action.exercise(
        end, docket.person, docket.office, on, False, chance
    )
    return Trial(end, on, actions=actions, acts=(act,))


def _moves(
    blank: Proceeding, opened_on: date, ended_on: date, chance: Chance
) -> tuple[Proceeding, ...]:
    """Earlier proceedings, ended by a change of venue or a transfer."""
    count = rates.MOVES.draw(chance)
    if not count:
        return ()
    days = sorted(chance.day(opened_on, ended_on) for _ in range(count))
    return tuple(
        blank._replace(completed_on=on, other=_MOVES.draw(chance))
        for on in days
        if on <= rates.LAST_DAY
    )


def _continued(docket: Docket, ended_on: date, chance: Chance) -> tuple[Action, ...]:
    if not chance.happens(rates.CONTINUED):
        return ()
    on = chance.day(docket.opened_on, ended_on)
    if on > rates.LAST_DAY:
        return ()
    return (court_action.continued(docket.office, on, chance),)


def _judged(
    docket: Docket, end: str, on: date, blank: Proceeding, chance: Chance
) -> Trial:
    done = blank._replace(completed_on=on, decision=_JUDGED.get(end, ""))
    ordered_on = on if end == "ORDERED" else None
    if end == "CLOSED":
        done = done._replace(other=_CLOSED.draw(chance))
    if end not in court_action.TOOLS:
        return Trial(end, on, ordered_on, (done,))
    seen = end == "PD_CLOSE" and chance.happens(rates.EOIR_SAYS_SO)
    if end == "PD_CLOSE":
        done = done._replace(
            other=_CLOSED_BY_DISCRETION.draw(chance) if seen else _CLOSED.draw(chance)
        )
    actions, act = court_action.exercise(
        end, docket.person, docket.office, on, seen, chance
    )
    return Trial(end, on, ordered_on, (done,), (), actions, (act,))


def row(
    proceeding: Proceeding,
    person: Person,
    case: int,
    part: int,
    identity: Mapping[str, str],
) -> dict[str, str]:
    """What EOIR holds of a proceeding."""
    on = proceeding.completed_on
    return {
        **identity,
        "completed_on": on.isoformat() if on else "",
        "case_type": proceeding.case_type,
        "decision_code": proceeding.decision,
        "other_completion": proceeding.other,
        "custody": proceeding.custody,
        "idnproceeding": numbers.part_number(person.number, case, part),
    }
