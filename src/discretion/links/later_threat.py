"""Later threats: whether a person was taken for a threat after a decision."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.links.decision import Decision
from discretion.links.later_offense import Determination
from discretion.links.link import Link
from discretion.links.threat import Threat
from discretion.record import Record, Tables, column


class LaterThreat(Record):
    """A sign of a threat, seen from one decision about the person.

    It stands apart from later offenses: a level found later may rest on conduct before
    the decision.
    """

    decision_id: str = column(
        "The decision it is seen from.", refers="Decision", reverse="later_threats"
    )
    threat_id: str = column("The sign of a threat.", refers="Threat")
    determination: Determination = column("Whether the sign was found later.")
    days_after: int | None = column(
        "Whole days from the decision to the sign; null unless LATER; never 0."
    )


def _later_threats(tables: Tables) -> Any:
    decisions = tables.table(Decision.table)
    threats = tables.table(Threat.table)
    pairs = decisions.select("person_id", "decided_on", decision_id="id").join(
        threats.select("person_id", "found_on", threat_id="id"), "person_id"
    )
    later = pairs.found_on > pairs.decided_on
    days = (pairs.found_on - pairs.decided_on).cast("int64")
    return pairs.mutate(
        id=ibis.literal("LaterThreat_")
        + pairs.decision_id.replace("Decision_", "")
        + pairs.threat_id.replace("Threat_", ""),
        determination=ibis.cases(
            (later, Determination.LATER.value),
            (pairs.found_on <= pairs.decided_on, Determination.NOT_LATER.value),
            else_=Determination.UNDETERMINED.value,
        ),
        days_after=later.ifelse(days, ibis.null("int64")),
    )


LATER_THREAT = Link(LaterThreat, _later_threats)
"""One row per decision and sign of one person."""
