"""Removal cases: what has become of each by a day, in the words of EARM.

A category is a state and not an act: that deferred action was granted is written there,
and the day is not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.court import Trial
from discretion.synthesis.court_action import Action
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.person import Person
from discretion.synthesis.places import Office

_ADMINISTRATIVE: Mapping[str, str] = {
    "VOLUNTARY": "[9] VR Under Safeguards",
    "EXPEDITED": "[8F] Expedited Removal",
    "FEAR": "[8G] Expedited Removal - Credible Fear Referral",
    "REINSTATED": "[16] Reinstated Final Order",
    "ADMINISTRATIVE": "[11] Administrative Deportation / Removal",
}
"""Categories of cases that no judge decides, by what the case began with."""

_DEFERRED = "[5D] Final Order of Deportation / Removal - Deferred Action Granted"
_NO_DOCUMENT = "[5F] Unable to Obtain Travel Document"
_UNDER_JUDGE = {
    False: "[2A] Deportable - Under Adjudication by IJ",
    True: "[8B] Excludable / Inadmissible - Under Adjudication by IJ",
}
_UNDER_BOARD = {
    False: "[2B] Deportable - Under Adjudication by BIA",
    True: "[8D] Excludable / Inadmissible - Under Adjudication by BIA",
}
_FUGITIVE = {
    False: "[5B] Removable - ICE Fugitive",
    True: "[8E] Inadmissible - ICE Fugitive",
}
_FINAL = {
    False: "[3] Deportable - Administratively Final Order",
    True: "[8C] Excludable / Inadmissible - Administrative Final Order Issued",
}
"""Categories by whether the person was met at the border."""

_ENDED: Mapping[str, str] = {
    "RELIEF": "B-Relief Granted",
    "TERMINATED": "A-Proceedings Terminated",
    "PD_TERMINATE": "A-Proceedings Terminated",
    "PD_DISMISS": "A-Proceedings Terminated",
    "PD_CANCELED": "E-Charging Document Canceled by ICE",
    "PD_NOT_FILED": "E-Charging Document Canceled by ICE",
    "GRANTED_IN_CUSTODY": "E-Charging Document Canceled by ICE",
}
"""End in court to the status of the case; the other cases stay active."""

_REMOVED = {
    False: "6-Deported/Removed - Deportability",
    True: "8-Excluded/Removed - Inadmissibility",
}


class Case(NamedTuple):
    """One removal case and the days on which it changed, none of them if it did not.

    `began` tells what it began with; COURT is a notice to appear. `program` and
    `disposition` are those of the officers who opened it; `actions` and `acts` are
    those of attorneys after an order.
    """

    number: int
    began: str
    opened_on: date
    office: Office
    at_border: bool
    program: str
    disposition: str
    trial: Trial | None = None
    ordered_on: date | None = None
    deferred_on: date | None = None
    deferral_recorded: bool = False
    no_document_on: date | None = None
    fugitive_on: date | None = None
    left_on: date | None = None
    died_on: date | None = None
    actions: tuple[Action, ...] = ()
    acts: tuple[Discretion, ...] = ()


class State(NamedTuple):
    """Where a case stands on a day, as EARM writes it."""

    status: str
    category: str
    ordered_on: str


def state(case: Case, on: date) -> State:
    """Status, category and final order of the case as of that day."""
    ordered = case.ordered_on if _by(case.ordered_on, on) else None
    return State(
        _status(case, on), _category(case, on), ordered.isoformat() if ordered else ""
    )


def state_of_latest(cases: Sequence[Case], on: date) -> State:
    """Where the latest case opened by that day stands; nothing without one."""
    opened = [case for case in cases if case.opened_on <= on]
    return state(opened[-1], on) if opened else State("", "", "")


def standing(cases: Sequence[Case], on: date) -> str:
    """How the person stands by the latest case: IN_COURT, ORDERED, DEFERRED or NONE."""
    if not cases or _by(cases[-1].left_on, on):
        return "NONE"
    case = cases[-1]
    if _by(case.deferred_on, on):
        return "DEFERRED"
    if _by(case.ordered_on, on):
        return "ORDERED"
    trial = case.trial
    over = trial and _by(trial.ended_on, on) and trial.end != "DEPARTS"
    return "NONE" if over else "IN_COURT"


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _status(case: Case, on: date) -> str:
    if _by(case.died_on, on):
        return "7-Died"
    if _by(case.left_on, on):
        if case.began == "VOLUNTARY":
            return "9-VR Witnessed"
        if case.ordered_on is None:
            return "3-Voluntary Departure Confirmed"
        return _REMOVED[case.at_border]
    if case.trial and _by(case.trial.ended_on, on):
        return _ENDED.get(case.trial.end, "ACTIVE")
    return "ACTIVE"


def _category(case: Case, on: date) -> str:
    if _by(case.deferred_on, on) and case.deferral_recorded:
        return _DEFERRED
    if _by(case.no_document_on, on) and not _by(case.left_on, on):
        return _NO_DOCUMENT
    if case.began in _ADMINISTRATIVE and case.trial is None:
        return _ADMINISTRATIVE[case.began]
    if _by(case.ordered_on, on):
        fugitive = _by(case.fugitive_on, on) and not _by(case.left_on, on)
        return (_FUGITIVE if fugitive else _FINAL)[case.at_border]
    trial = case.trial
    if trial and trial.end == "DEPARTS" and _by(trial.ended_on, on):
        return "[1A] Voluntary Departure - Un-Expired and Un-Extended Departure Period"
    before_board = trial is not None and any(
        appeal.filed_on <= on and not _by(appeal.decided_on, on)
        for appeal in trial.appeals
    )
    return (_UNDER_BOARD if before_board else _UNDER_JUDGE)[case.at_border]


def _changed_on(case: Case) -> date:
    """The latest day on which the case changed."""
    ended_on = case.trial.ended_on if case.trial else None
    days = (
        case.opened_on,
        ended_on,
        case.ordered_on,
        case.deferred_on,
        case.no_document_on,
        case.fugitive_on,
        case.left_on,
        case.died_on,
    )
    return max(day for day in days if day)


def row(
    case: Case, person: Person, identity: Mapping[str, str], chance: Chance
) -> dict[str, str]:
    """What EARM holds of a case, as it was seen within a year of its last change."""
    last = min(_changed_on(case) + timedelta(365), rates.LAST_DAY)
    recorded_on = chance.day(_changed_on(case), last)
    status, category, ordered_on = state(case, recorded_on)
    return {
        **identity,
        "recorded_on": recorded_on.isoformat(),
        "case_status": status,
        "case_category": category,
        "docket_aor": case.office.area,
        "final_order_date": ordered_on,
        "citizenship_country": person.country.name.upper(),
        "eid_case_id": numbers.paper_number("", person.number, case.number),
    }
