"""ICE detention: one row a facility stint; the stints of one stay belong together."""

from __future__ import annotations

from datetime import date

from discretion.codes.gender import Gender
from discretion.codes.office import office_of_area
from discretion.codes.release_reason import NO_LIKELIHOOD_OF_REMOVAL, RELEASE_REASONS
from discretion.components.ice import columns, ignored, signs
from discretion.components.ice.decisions import CATEGORIES
from discretion.record import (
    Always,
    Becomes,
    Coded,
    Component,
    First,
    Layout,
    Record,
    column,
)

_SHOWN_BY = First(("stay_booked_out_on", "booked_out_on", "booked_in_on"))
"""The latest day of a stint: by then its case stood as the row says."""


class IceDetention(Record, component=Component.ICE):
    """A stint of a person in one facility of ICE detention.

    One row per stint; a stay is one or more stints without a break, and its facts
    stand on each of them. Source: EID, detention extract.
    """

    booked_in_on: date = column(
        "Day the stint began.",
        heading=("book_in_date_time", "book_in_date", "detention_book_in_date_time"),
        on=True,
    )
    booked_out_on: date | None = column(
        "Day the stint ended; null while it lasts.",
        heading=(
            "detention_book_out_date_time",
            "book_out_date_time",
            "book_out_date",
        ),
    )
    stay_booked_in_on: date | None = column(
        "Day the stay began; null where the extract does not say.",
        heading=("stay_book_in_date_time", "stay_book_in_date"),
    )
    stay_booked_out_on: date | None = column(
        "Day the stay ended; null while it lasts.",
        heading=("stay_book_out_date_time", "stay_book_out_date"),
    )
    facility: str | None = column(
        "Facility of the stint.", heading="detention_facility", filtered=True
    )
    facility_code: str | None = column(
        "Code of the facility.", heading="detention_facility_code", filtered=True
    )
    detained_by: str | None = columns.area(
        "Area of responsibility that detained the person.", "book_in_aor", "docket_aor"
    )
    release_reason: str | None = column(
        "Why the stint ended, as EID recorded it.",
        heading=("detention_release_reason", "release_reason"),
        codes=RELEASE_REASONS,
        filtered=True,
    )
    stay_release_reason: str | None = column(
        "Why the stay ended, as EID recorded it.",
        heading="stay_release_reason",
        codes=RELEASE_REASONS,
        filtered=True,
    )
    criminality: str | None = columns.criminality("book_in_criminality")
    threat_level: str | None = columns.threat_level("case_threat_level")
    final_order_date: date | None = column(
        "Day of the final order of removal; null if none.", heading="final_order_date"
    )
    case_status: str | None = columns.case_status()
    case_category: str | None = columns.case_category()
    msc_charge_code: str | None = columns.msc_charge_code(
        "most_serious_conviction_msc_charge_code", "most_serious_conviction_charge_code"
    )
    msc_charge_date: date | None = columns.msc_charge_date()
    msc_conviction_date: date | None = columns.msc_conviction_date()
    citizenship_country: str | None = columns.citizenship_country()
    gender: Gender | None = columns.gender()
    birth_year: int | None = columns.birth_year()
    duplicate_likely: bool | None = columns.duplicate_likely()

    layouts = (
        Layout(
            "ice_detention_published",
            "published",
            person_key=columns.PERSON_KEY,
            namespace="ICE",
            ignores={
                **ignored.PUBLISHED,
                **dict.fromkeys(
                    ("stay_book_out_date",),
                    "the same as stay_book_out_date_time, which is kept",
                ),
            },
        ),
        Layout("ice_detention_internal", "internal", key=("detention_number",)),
    )
    becomes = (
        Becomes(
            "detention",
            {
                "detained_on": First(("stay_booked_in_on", "booked_in_on")),
                "released_on": "stay_booked_out_on",
                "release_reason": "stay_release_reason_label",
                "office": office_of_area("detained_by_label"),
            },
            system=Always("EID"),
            once=("stay_booked_in_on",),
        ),
        CATEGORIES.decided(
            "case_category_label",
            system=Always("EID"),
            known_by=_SHOWN_BY,
            office=office_of_area("detained_by_label"),
            once=("final_order_date", "case_category_label"),
            citizenship="citizenship_country_label",
        ),
        Becomes(
            "release_without_travel_document",
            {
                "released_on": First(("stay_booked_out_on", "booked_out_on")),
                "known_by": _SHOWN_BY,
                "ground": Always("NO_LIKELIHOOD_OF_REMOVAL"),
                "citizenship": "citizenship_country_label",
                "office": office_of_area("detained_by_label"),
            },
            when=Coded("stay_release_reason_label", {NO_LIKELIHOOD_OF_REMOVAL: True}),
            system=Always("EID"),
            once=("stay_booked_in_on",),
        ),
        columns.no_travel_document(
            _SHOWN_BY, office_of_area("detained_by_label"), "final_order_date"
        ),
        columns.offense(),
        columns.threat("threat_level", "booked_in_on"),
        signs.of_level("threat_level", "booked_in_on"),
        signs.of_final_order("final_order_date"),
        columns.personal_facts(),
    )
