"""Criminal history abroad, beside what is known of the person here."""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.codes.foreign_history import Availability, ForeignFinding
from discretion.codes.offense import OffenseStatus
from discretion.links.link import Link
from discretion.links.offense import Offense
from discretion.links.unite import unite
from discretion.record import Component, Record, Tables, column


class ForeignHistory(Record, plural="foreign_histories"):
    """A check of a person's criminal history in the home country.

    A person without any such row was perhaps never checked: that is not known.
    """

    person_id: str = column("The person checked.", refers="Person")
    component: Component = column("Component that checked.")
    checked_on: date | None = column(
        "Day of the check; null where none was made.", on=True
    )
    country: str | None = column("Home country.", filtered=True)
    availability: Availability = column(
        "Whether it was checked, and whether anything was found."
    )
    finding: ForeignFinding | None = column(
        "Convicted or wanted; null where nothing was found."
    )
    felony_there: bool | None = column(
        "True where it is a felony in the home country; null where not recorded."
    )
    may_not_be_identified_as_priority: bool = column(
        "True where a felony was found abroad and no conviction here is on record: "
        "those who look at domestic records alone may not see a priority."
    )


def _histories(tables: Tables) -> Any:
    rows = unite(tables, ForeignHistory).drop("may_not_be_identified_as_priority")
    offenses = tables.table(Offense.table)
    convicted = offenses.filter(offenses.status == OffenseStatus.CONVICTED.value)
    convicted = convicted.select("person_id").distinct()
    beside = rows.left_join(convicted, "person_id")
    found = beside.availability == Availability.FOUND.value
    felony = (found & beside.felony_there).fill_null(False)
    return beside.mutate(
        may_not_be_identified_as_priority=felony & beside.person_id_right.isnull()
    )


FOREIGN_HISTORY = Link(ForeignHistory, _histories)
"""One row per check."""
