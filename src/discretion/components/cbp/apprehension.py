"""CBP apprehensions: whom the Border Patrol caught, released and referred."""

from __future__ import annotations

from datetime import date

from discretion.codes.discretion import Act, Basis, Effect, Stage
from discretion.codes.gender import GENDERS, Gender
from discretion.codes.sector import SECTORS
from discretion.record import Always, Becomes, Component, Layout, Record, column

_APPEARANCE = "a person's looks serve no statistic"
_SEIZED = "no statistic here uses it"

_STATUSES_WHEN_FOUND = {
    "TRAVEL/SEEKING": "Travelling or seeking to",
    "IN TRAVEL": "In travel",
    "IN INSTITUTION": "In an institution",
    "SEEKING EMPLOYMENT": "Seeking employment",
    "SEEKING IMMIGRATION": "Seeking an immigration benefit",
    "SEEKING IMMIGRATION BENEFITS": "Seeking an immigration benefit",
    "AGRICULTURE": "Working in agriculture",
    "CONSTRUCTION": "Working in construction",
    "SERVICES": "Working in services",
    "LIGHT INDUSTRY": "Working in light industry",
}


class CbpApprehension(Record, component=Component.CBP):
    """A person the Border Patrol apprehended, and whether discretion followed.

    One row per person and event; a person may have many. The DACA-eligible release
    and the referral to USCIS have no published record-level source. Source: e3 on the
    Enforcement Integrated Database.
    """

    apprehended_on: date = column(
        "Day of the apprehension.",
        heading=("appr_dt_time", "arrest_date", "apprehension_date"),
        on=True,
    )
    sector: str | None = column(
        "Border Patrol sector, as recorded.",
        heading=("sector", "arrest_sector"),
        codes=SECTORS,
        filtered=True,
    )
    age: int | None = column(
        "Age in whole years when apprehended.",
        heading=("app_age", "age"),
        between=(0, 120),
    )
    gender: Gender | None = column(
        "Gender as recorded.", heading="gender", codes=GENDERS
    )
    citizenship: str | None = column(
        "Country of citizenship.", heading="citizenship", filtered=True
    )
    status_when_found: str | None = column(
        "What the person was doing when found.",
        heading="status_when_found",
        codes=_STATUSES_WHEN_FOUND,
        filtered=True,
    )
    criminal_alien: bool | None = column(
        "True where the record marks a criminal history; null where it does not say.",
        heading="criminal_alien",
    )
    deportable: bool | None = column(
        "True where found deportable; null where the extract does not say.",
        heading="deportable",
    )
    daca_eligible_release: bool | None = column(
        "True where released as eligible for DACA; null where the extract does not "
        "record such releases.",
        heading="daca_eligible_release",
    )
    released_on: date | None = column(
        "Day of the release; null where not released or not recorded.",
        heading="release_date",
    )
    referred_to_uscis_on: date | None = column(
        "Day the person was referred to USCIS to request deferred action; null where "
        "not referred.",
        heading="uscis_referral_date",
    )

    layouts = (
        Layout(
            "cbp_apprehension_published",
            "published",
            key=("event_number", "subject_key"),
            person_key=("person_id", "unique_person_identifier"),
            namespace="CBP",
            ignores={
                **dict.fromkeys(("complexion", "hair_color", "eye_color"), _APPEARANCE),
                **dict.fromkeys(
                    (
                        "arrest_time",
                        "arrest_method",
                        "arrest_border",
                        "country_of_birth",
                        "entry_date",
                        "entry_status",
                        "landmark",
                    ),
                    _SEIZED,
                ),
            },
            marks=("appr_dt_time", "person_id", "unique_person_identifier"),
        ),
        Layout(
            "cbp_apprehension_internal",
            "internal",
            key=("event_number", "subject_key"),
        ),
    )
    becomes = (
        Becomes(
            "apprehension",
            {"apprehended_on": "apprehended_on", "office": "sector_label"},
            system=Always("e3"),
        ),
        Becomes(
            "decision",
            {
                "decided_on": "released_on",
                "known_by": "apprehended_on",
                "act": Always(Act.RELEASE),
                "stage": Always(Stage.ENCOUNTER),
                "effect": Always(Effect.NOT_PLACED),
                "basis": Always(Basis.DACA),
                "office": "sector_label",
            },
            when="daca_eligible_release",
            system=Always("e3"),
        ),
        Becomes(
            "referral",
            {"referred_on": "referred_to_uscis_on", "office": "sector_label"},
            when="referred_to_uscis_on",
            system=Always("e3"),
        ),
    )
