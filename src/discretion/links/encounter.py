"""Encounters of all components: whom officers met, and how each was processed."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import Office
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, column


class Encounter(Record, plural="encounters"):
    """An event at which a component met a person; not yet an arrest."""

    person_id: str = column("The person met.", refers="Person")
    component: Component = column("Component that recorded the encounter.")
    encountered_on: date = column("Day of the encounter.", on=True)
    office: Office | None = column(
        "Office that held it: area of responsibility or field office."
    )
    disposition: str | None = column(
        "How the person was processed; null where not recorded.", filtered=True
    )


ENCOUNTER = Link(Encounter, lambda tables: unite(tables, Encounter))
"""One row per encounter record."""
