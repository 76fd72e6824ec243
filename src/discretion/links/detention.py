"""Detentions: stays in custody, each once however many facilities it led through."""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.codes.office import Office
from discretion.links.link import Link
from discretion.links.unite import merged, unite
from discretion.record import Component, Record, Tables, column


class Detention(Record, plural="detentions"):
    """A stay of a person in immigration detention.

    A stay is one or more stints in facilities, which are its records. Where the source
    does not say which stay a stint belongs to, the stint stands alone.
    """

    person_id: str = column("The person detained.", refers="Person")
    component: Component = column("Component that detained.")
    detained_on: date = column("Day the stay began.", on=True)
    released_on: date | None = column(
        "Day the stay ended; null while it lasts or where the source does not say."
    )
    release_reason: str | None = column(
        "Why the stay ended, as EID words it; null while it lasts.", filtered=True
    )
    office: Office | None = column("Office that detained.")
    stints: int = column("Stints of the stay on record.")


def _detentions(tables: Tables) -> Any:
    rows = unite(tables, Detention)
    stays = merged(rows, Detention, ["detained_on", "record_id"]).drop("stints")
    counted = rows.group_by("id").agg(stints=rows.count())
    return stays.join(counted, "id")


DETENTION = Link(Detention, _detentions)
"""One row per stay."""
