"""Removals of all components: who left the country under an order."""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.codes.office import Office
from discretion.links import priority as priorities
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, Tables, column


class Removal(Record, plural="removals"):
    """A removal or return of a person."""

    person_id: str = column("The person removed.", refers="Person")
    component: Component = column("Component that removed.")
    removed_on: date = column("Day of departure.", on=True)
    country: str | None = column("Country the person was sent to.", filtered=True)
    criminality: str | None = column(
        "Criminality as of the removal, in the source's three classes.", filtered=True
    )
    office: Office | None = column("Office that held the case.")
    priority: str | None = priorities.priority()
    priority_verdicts: str | None = priorities.priority_verdicts()


def _removals(tables: Tables) -> Any:
    rows = unite(tables, Removal).drop("priority", "priority_verdicts")
    return priorities.prioritised(rows, "removed_on", tables)


REMOVAL = Link(Removal, _removals)
"""One row per departure."""
