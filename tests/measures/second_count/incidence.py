"""Second count of incidences by year: later offenses, and requests after referrals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date

from discretion.measures import NAMED
from tests.links.second_count.united import Known
from tests.measures.plain_survival import Point, points
from tests.measures.second_count.facts import Facts
from tests.measures.second_count.following import departure, firsts, watch
from tests.measures.second_count.groups import Names, grouped
from tests.measures.second_count.referral import until_filing
from tests.measures.second_count.sources import (
    anything_loaded,
    missing,
    not_loaded,
    starts_missing,
)
from tests.measures.second_count.told import Figures, Told, stated

_ENDS = (365, 730, 1095, 1461, 1826, 2191, 2556, 2922, 3287, 3652)
"""The last day of each year since the start, a year being 365 days and a quarter."""

_CRIME, _MEETING = ("IceCriminalHistory",), ("IceArrest", "CbpApprehension")


def later_offense(measure: str, facts: Facts, by: Sequence[str]) -> Told:
    """By outcome, way of counting the undetermined, and years."""
    by = ("outcome", "undetermined", *by)
    rows = _by_year(measure, facts, by, watched(facts), "decided_on", 2)
    return _told(measure, facts, ("outcome", "undetermined", "years", *by[2:]), rows)


def time_to_filing(measure: str, facts: Facts, by: Sequence[str]) -> Told:
    """By years since the referral."""
    rows = _by_year(measure, facts, by, until_filing(facts), "referred_on", 0)
    return _told(measure, facts, ("years", *by), rows)


def later_offense_rate(measure: str, facts: Facts, by: Sequence[str]) -> Told:
    """First events for the time that people were watched."""
    by = ("outcome", "undetermined", *by)
    rows: dict[Names, Figures] = {}
    for names, people in grouped(watched(facts), by, "decided_on").items():
        ended = [one["ended"] for one in people]
        events = sum(why == "EVENT" for _, why in ended)
        years = sum(days for days, _ in ended) / 365.25
        values = {
            "at_risk": len(ended),
            "events": events,
            "person_years": years,
            "rate": 1000 * events / years if years else None,
        }
        rows[names] = _stated(measure, facts, names, values)
    return _told(measure, facts, by, rows)


def _told(
    measure: str, facts: Facts, by: Sequence[str], rows: dict[Names, Figures]
) -> Told:
    rows |= not_loaded(measure, by, rows, facts)
    return Told(rows or _nobody(measure, facts), None, missing(measure, facts))


def _nobody(measure: str, facts: Facts) -> dict[Names, Figures]:
    """One row that says why there is none."""
    state = "NOT_YET_OBSERVED" if anything_loaded(measure, facts) else "NOT_LOADED"
    return {(): dict.fromkeys(NAMED[measure].figures, (None, state))}


def watched(facts: Facts) -> list[Known]:
    """Each person for three outcomes and two ways of counting what is undated."""
    return [
        {**first, "outcome": outcome, "undetermined": undetermined, "ended": ended}
        for first in firsts(facts.links["decision"], "decided_on")
        for left in [departure(first["person"], first["decided_on"], facts)]
        for outcome, kinds in _KINDS.items()
        for until in [facts.known_until(kinds)]
        for undetermined in ("AS_NONE", "AS_EVENT")
        for event_on in [_first_event(first, outcome, undetermined, facts)]
        if (ended := watch(first["decided_on"], event_on, left, until))
    ]


_KINDS = {"ARREST": _CRIME, "CONVICTION": _CRIME, "APPREHENSION": _MEETING}


def _first_event(
    first: Known, outcome: str, undetermined: str, facts: Facts
) -> date | None:
    """The day of the first event after a decision."""
    start = first["decided_on"]
    if outcome == "APPREHENSION":
        met = (
            one["apprehended_on"]
            for one in facts.links["apprehension"]
            if one["person"] == first["person"]
        )
        return min((day for day in met if day > start), default=None)
    column = "arrested_on" if outcome == "ARREST" else "convicted_on"
    days = [
        one[column]
        for one in facts.links["offense"]
        if one["person"] == first["person"]
        and _counts(one, start, undetermined)
        and not (outcome == "CONVICTION" and one["status"] in _FALLEN)
    ]
    return min((day for day in days if day), default=None)


_FALLEN = ("DISMISSED", "OVERTURNED")


def _counts(offense: Known, start: date, undetermined: str) -> bool:
    """Whether conduct was later, or may have been where that is how it is counted."""
    names = ("offended_on", "arrested_on", "charged_on", "convicted_on")
    days = [offense[name] for name in names if offense[name]]
    if any(day <= start for day in days):
        return False
    return offense["offended_on"] is not None or undetermined == "AS_EVENT"


def _by_year(
    measure: str,
    facts: Facts,
    by: Sequence[str],
    people: Sequence[Known],
    day: str,
    place: int,
) -> dict[Names, Figures]:
    """Each group's years, whose names stand at a place among those of the group."""
    rows: dict[Names, Figures] = {}
    for names, group in grouped(people, by, day).items():
        for year, values in _years([one["ended"] for one in group]).items():
            both = (*names[:place], str(year), *names[place:])
            rows[both] = _stated(measure, facts, names, values)
    return rows


def _years(ended: Sequence[tuple[int, str]]) -> dict[int, dict[str, float | None]]:
    """What is told of each year, up to the first that nobody lived to see."""
    curve = points(ended)
    found: dict[int, dict[str, float | None]] = {}
    before = 0.0
    for year, end in enumerate(_ENDS, 1):
        if not ended or (found and not found[year - 1]["rests_on"]):
            break
        by_then = [point for point in curve if point.days <= end]
        found[year] = _of_year(by_then, before)
        at_risk = sum(days >= end for days, _ in ended)
        found[year]["at_risk"] = at_risk
        found[year]["rests_on"] = max(at_risk, _finished(ended, end))
        before = float(by_then[-1].incidence) if by_then else 0.0
    return found


def _finished(ended: Sequence[tuple[int, str]], end: int) -> int:
    """On how many a curve rests that ended by then; 0 where it did not end.

    Where everyone's fate is seen, on all of them, else on those of the last day.
    """
    last = max(days for days, _ in ended)
    if last > end or (last, "CENSORED") in ended:
        return 0
    if all(why != "CENSORED" for _, why in ended):
        return len(ended)
    return sum(days == last for days, _ in ended)


def _of_year(by_then: Sequence[Point], before: float) -> dict[str, float | None]:
    last = by_then[-1] if by_then else None
    share = float(last.incidence) if last else 0.0
    low, high = _interval(share, float(last.variance) if last else 0.0)
    return {
        "events": sum(point.events for point in by_then),
        "competing": sum(point.competing for point in by_then),
        "incidence": share,
        "incidence_low": low,
        "incidence_high": high,
        "free": float(last.survival) if last else 1.0,
        "if_none_were_removed": float(1 - last.alone) if last else 0.0,
        "failure_rate": (share - before) / (1 - before) if before < 1 else None,
    }


def _interval(share: float, variance: float) -> tuple[float | None, float | None]:
    """95 per cent, even on the scale of the log of the negative log."""
    if not 0 < share < 1:
        return None, None
    width = 1.959963984540054 * math.sqrt(variance) / abs(share * math.log(share))
    return share ** math.exp(width), share ** math.exp(-width)


def _stated(
    measure: str, facts: Facts, names: Names, values: Mapping[str, float | None]
) -> Figures:
    """The values with their states: what is not known, and then what is too small."""
    doubts = _doubted(measure, facts, names)
    rests_on = values.get("rests_on", values["at_risk"]) or 0
    found = {}
    for name, value in values.items():
        if name == "rests_on":
            continue
        doubt = doubts.get(name)
        if name not in _COUNTS and doubt != "NOT_LOADED":
            if not rests_on:
                doubt = "NOT_YET_OBSERVED"
            elif rests_on < 10:
                doubt = "SUPPRESSED"
        found[name] = stated(value, doubt, "MEASURED")
    return found


_COUNTS = ("at_risk", "events", "competing", "person_years")


def _doubted(measure: str, facts: Facts, names: Names) -> dict[str, str]:
    """States that follow from what extracts tell of starts, events and departures."""
    filing = measure == "time_to_filing"
    kinds = ("UscisDacaRequest",) if filing else _KINDS[names[0]]
    if not facts.loaded(kinds):
        return dict.fromkeys([*_TOO_LOW, *_TOO_HIGH, *_NEVER], "NOT_LOADED")
    blind = not facts.tells_of_everyone(kinds)
    perhaps = blind and not filing and names[:2] in _PERHAPS
    left = not facts.tells_of_everyone(_LEAVING)
    start = starts_missing(measure, facts)
    states = {}
    for name in (*_TOO_LOW, *_TOO_HIGH, *_NEVER):
        at_start = measure == "later_offense_rate" and name == "at_risk"
        low = (blind and name in _TOO_LOW) or (left and name in _LEFT_LOW)
        high = (blind and name in _TOO_HIGH) or (left and name in _LEFT_HIGH)
        if name == "competing" and not facts.loaded(_LEAVING):
            states[name] = "NOT_LOADED"
        elif blind and name in _NEVER:
            states[name] = "NOT_KNOWN"
        elif start or (
            ((low and high) or (perhaps and (low or high))) and not at_start
        ):
            states[name] = "INCOMPLETE"
        elif (low or high) and not at_start:
            states[name] = "AT_LEAST" if low else "AT_MOST"
    return states


_LEAVING = ("IceRemoval", "IceDetention")
_PERHAPS = (("ARREST", "AS_EVENT"), ("CONVICTION", "AS_EVENT"))
_NEVER = ("incidence_high", "free", "failure_rate")
_TOO_LOW = (
    *("events", "incidence", "incidence_low", "if_none_were_removed"),
    "rate",
)
_TOO_HIGH = ("at_risk", "competing", "person_years")
_LEFT_LOW = ("competing", "if_none_were_removed", "rate")
_LEFT_HIGH = ("at_risk", "free", "person_years")
"""What is too low or too high, where events or departures are not all seen."""
