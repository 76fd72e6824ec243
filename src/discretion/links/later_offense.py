"""Later offenses: whether conduct charged against a person came after a decision."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.codes.offense import OffenseStatus
from discretion.links.decision import Decision
from discretion.links.link import Link
from discretion.links.offense import Offense
from discretion.record import Record, Tables, Word, column


class Determination(Word):
    """Whether an offense came after a decision."""

    LATER = "LATER", "The conduct is dated after the decision day."
    NOT_LATER = (
        "NOT_LATER",
        "The conduct, arrest, charge or conviction is dated on or before that day.",
    )
    UNDETERMINED = (
        "UNDETERMINED",
        "The conduct or the decision is undated, and no date settles it.",
    )


class LaterOffense(Record):
    """An offense of a person, seen from one decision about that person.

    A conviction dated after a decision may be for earlier conduct: only the day of the
    conduct makes it later. Dismissed and overturned charges are left out.
    """

    decision_id: str = column(
        "The decision it is seen from.", refers="Decision", reverse="later_offenses"
    )
    offense_id: str = column("The offense.", refers="Offense")
    determination: Determination = column("Whether the offense came later.")
    days_after: int | None = column(
        "Whole days from the decision to the conduct; null unless LATER; never 0."
    )


def _later_offenses(tables: Tables) -> Any:
    decisions = tables.table(Decision.table)
    offenses = tables.table(Offense.table)
    dropped = [OffenseStatus.DISMISSED.value, OffenseStatus.OVERTURNED.value]
    counted = offenses.filter(~offenses.status.isin(dropped).fill_null(False))
    pairs = decisions.select("person_id", "decided_on", decision_id="id").join(
        counted.drop("component").rename(offense_id="id"), "person_id"
    )
    pairs = pairs.mutate(determination=determination(pairs))
    later = pairs.determination == Determination.LATER.value
    days = (pairs.offended_on - pairs.decided_on).cast("int64")
    return pairs.mutate(
        id=ibis.literal("LaterOffense_")
        + pairs.decision_id.replace("Decision_", "")
        + pairs.offense_id.replace("Offense_", ""),
        days_after=later.ifelse(days, ibis.null("int64")),
    )


def determination(pairs: Any) -> Any:
    """Whether the conduct of each offense came after the decision beside it."""
    dates = (pairs.offended_on, pairs.arrested_on, pairs.charged_on, pairs.convicted_on)
    earliest = ibis.least(*dates)
    return ibis.cases(
        (earliest <= pairs.decided_on, Determination.NOT_LATER.value),
        (pairs.offended_on > pairs.decided_on, Determination.LATER.value),
        else_=Determination.UNDETERMINED.value,
    )


LATER_OFFENSE = Link(LaterOffense, _later_offenses)
"""One row per decision and counted offense of one person."""
