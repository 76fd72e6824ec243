"""Offenses of all components: criminal charges and what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.codes.offense import OffenseStatus
from discretion.links.link import Link
from discretion.links.unite import merged, unite
from discretion.record import Component, Record, Tables, column


class Offense(Record, plural="offenses"):
    """A criminal charge against a person, wherever it came from.

    A conviction that tables of detainers, detention or removals repeat is one offense;
    it is that of a criminal history which has a conviction of the same day and
    category. Dismissed and overturned charges stay here and are never later offenses.
    """

    person_id: str = column("The person charged.", refers="Person")
    component: Component = column("Component whose system reported it.")
    offended_on: date | None = column(
        "Day of the conduct; null where the source does not say.", on=True
    )
    arrested_on: date | None = column("Day of the criminal arrest; null if not given.")
    charged_on: date | None = column("Day of the charge; null if not given.")
    convicted_on: date | None = column("Day of the conviction; null if not given.")
    status: OffenseStatus | None = column(
        "What became of the charge; null where the source does not say."
    )
    category: str | None = column("NCIC offense category.", filtered=True)


def recorded(tables: Tables) -> Any:
    """Every record of an offense, with ``id`` of the offense it belongs to."""
    rows = unite(tables, Offense)
    rows = rows.mutate(repeated=rows.once.notnull())
    same = ["person_id", "convicted_on", "category"]
    by_history = (~rows.repeated).any().over(group_by=same)
    anchor = rows.id.first().over(group_by=same, order_by=["repeated", "record_id"])
    told = rows.repeated & rows.convicted_on.notnull() & by_history
    return rows.mutate(id=told.ifelse(anchor, rows.id))


OFFENSE = Link(
    Offense,
    lambda tables: merged(recorded(tables), Offense, ["repeated", "record_id"]),
)
"""One row per criminal charge."""
