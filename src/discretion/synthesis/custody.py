"""What becomes of a case: custody and court, and how each of them ends.

Each step returns what it puts on the agenda of the life, if anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from discretion.codes.request import RequestDecision
from discretion.synthesis import custody_request, rates
from discretion.synthesis.aftermath import (
    Event,
    defer,
    depart,
    flee,
    go_abroad,
    keep,
    stay_removal,
)
from discretion.synthesis.appeal import appealed
from discretion.synthesis.case import Case
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.court import Docket, Trial, hear
from discretion.synthesis.detention import RESETTLED, days_held, stay
from discretion.synthesis.life import Life

ORDERED_AT_ONCE = ("EXPEDITED", "REINSTATED", "ADMINISTRATIVE")
"""What cases begin with that need no judge: an officer orders removal."""

_ADULT, _OLD = 18, 65
_AFTER_FEAR = Odds(
    {"Paroled - Fear Found": 0.72, "Order of recognizance": 0.18, "Withdrawal": 0.1}
)
_REASONS: Mapping[str, str] = {
    "RELIEF": "Relief Granted by IJ",
    "DEPARTS": "Voluntary departure",
    "CLOSED": "Order of recognizance",
    "PD_CLOSE": "Order of recognizance",
}
"""Why detention ends by how the judge decides; proceedings are terminated else."""


def hold(life: Life, case: Case, on: date, chance: Chance) -> Event | None:
    """Take the person into custody; what then follows depends on the case."""
    if life.person.age(on) < _ADULT and not case.ordered_on:
        out_on = on + timedelta(chance.between(1, 5))
        _book(life, case, on, out_on, RESETTLED, chance)
        return to_court(life, case, out_on, "R", chance)
    if case.began == "FEAR":
        return _after_fear(life, case, on, chance)
    if case.ordered_on:
        return _until_removed(life, case, on, on, chance)
    return _until_judged(life, case, on, chance)


def to_court(
    life: Life, case: Case, on: date, custody: str, chance: Chance
) -> Event | None:
    """Bring the case of a person who is not detained before the judge, and the Board.

    An order may be followed by a departure, an act of discretion, flight or nothing.
    """
    if on > rates.LAST_DAY:
        return None
    docket = _docket(life, case, on, custody)
    trial = appealed(hear(docket, chance), docket, chance)
    case = keep(life, case._replace(trial=trial, ordered_on=trial.ordered_on))
    if trial.end == "DEPARTS" and trial.ended_on:
        leaves_on = trial.ended_on + timedelta(chance.between(10, 120))
        return leaves_on, "DEPARTS", case.number
    if not trial.ordered_on:
        return None
    then = rates.AFTER_ORDER.draw(chance)
    days = chance.between(5, 200)
    if then == "NOTHING":
        return None
    return trial.ordered_on + timedelta(days), then, case.number


def _docket(life: Life, case: Case, on: date, custody: str) -> Docket:
    person = life.person
    lenient = person.daca_eligible or person.age(on) >= _OLD
    return Docket(person, case.office, on, custody, lenient and life.clean(on))


def _book(
    life: Life, case: Case, on: date, out_on: date, reason: str, chance: Chance
) -> bool:
    """Hold the person from one day to another; true where the stay ends in time."""
    held = stay(len(life.stays), case, on, out_on, reason, chance)
    life.stays.append(held)
    life.held.append((on, out_on))
    life.free_from = out_on + timedelta(1)
    return held.booked_out_on is not None


def _after_fear(life: Life, case: Case, on: date, chance: Chance) -> Event | None:
    reason = _AFTER_FEAR.draw(chance)
    out_on = on + days_held(reason, chance)
    ended = _book(life, case, on, out_on, reason, chance)
    if ended and reason == "Withdrawal":
        go_abroad(life, out_on, date.max)
    return None


def _until_removed(
    life: Life, case: Case, on: date, ordered_on: date, chance: Chance
) -> Event | None:
    """Held until removal, or until it shows that there will be none."""
    reason = rates.HELD_FOR_REMOVAL[life.person.country.takes_back].draw(chance)
    out_on = ordered_on + days_held(reason, chance)
    if not _book(life, case, on, out_on, reason, chance):
        return None
    if reason == "Removed":
        return depart(life, case, out_on, chance)
    if reason == "Died":
        keep(life, case._replace(died_on=out_on))
        go_abroad(life, out_on, date.max)
    elif reason == "Order of Supervision - No SLRRFF":
        keep(life, case._replace(no_document_on=out_on))
    elif reason == "Escaped":
        flee(life, out_on, case.number, chance)
    elif reason == "Order of supervision" and chance.happens(rates.DEFERRED):
        defer(life, out_on, case.number, chance)
    elif reason.endswith("Humanitarian") and chance.happens(rates.STAYED):
        stay_removal(life, out_on, case.number, chance)
    return None


def _until_judged(life: Life, case: Case, on: date, chance: Chance) -> Event | None:
    """Held for court; a request for deferred action may come first."""
    least = on
    if _may_ask(life, on) and chance.happens(rates.ASKS_IN_CUSTODY):
        asked = custody_request.asked(len(life.custody_requests), on, chance)
        if asked.received_on <= rates.LAST_DAY:
            life.custody_requests.append(asked)
            least = asked.decided_on or asked.received_on
            if asked.decision is RequestDecision.APPROVED:
                _grant(life, case, on, least, chance)
                return None
    reason = rates.HELD_BEFORE_COURT.draw(chance)
    if reason is None:
        return _judged_in_custody(life, case, on, least, chance)
    out_on = max(on + days_held(reason, chance), least)
    _book(life, case, on, out_on, reason, chance)
    return to_court(life, case, out_on, "R", chance)


def _may_ask(life: Life, on: date) -> bool:
    eligible = life.person.daca_eligible and on >= rates.DACA_OPENED
    return eligible and not life.custody_requests and life.clean(on)


def _grant(life: Life, case: Case, on: date, granted_on: date, chance: Chance) -> None:
    """ICE grants deferred action: custody and case end on that day."""
    _book(life, case, on, granted_on, "Order of recognizance", chance)
    keep(life, case._replace(trial=Trial("GRANTED_IN_CUSTODY", granted_on)))


def _judged_in_custody(
    life: Life, case: Case, on: date, least: date, chance: Chance
) -> Event | None:
    trial = hear(_docket(life, case, max(on, least), "D"), chance)
    case = keep(life, case._replace(trial=trial, ordered_on=trial.ordered_on))
    if trial.ended_on is None:
        _book(life, case, on, date.max - timedelta(1), "", chance)
        return None
    if trial.ordered_on:
        return _until_removed(life, case, on, trial.ordered_on, chance)
    reason = _REASONS.get(trial.end, "Proceedings Terminated")
    _book(life, case, on, trial.ended_on, reason, chance)
    if trial.end == "DEPARTS":
        days = timedelta(chance.between(1, 20))
        return trial.ended_on + days, "DEPARTS", case.number
    return None
