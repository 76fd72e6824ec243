"""Offenses of all components: criminal charges and what became of them."""

from __future__ import annotations

from datetime import date

from discretion.codes.offense import OffenseStatus
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, column


class Offense(Record, plural="offenses"):
    """A criminal charge against a person, wherever it came from.

    Dismissed and overturned charges stay here and are never later offenses.
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


OFFENSE = Link(Offense, lambda tables: unite(tables, Offense))
"""One row per criminal charge."""
