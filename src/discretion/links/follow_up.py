"""Follow-up: how long after a decision a later offense could have been seen.

A person who was removed or died is no longer at risk, and nobody is known of after the
day up to which criminal histories are complete, which is the day as of which they were
extracted less the days that their source lags behind: decisions of different years
compare only by the time at risk.
"""

from __future__ import annotations

from typing import Any

import ibis

from discretion.codes.release_reason import DIED
from discretion.links.detention import Detention
from discretion.links.offense import Offense
from discretion.links.removal import Removal
from discretion.links.unite import sources_of
from discretion.record import Tables


def followed(decisions: Any, tables: Tables) -> Any:
    """Decisions, each with the end of its follow-up and the days until then."""
    rows = decisions.left_join(_left(decisions, tables), "id").drop("id_right")
    known_until = _known_until(tables)
    known = known_until.notnull() & rows.decided_on.notnull()
    until = known.ifelse(ibis.least(rows.left_on, known_until), ibis.null("date"))
    days = (until - rows.decided_on).cast("int64")
    at_risk = until.isnull().ifelse(ibis.null("int64"), ibis.greatest(days, 0))
    return rows.mutate(followed_until=until, days_followed=at_risk)


def _left(decisions: Any, tables: Tables) -> Any:
    """The first day from each decision on which the person was removed or died."""
    removals = tables.table(Removal.table)
    stays = tables.table(Detention.table)
    deaths = stays.filter(stays.release_reason == DIED)
    left = removals.select("person_id", left_on="removed_on").union(
        deaths.select("person_id", left_on="released_on")
    )
    pairs = decisions.select("id", "person_id", "decided_on").join(left, "person_id")
    after = pairs.filter(pairs.left_on >= pairs.decided_on)
    return after.group_by("id").agg(left_on=after.left_on.min())


def _known_until(tables: Tables) -> Any:
    """The day up to which criminal histories, which tell days of conduct, are complete.

    A source that does not say how far it lags behind is taken at its word.
    """
    coverage = tables.table("coverage")
    names = [
        raw.__name__
        for raw in sources_of(Offense)
        if any(becomes.columns.get("offended_on") for becomes in raw.becomes)
    ]
    histories = coverage.filter(coverage.record_type.isin(names))
    lag = histories.reporting_lag_days.fill_null(0).as_interval("D")
    # DuckDB makes a moment of a day less an interval; Ibis takes it for a day.
    complete_until = (histories.as_of - lag).cast("timestamp").cast("date")
    return complete_until.max().as_scalar()
