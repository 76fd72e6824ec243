"""Criminal history abroad: what ICE asked a home country, and what it answered."""

from __future__ import annotations

from datetime import date

from discretion.codes.country import COUNTRIES
from discretion.codes.foreign_history import (
    AVAILABILITIES,
    FOREIGN_FINDINGS,
    Availability,
    ForeignFinding,
)
from discretion.record import Always, Becomes, Component, First, Layout, Record, column


class IceForeignHistory(Record, component=Component.ICE):
    """A check of a person's criminal history in the home country.

    One row per check and finding. No row means that it is unknown whether anybody
    asked. No agency has published such records.
    """

    checked_on: date | None = column(
        "Day of the check; null where none was made.", heading="check_date", on=True
    )
    country: str | None = column(
        "Home country, as recorded.",
        heading="country",
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
    )
    availability: Availability | None = column(
        "Whether it was checked, and whether anything was found; null where the record "
        "does not say.",
        heading="availability",
        codes=AVAILABILITIES,
    )
    finding: ForeignFinding | None = column(
        "Convicted or wanted; null where nothing was found.",
        heading="finding",
        codes=FOREIGN_FINDINGS,
    )
    felony_there: bool | None = column(
        "True where it is a felony in the home country; null where not recorded.",
        heading="felony_in_home_country",
    )

    layouts = (
        Layout(
            "ice_foreign_history_internal",
            "internal",
            key=("foreign_check_number",),
            marks=("availability",),
        ),
    )
    becomes = (
        Becomes(
            "foreign_history",
            {
                "checked_on": "checked_on",
                "country": "country_label",
                "availability": First(("availability", Always(Availability.UNKNOWN))),
                "finding": "finding",
                "felony_there": "felony_there",
            },
            system=Always("EID"),
        ),
    )
