"""ICE detainers: whom ICE asked a jail to hold or to report, and on which grounds."""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.codes.gender import Gender
from discretion.components.ice import columns, ignored, signs
from discretion.record import Always, Becomes, Component, Layout, Record, column


def _ground(description: str, name: str) -> Any:
    return column(description, heading=(f"{name}_yes_no", name))


class IceDetainer(Record, component=Component.ICE):
    """A request by ICE to a jail about a person in its custody (Form I-247).

    One row per detainer. The check-boxes are the grounds of the form, which follow the
    priorities of November 2014. Source: EID, detainers extract.
    """

    prepared_on: date = column(
        "Day the detainer was prepared.", heading="detainer_prepare_date", on=True
    )
    detainer_type: str | None = column(
        "Form of the detainer, such as I247A.", heading="detainer_type", filtered=True
    )
    facility_aor: str | None = columns.area(
        "Area of responsibility of the jail.", "facility_aor"
    )
    facility_state: str | None = column(
        "State of the jail.", heading="facility_state", filtered=True
    )
    criminality: str | None = columns.criminality(
        "detainer_prepared_criminality", "detainer_criminality"
    )
    threat_level: str | None = columns.threat_level(
        "detainer_prep_threat_level", "detainer_threat_level"
    )
    lift_reason: str | None = column(
        "Why the detainer was lifted; null while it stands or where not recorded.",
        heading="detainer_lift_reason",
        filtered=True,
    )
    resume_custody: bool | None = column(
        "True where it asks to be told when custody is resumed.",
        heading=("resume_custody", "resume_custody_yes_no"),
    )
    prior_felony: bool | None = _ground(
        "Ground: a prior felony conviction.", "prior_felony"
    )
    multiple_prior_misdemeanors: bool | None = _ground(
        "Ground: three or more misdemeanor convictions.", "multiple_prior_misd"
    )
    violent_misdemeanor: bool | None = _ground(
        "Ground: a misdemeanor of violence, threats, weapons or the like.",
        "violent_misdemeanor",
    )
    illegal_entry: bool | None = _ground(
        "Ground: convicted of illegal entry.", "illegal_entry"
    )
    illegal_reentry: bool | None = _ground(
        "Ground: came back after removal.", "illegal_reentry"
    )
    unlawful_entry: bool | None = _ground(
        "Ground: entered unlawfully, as recorded.", "unlawful_entry"
    )
    unlawful_attempt: bool | None = _ground(
        "Ground: tried to enter unlawfully.", "unlawful_attempt"
    )
    visa_abuse: bool | None = _ground(
        "Ground: abused a visa or the visa waiver program.", "visa"
    )
    immigration_fraud: bool | None = _ground(
        "Ground: immigration fraud.", "immigration_fraud"
    )
    significant_risk: bool | None = _ground(
        "Ground: a significant risk to national security, border security or public "
        "safety.",
        "significant_risk",
    )
    criminal_street_gang: bool | None = _ground(
        "Ground: a criminal street gang.", "criminal_street_gang"
    )
    aggravated_felony: bool | None = _ground(
        "Ground: an aggravated felony.", "aggravated_felony"
    )
    deportation_ordered: bool | None = _ground(
        "Ground: ordered removed.", "deportation_ordered"
    )
    order_to_show_cause_served: bool | None = _ground(
        "Ground: removal proceedings were begun.", "order_to_show_cause_served"
    )
    active_investigation: bool | None = _ground(
        "Ground: an investigation is under way.", "active_investigation"
    )
    other_removal_reason: bool | None = column(
        "Ground: another reason.", heading="other_removal_reason_yes_no"
    )
    processing_disposition: str | None = columns.processing_disposition()
    case_status: str | None = columns.case_status()
    case_category: str | None = columns.case_category()
    msc_charge_code: str | None = columns.msc_charge_code()
    msc_charge_date: date | None = columns.msc_charge_date()
    msc_conviction_date: date | None = columns.msc_conviction_date()
    citizenship_country: str | None = columns.citizenship_country()
    gender: Gender | None = columns.gender()
    birth_year: int | None = columns.birth_year()
    duplicate_likely: bool | None = columns.duplicate_likely()

    layouts = (
        Layout(
            "ice_detainer_published",
            "published",
            person_key=columns.PERSON_KEY,
            namespace="ICE",
            ignores={
                **ignored.PUBLISHED,
                **dict.fromkeys(
                    ("biometric_match_yes_no", "statements_made_yes_no"),
                    "how identity was established, not why",
                ),
                "federal_interest_yes_no": "no statistic here uses it",
            },
        ),
        Layout("ice_detainer_internal", "internal", key=("detainer_number",)),
    )
    becomes = (
        columns.offense(),
        columns.threat("threat_level", "prepared_on"),
        Becomes(
            "threat",
            {"found_on": "prepared_on", "sign": Always("SIGNIFICANT_RISK")},
            when="significant_risk",
            system=Always("EID"),
        ),
        Becomes(
            "threat",
            {"found_on": "prepared_on", "sign": Always("STREET_GANG")},
            when="criminal_street_gang",
            system=Always("EID"),
        ),
        signs.of_level("threat_level", "prepared_on"),
        columns.personal_facts(),
        signs.of_check_boxes(
            "prepared_on",
            significant_risk="significant_risk",
            criminal_street_gang="criminal_street_gang",
            prior_felony="prior_felony",
            aggravated_felony="aggravated_felony",
            multiple_misdemeanors="multiple_prior_misdemeanors",
            violent_misdemeanor="violent_misdemeanor",
            illegal_entry="illegal_entry",
            unlawful_entry="unlawful_entry",
            illegal_reentry="illegal_reentry",
            unlawful_attempt="unlawful_attempt",
            visa_abuse="visa_abuse",
            deportation_ordered="deportation_ordered",
        ),
    )
