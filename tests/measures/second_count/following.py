"""Second count of follow-up: when each person's watch ends, and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.links.second_count.united import Known
from tests.measures.second_count.facts import Facts

Left = tuple[date, str]


def firsts(rows: Iterable[Known], day: str) -> list[Known]:
    """Each person's first row that has a day; of several on one day, the lowest id."""
    dated = [row for row in rows if row[day] is not None]
    first: dict[str, Known] = {}
    for row in sorted(dated, key=lambda row: (row[day], row["id"])):
        first.setdefault(row["person"], row)
    return list(first.values())


def departure(person: str, since: date, facts: Facts) -> Left | None:
    """The first removal, or death in custody, of a person from a day on, and which."""
    gone = [
        *((one["removed_on"], "REMOVED", one) for one in facts.links["removal"]),
        *(
            (one["released_on"], "DIED", one)
            for one in facts.links["detention"]
            if one["release_reason"] == "Died"
        ),
    ]
    own = [
        (day, why)
        for day, why, one in gone
        if one["person"] == person and day is not None and day >= since
    ]
    return min(own, default=None)


def watch(
    since: date, event_on: date | None, left: Left | None, known_until: date | None
) -> tuple[int, str] | None:
    """After how many days the watch ends and why; nothing where there is none.

    Where nothing at all is known, nobody is watched for any time.
    """
    until = since if known_until is None else known_until
    if until < since:
        return None
    end, why = until, "CENSORED"
    if left and left[0] <= end:
        end, why = left
    if event_on and event_on <= end:
        end, why = event_on, "EVENT"
    return (end - since).days, why
