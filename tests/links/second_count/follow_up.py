"""Second count of follow-up: how long after a decision an offense could be seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.links.second_count.extract import Extract, covered
from tests.links.second_count.united import Known


def followed(
    decisions: Iterable[Known],
    extracts: Iterable[Extract],
    removals: Iterable[Known],
    detentions: Iterable[Known],
) -> list[Known]:
    """Each decision, with the last day of its follow-up and the days until then."""
    complete_until = tells_until(extracts, "IceCriminalHistory")
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


def tells_until(extracts: Iterable[Extract], kind: str) -> date | None:
    """The last day of which the extracts of a record type tell.

    The longest lag that any of them says is taken off.
    """
    ours = [one for one in extracts if one.kind == kind]
    if not ours:
        return None
    longest = max(one.lag or 0 for one in ours)
    as_of = max(one.as_of for one in ours) - timedelta(longest)
    window = covered(ours, kind)
    return min(as_of, window.last) if window else as_of
