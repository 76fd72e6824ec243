"""Second count of follow-up: how long after a decision an offense could be seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.links.second_count.extract import Extract
from tests.links.second_count.united import Known


def followed(
    decisions: Iterable[Known],
    extracts: Iterable[Extract],
    removals: Iterable[Known],
    detentions: Iterable[Known],
) -> list[Known]:
    """Each decision, with the last day of its follow-up and the days until then."""
    complete_until = _complete_until(extracts)
    gone = [(one["person"], one["removed_on"]) for one in removals]
    gone += [
        (one["person"], one["released_on"])
        for one in detentions
        if one["release_reason"] == "Died"
    ]
    left: dict[str, list[date]] = {}
    for person, day in gone:
        if day:
            left.setdefault(person, []).append(day)
    return [
        {
            **one,
            **_until(one["decided_on"], left.get(one["person"], []), complete_until),
        }
        for one in decisions
    ]


def _until(
    decided_on: date | None, left: Iterable[date], complete_until: date | None
) -> Known:
    if decided_on is None or complete_until is None:
        return {"followed_until": None, "days_followed": None}
    until = min([complete_until, *(day for day in left if day >= decided_on)])
    days = max((until - decided_on).days, 0)
    return {"followed_until": until, "days_followed": days}


def _complete_until(extracts: Iterable[Extract]) -> date | None:
    """The day of the newest criminal histories, less the longest lag they say.

    Where any of them does not say its lag, none is known, and none is taken off.
    """
    histories = [one for one in extracts if one.kind == "IceCriminalHistory"]
    if not histories:
        return None
    lags = [one.lag for one in histories]
    known = [lag for lag in lags if lag is not None]
    longest = max(known) if len(known) == len(lags) else 0
    return max(one.as_of for one in histories) - timedelta(longest)
