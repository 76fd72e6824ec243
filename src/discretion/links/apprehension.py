"""Apprehensions of all components: whom officers caught or arrested."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import Office
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, column


class Apprehension(Record, plural="apprehensions"):
    """An apprehension or administrative arrest of a person."""

    person_id: str = column("The person apprehended.", refers="Person")
    component: Component = column("Component that recorded the apprehension.")
    apprehended_on: date = column("Day of the apprehension.", on=True)
    office: Office | None = column(
        "Office that made it: sector or area of responsibility."
    )


APPREHENSION = Link(Apprehension, lambda tables: unite(tables, Apprehension))
"""One row per apprehension record."""
