"""CBP apprehensions: whom the Border Patrol caught, released and referred."""

from __future__ import annotations

from datetime import date

from discretion.codes.country import COUNTRIES
from discretion.codes.discretion import Act, Basis, Circumstance, Effect, Stage
from discretion.codes.gender import GENDERS, Gender
from discretion.codes.office import SECTORS, office_of_sector
from discretion.policies import CITED
from discretion.record import Always, Becomes, Component, Layout, Record, column

_APPEARANCE = "a person's looks serve no statistic"
_UNUSED = "no statistic here uses it"

_CODEBOOK = """
    arrest_border arrest_method arrest_time case_id cds_program ces_indicator
    charge_code country_of_birth country_of_residence credible_fear_indicator
    criminal_conviction_indicator disposition earliest_encounter_date
    entry_status final_bookout_date fmu_number fmua_indicator general_processing_code
    highest_statute_charge landmark most_recent_encounter_date ncic_charge_code
    number_of_previous_apprehensions prosecution_indicator removal_type spp_program
    status_at_entry statute_charge subject_afile_number suspected_gang_member_indicator
    time_in_us transfer_to transfer_to_group uc_indicator unique_case_identifier
"""
"""Other headings of CBP's published apprehensions."""

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
        "Country of citizenship, as recorded.",
        heading="citizenship",
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
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
    entered_on: date | None = column(
        "Day of an entry into the country, as recorded; others may have come before.",
        heading="entry_date",
    )
    policy_cited: str | None = column(
        "Id of the policy that the record names as what it rests on; null where it "
        "names none.",
        heading="policy_cited",
        codes=CITED,
        filtered=True,
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
                **dict.fromkeys(_CODEBOOK.split(), _UNUSED),
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
            {
                "apprehended_on": "apprehended_on",
                "office": office_of_sector("sector_label"),
            },
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
                "circumstance": Always(Circumstance.NOT_RECORDED),
                "office": office_of_sector("sector_label"),
                "cited_policy": "policy_cited_label",
                "citizenship": "citizenship_label",
            },
            when="daca_eligible_release",
            system=Always("e3"),
        ),
        Becomes(
            "referral",
            {
                "referred_on": "referred_to_uscis_on",
                "office": office_of_sector("sector_label"),
            },
            when="referred_to_uscis_on",
            system=Always("e3"),
            once=("referred_to_uscis_on",),
        ),
        Becomes("personal_facts", {"entered_on": "entered_on"}, when="entered_on"),
        Becomes(
            "priority_signs",
            {"seen_on": "apprehended_on", "border_apprehension": Always(True)},
            system=Always("e3"),
        ),
    )
