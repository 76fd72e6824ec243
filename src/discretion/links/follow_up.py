"""Follow-up: how long after a decision a later offense could have been seen.

A person who was removed or died is no longer at risk, and nobody is known of after the
day up to which criminal histories are complete, which is the day as of which they were
extracted less the days that their source lags behind: decisions of different years
compare only by the time at risk.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis

from discretion.codes.release_reason import DIED
from discretion.links.detention import Detention
from discretion.links.offense import Offense
from discretion.links.removal import Removal
from discretion.links.unite import sources_of
from discretion.record import Record, Tables

REMOVED = "REMOVED"
"""The person was removed or returned."""

DEAD = "DIED"
"""The person died in custody; other deaths are not recorded."""


def followed(decisions: Any, tables: Tables) -> Any:
    """Decisions, each with the end of its follow-up and the days until then."""
    rows = decisions.left_join(_left(decisions, tables), "id").drop("id_right")
    until = known_until(tables, histories())
    known = until.notnull() & rows.decided_on.notnull()
    until = known.ifelse(ibis.least(rows.left_on, until), ibis.null("date"))
    days = (until - rows.decided_on).cast("int64")
    at_risk = until.isnull().ifelse(ibis.null("int64"), ibis.greatest(days, 0))
    return rows.mutate(followed_until=until, days_followed=at_risk)


def departures(tables: Tables) -> Any:
    """The days on which persons were removed or died, with the cause."""
    removals = tables.table(Removal.table)
    stays = tables.table(Detention.table)
    died = stays.filter(stays.release_reason == DIED)
    return removals.select(
        "person_id", left_on="removed_on", why=ibis.literal(REMOVED)
    ).union(died.select("person_id", left_on="released_on", why=ibis.literal(DEAD)))


def histories() -> list[type[Record]]:
    """The record types that tell days of criminal conduct."""
    return [
        raw
        for raw in sources_of(Offense)
        if any(becomes.columns.get("offended_on") for becomes in raw.becomes)
    ]


def known_until(tables: Tables, sources: Sequence[type[Record]]) -> Any:
    """The last day of which all of these extracts tell.

    It is the day as of which they are, less what they report late, and no later than
    the end of their windows: what happened after that is in none of their rows. A
    source that does not say how far it lags behind is taken at its word. Null where
    none of them is loaded, or none says its day.
    """
    coverage = tables.table("coverage")
    loaded = coverage.filter(
        coverage.record_type.isin([record.__name__ for record in sources])
    )
    late = loaded.reporting_lag_days.fill_null(0)
    day = (loaded.as_of.cast("timestamp") - late.as_interval("D")).date()
    return ibis.least(day, loaded.covers_to).min().as_scalar()


def _left(decisions: Any, tables: Tables) -> Any:
    """The first day from each decision on which the person was removed or died."""
    pairs = decisions.select("id", "person_id", "decided_on").join(
        departures(tables), "person_id"
    )
    after = pairs.filter(pairs.left_on >= pairs.decided_on)
    return after.group_by("id").agg(left_on=after.left_on.min())
