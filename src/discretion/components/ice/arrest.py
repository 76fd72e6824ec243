"""ICE arrests: whom ICE arrested administratively, where and how."""

from __future__ import annotations

from datetime import date

from discretion.codes.gender import GENDERS, Gender
from discretion.components.ice import ignored
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
    apprehension_aor: str | None = column(
        "Area of responsibility that made the arrest.",
        heading=("apprehension_aor", "toa_current_duty_aor"),
        filtered=True,
    )
    citizenship_country: str | None = column(
        "Country of citizenship.", heading="citizenship_country", filtered=True
    )
    gender: Gender | None = column(
        "Gender as recorded.", heading="gender", codes=GENDERS
    )
    birth_year: int | None = column(
        "Year of birth.", heading="birth_year", between=(1880, 2100)
    )

    layouts = (
        Layout(
            "ice_arrest_published",
            "published",
            person_key=("unique_identifier", "anonymized_identifier"),
            namespace="ICE",
            ignores={
                **ignored.PUBLISHED,
                **dict.fromkeys(
                    (
                        "apprehension_state",
                        "apprehension_county",
                        "apprehension_criminality",
                        "apprehension_site_landmark",
                    ),
                    "no statistic here uses it",
                ),
            },
            marks=("apprehension_method",),
        ),
    )
    becomes = (
        Becomes(
            "apprehension",
            {"apprehended_on": "apprehension_date", "office": "apprehension_aor"},
            system=Always("EID"),
        ),
    )
