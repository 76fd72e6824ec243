"""Appeals to the Board of Immigration Appeals: who appeals, and how the Board decides.

A person appeals an order, ICE appeals relief. ICE may drop either case as an act of
discretion, which the Board's code tells unless it gives a plainer one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from discretion.codes.discretion import Act, Stage
from discretion.record import Component
from discretion.synthesis import court_action, numbers, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.court import Appeal, Docket, Proceeding, Trial
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.person import Person

_PLAINER: Mapping[str, str] = {"APD": "ADM", "TPD": "TER", "WPD": "WDL"}
"""What the Board writes where it does not say that ICE exercised discretion."""

_ACTS: Mapping[str, Act] = {"APD": Act.CLOSE, "TPD": Act.TERMINATE}
_ENDS: Mapping[str, str] = {
    "APD": "CLOSED",
    "TPD": "TERMINATED",
    "WPD": "RELIEF",
    "REM": "PENDING",
}
"""Decision to how the case then stands; the others uphold or make an order."""


def appealed(trial: Trial, docket: Docket, chance: Chance) -> Trial:
    """The case with its appeal, if anyone appeals."""
    if trial.end == "RELIEF" and chance.happens(rates.APPEAL_WAIVED):
        return _waived(trial, docket, chance)
    if trial.ended_on is None or not chance.happens(rates.APPEALS.get(trial.end, 0)):
        return trial
    filed_on = trial.ended_on + timedelta(chance.between(5, 30))
    if filed_on > rates.LAST_DAY:
        return trial
    decided_on = filed_on + timedelta(chance.between(60, 500))
    appeal = Appeal(filed_on, trial.proceedings[-1].case_type, None, "")
    trial = trial._replace(ordered_on=None, appeals=(appeal,))
    if decided_on > rates.LAST_DAY:
        return trial._replace(end="ON_APPEAL", ended_on=None)
    return _decided(trial, docket, decided_on, chance)


def _waived(trial: Trial, docket: Docket, chance: Chance) -> Trial:
    on = trial.ended_on
    if on is None:
        return trial
    actions, act = court_action.exercise(
        "WAIVED", docket.person, docket.office, on, False, chance
    )
    return trial._replace(actions=(*trial.actions, *actions), acts=(*trial.acts, act))


def _decided(trial: Trial, docket: Docket, on: date, chance: Chance) -> Trial:
    """The Board decides: it upholds, reverses or remands, or ICE drops the case."""
    decision = rates.BOARD_ENDS[trial.end].draw(chance)
    seen = decision in _PLAINER and chance.happens(rates.EOIR_SAYS_SO)
    code = decision if seen else _PLAINER.get(decision, decision)
    appeals = (trial.appeals[0]._replace(decided_on=on, decision=code),)
    trial = trial._replace(appeals=appeals, ended_on=on)
    if decision == "WPD":
        actions, act = court_action.exercise(
            decision, docket.person, docket.office, on, seen, chance
        )
        trial = trial._replace(
            actions=(*trial.actions, *actions), acts=(*trial.acts, act)
        )
    elif decision in _ACTS:
        act = Discretion(Component.ICE, on, Stage.APPEAL, _ACTS[decision], seen)
        trial = trial._replace(acts=(*trial.acts, act))
    return _standing_after(trial, decision, on)


def _standing_after(trial: Trial, decision: str, on: date) -> Trial:
    if decision == "REM":
        last = trial.proceedings[-1]
        pending = Proceeding(last.case_type, last.custody)
        trial = trial._replace(ended_on=None, proceedings=(*trial.proceedings, pending))
    if decision in _ENDS:
        return trial._replace(end=_ENDS[decision])
    if trial.end == "RELIEF" and decision == "DIS":
        return trial
    return trial._replace(end="ORDERED", ordered_on=on)


def row(
    appeal: Appeal, person: Person, case: int, part: int, identity: Mapping[str, str]
) -> dict[str, str]:
    """What EOIR holds of an appeal."""
    on = appeal.decided_on
    return {
        **identity,
        "decided_on": on.isoformat() if on else "",
        "filed_on": appeal.filed_on.isoformat(),
        "case_type": appeal.case_type,
        "board_decision": appeal.decision,
        "idnappeal": numbers.part_number(person.number, case, part),
    }
