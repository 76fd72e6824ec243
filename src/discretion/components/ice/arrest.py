"""ICE arrests: whom ICE arrested administratively, where and how."""

from __future__ import annotations

from datetime import date

from discretion.codes.gender import Gender
from discretion.codes.office import office_of_area
from discretion.components.ice import columns, ignored
from discretion.record import Always, Becomes, Component, Layout, Record, column


class IceArrest(Record, component=Component.ICE):
    """An administrative arrest by ICE.

    One row per person and arrest; a person may have many. Source: Enforcement
    Integrated Database (EID), administrative arrests extract.
    """

    apprehension_date: date = column(
        "Day of the arrest.",
        heading=("apprehension_date", "apprehension_date_time"),
        on=True,
    )
    apprehension_method: str | None = column(
        "How the arrest came about, such as CAP Local Incarceration.",
        heading="apprehension_method",
        filtered=True,
    )
    apprehension_type: str | None = column(
        "Targeted or Collateral, as recorded.",
        heading="apprehension_type",
        filtered=True,
    )
    apprehension_aor: str | None = columns.area(
        "Area of responsibility that made the arrest.",
        "apprehension_aor",
        "toa_current_duty_aor",
    )
    criminality: str | None = columns.criminality("apprehension_criminality")
    final_program: str | None = column(
        "Program that made the arrest, such as Fugitive Operations.",
        heading=("final_program", "apprehension_final_program"),
        filtered=True,
    )
    case_status: str | None = columns.case_status()
    case_category: str | None = columns.case_category()
    citizenship_country: str | None = columns.citizenship_country()
    gender: Gender | None = columns.gender()
    birth_year: int | None = columns.birth_year()
    duplicate_likely: bool | None = columns.duplicate_likely()

    layouts = (
        Layout(
            "ice_arrest_published",
            "published",
            person_key=columns.PERSON_KEY,
            namespace="ICE",
            ignores=ignored.PUBLISHED,
            marks=(
                "apprehension_aor",
                "toa_current_duty_aor",
                "apprehension_criminality",
            ),
        ),
        Layout("ice_arrest_internal", "internal", key=("arrest_number",)),
    )
    becomes = (
        Becomes(
            "apprehension",
            {
                "apprehended_on": "apprehension_date",
                "office": office_of_area("apprehension_aor_label"),
            },
            system=Always("EID"),
        ),
        columns.personal_facts(),
    )
