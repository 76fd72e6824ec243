"""Releases for want of a travel document: no country would take the person back."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.office import Office
from discretion.codes.uncooperative import LISTS, CountryListing
from discretion.links.link import Link
from discretion.links.unite import merged, unite
from discretion.record import Component, Record, Tables, Word, column


class Ground(Word):
    """What tells that a travel document was wanting."""

    NO_LIKELIHOOD_OF_REMOVAL = (
        "NO_LIKELIHOOD_OF_REMOVAL",
        "Released under an order of supervision, because there was no significant "
        "likelihood of removal in the reasonably foreseeable future (No SLRRFF).",
    )
    CATEGORY_5F = (
        "CATEGORY_5F",
        "The removal case is in category [5F], unable to obtain a travel document; "
        "whether and when the person was released is not recorded.",
    )


class ReleaseWithoutTravelDocument(Record, plural="releases_without_travel_document"):
    """A person who could not be removed for want of a travel document.

    The law demands the release; it is not prosecutorial discretion, and is counted
    among no decisions.
    """

    person_id: str = column("The person.", refers="Person")
    component: Component = column("Component that recorded it.")
    released_on: date | None = column(
        "Day of the release; null where none is recorded.", on=True
    )
    known_by: date | None = column("First day on which a record shows it.")
    ground: Ground = column("What tells that a travel document was wanting.")
    citizenship: str | None = column("Country of citizenship.", filtered=True)
    listing: CountryListing = column(
        "Whether that country stood on a list of uncooperative countries on the day of "
        "the release, or the day it was known by."
    )
    office: Office | None = column("Office that held the person or the case.")


def _releases(tables: Tables) -> Any:
    rows = unite(tables, ReleaseWithoutTravelDocument)
    rows = rows.mutate(known_by=ibis.coalesce(rows.known_by, rows.released_on))
    order = ["known_by", "record_id"]
    found = merged(rows, ReleaseWithoutTravelDocument, order).drop("listing")
    return found.mutate(listing=_listing(found))


def _listing(found: Any) -> Any:
    day = ibis.coalesce(found.released_on, found.known_by)
    cases = [
        case
        for one in LISTS
        for held in [day.between(one.first, one.last)]
        for case in (
            (held & found.citizenship.isin(one.countries), CountryListing.LISTED.value),
            (held & found.citizenship.notnull(), CountryListing.NOT_LISTED.value),
        )
    ]
    return ibis.cases(*cases, else_=CountryListing.NOT_KNOWN.value)


RELEASE_WITHOUT_TRAVEL_DOCUMENT = Link(ReleaseWithoutTravelDocument, _releases)
"""One row per stay or case that shows it."""
