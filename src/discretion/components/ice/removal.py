"""ICE removals: who left the country under an order, when and where to."""

from __future__ import annotations

from datetime import date

from discretion.codes.country import COUNTRIES
from discretion.codes.gender import Gender
from discretion.codes.office import office_of_area
from discretion.components.ice import columns, ignored, signs
from discretion.record import Always, Becomes, Component, Layout, Record, column


class IceRemoval(Record, component=Component.ICE):
    """A removal or return of a person by ICE.

    One row per departure. Source: EID, removals extract.
    """

    departed_on: date = column(
        "Day of departure.", heading=("departed_date", "departure_date"), on=True
    )
    departure_country: str | None = column(
        "Country the person was sent to, as recorded.",
        heading=("departure_country", "departure_country_name"),
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
    )
    port_of_departure: str | None = column(
        "Port of departure.", heading="port_of_departure", filtered=True
    )
    docket_aor: str | None = columns.area(
        "Area of responsibility that held the case.", "docket_aor"
    )
    final_program: str | None = column(
        "Program that arrested the person.", heading="final_program", filtered=True
    )
    final_order_date: date | None = column(
        "Day of the final order of removal; null if none.", heading="final_order_date"
    )
    prior_deport: bool | None = column(
        "True where the person was removed before.", heading="prior_deport_yes_no"
    )
    criminality: str | None = columns.criminality("case_criminality")
    threat_level: str | None = columns.threat_level("case_threat_level")
    processing_disposition: str | None = columns.processing_disposition()
    case_status: str | None = columns.case_status()
    case_category: str | None = columns.case_category()
    msc_charge_code: str | None = columns.msc_charge_code("msc_ncic_charge_code")
    msc_charge_date: date | None = columns.msc_charge_date()
    msc_conviction_date: date | None = columns.msc_conviction_date()
    msc_criminal_charge_status: str | None = columns.msc_criminal_charge_status()
    citizenship_country: str | None = columns.citizenship_country()
    gender: Gender | None = columns.gender()
    birth_year: int | None = columns.birth_year()
    duplicate_likely: bool | None = columns.duplicate_likely()

    layouts = (
        Layout(
            "ice_removal_published",
            "published",
            person_key=columns.PERSON_KEY,
            namespace="ICE",
            ignores=ignored.PUBLISHED,
            marks=("docket_aor", "prior_deport_yes_no", "msc_ncic_charge_code"),
        ),
        Layout("ice_removal_internal", "internal", key=("removal_number",)),
    )
    becomes = (
        Becomes(
            "removal",
            {
                "removed_on": "departed_on",
                "country": "departure_country_label",
                "criminality": "criminality_label",
                "office": office_of_area("docket_aor_label"),
            },
            system=Always("EID"),
        ),
        columns.offense(status=True),
        columns.threat("threat_level", "departed_on"),
        signs.of_level("threat_level", "departed_on"),
        signs.of_final_order("final_order_date"),
        columns.personal_facts(),
    )
