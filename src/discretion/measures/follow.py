"""What may end the follow-up of a person: removal, death, or the end of knowledge."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.links.follow_up import departures
from discretion.measures.survival import CENSORED, EVENT
from discretion.record import Tables


def firsts(rows: Any, day: str) -> Any:
    """The first row of each person by a day, which is also its `started_on`.

    A column of it that nobody asks for is not looked for, unlike a row by its number.
    """
    order = [day, "id"]
    kept = [name for name in rows.columns if name != "person_id"]
    return rows.group_by("person_id").agg(
        **{name: rows[name].first(order_by=order, include_null=True) for name in kept},
        started_on=rows[day].min(),
    )


def left(starts: Any, tables: Tables) -> Any:
    """The first removal or death of each person on or after the start, with the cause.

    ``starts`` has the columns `person_id` and `started_on`, one row for each person.
    """
    pairs = starts.select("person_id", "started_on").join(
        departures(tables), "person_id"
    )
    after = pairs.filter(pairs.left_on >= pairs.started_on)
    return after.group_by("person_id").agg(
        left_on=after.left_on.min(),
        why=after.why.first(order_by=["left_on", "why"]),
    )


def followed(starts: Any) -> Any:
    """The rows that are followed at all, each with its `days` and `cause`.

    ``starts`` has the days `started_on`, `event_on`, `left_on` with `why`, and
    `known_until`; all but the first may be null. What happens on one day counts in the
    order event, departure, end of knowledge. Where it is null, people stay and are
    followed for no day, so that a measure can say that nothing is known of them.
    """
    until = ibis.coalesce(starts.known_until, starts.started_on)
    rows = starts.mutate(known_until=until).filter(until >= starts.started_on)
    end = ibis.least(rows.left_on, rows.known_until)
    happened = (rows.event_on <= end).fill_null(False)
    gone = (rows.left_on <= rows.known_until).fill_null(False)
    last = happened.ifelse(rows.event_on, end)
    return rows.mutate(
        days=(last - rows.started_on).cast("int64"),
        cause=ibis.cases((happened, EVENT), (gone, rows.why), else_=CENSORED),
    )
