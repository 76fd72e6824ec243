"""Requests to USCIS for deferred action (Form I-821D), and what became of them."""

from __future__ import annotations

from datetime import date

from discretion.codes.country import COUNTRIES
from discretion.codes.discretion import Basis
from discretion.codes.education import EDUCATIONS, EducationOrService
from discretion.codes.gender import GENDERS, Gender
from discretion.codes.request import (
    REQUEST_DECISIONS,
    REQUEST_KINDS,
    REQUEST_STATUSES,
    REQUEST_SYSTEMS,
    RequestDecision,
    RequestKind,
    RequestSystem,
)
from discretion.components.uscis.decisions import REQUESTS
from discretion.policies import CITED
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

_UNUSED = "no statistic here uses it"

_REJECTED_AT_INTAKE = Coded("status_label", {"REJECTED": RequestDecision.REJECTED})
"""Intake rejects without a decision; only the status then says so."""


class UscisDacaRequest(Record, component=Component.USCIS):
    """A request to USCIS for deferred action (Form I-821D) and what became of it.

    One row per request; a renewal is a row of its own. Source: USCIS CLAIMS 3 and
    ELIS extracts.
    """

    data_source: RequestSystem | None = column(
        "System that holds the request.", heading="data_source", codes=REQUEST_SYSTEMS
    )
    form_type: RequestKind | None = column(
        "Kind of request as recorded; null in CLAIMS 3, which does not say.",
        heading="form_type",
        codes=REQUEST_KINDS,
    )
    received_on: date = column(
        "Day USCIS received the request.", heading="rec_date", on=True
    )
    status: str | None = column(
        "Where the request stands, as recorded.",
        heading="status",
        codes=REQUEST_STATUSES,
        filtered=True,
    )
    status_on: date | None = column(
        "Day of that status; null where not recorded.", heading="status_date"
    )
    decision: RequestDecision | None = column(
        "What USCIS decided; null while pending.",
        heading="decision",
        codes=REQUEST_DECISIONS,
    )
    decided_on: date | None = column(
        "Day of the decision; null while pending.", heading="decision_date"
    )
    initial_entry_on: date | None = column(
        "Day on which the requestor first came to the country, as stated on the form; "
        "null where not recorded.",
        heading="initial_entry_date",
    )
    resided_since: date | None = column(
        "Day since which the requestor has resided continuously until the request, as "
        "stated on the form; null where not recorded.",
        heading="resided_since",
    )
    education_or_service: EducationOrService | None = column(
        "What the requestor shows of school or service; null where not recorded.",
        heading="education_or_service",
        codes=EDUCATIONS,
    )
    policy_cited: str | None = column(
        "Id of the policy that the record names as what it rests on; null where it "
        "names none.",
        heading="policy_cited",
        codes=CITED,
        filtered=True,
    )
    country_of_birth: str | None = column(
        "Country of birth: a five-letter code in CLAIMS 3, a name in ELIS.",
        heading="ben_country_of_birth",
        codes=COUNTRIES,
        listed_only=False,
        filtered=True,
    )
    gender: Gender | None = column(
        "Gender as recorded.", heading="ben_gender", codes=GENDERS
    )
    birth_year: int | None = column(
        "Year of birth.", heading="ben_year_of_birth", between=(1880, 2100)
    )

    layouts = (
        Layout(
            "uscis_daca_request_published",
            "published",
            key=("person_key", "received_on"),
            person_key=("unique_alien_id", "unique_identifier"),
            namespace="USCIS",
            ignores=dict.fromkeys(
                (
                    "latest_notice_date",
                    "latest_rfe_date",
                    "latest_noid_date",
                    "intv_date",
                    "natz_test_date",
                    "natz_date",
                    "lpr_date",
                    "classification",
                    "immigration_status",
                    "latest_trvl_depart_yr",
                    "latest_trvl_return_yr",
                ),
                _UNUSED,
            ),
            marks=("unique_alien_id", "unique_identifier"),
        ),
        Layout("uscis_daca_request_internal", "internal", key=("receipt_number",)),
    )
    becomes = (
        Becomes(
            "deferred_action_request",
            {
                "received_on": "received_on",
                "kind": "form_type",
                "decision": First(("decision", _REJECTED_AT_INTAKE)),
                "decided_on": "decided_on",
            },
            system="data_source",
        ),
        Becomes(
            "personal_facts",
            {
                "birth_year": "birth_year",
                "initial_entry_on": "initial_entry_on",
                "resided_since": "resided_since",
                "educated_or_served": Coded(
                    "education_or_service",
                    {
                        one.value: one is not EducationOrService.NONE
                        for one in EducationOrService
                    },
                ),
            },
        ),
        REQUESTS.decided(
            "decision",
            system="data_source",
            decided_on="decided_on",
            known_by="status_on",
            basis=Always(Basis.DACA),
            cited_policy="policy_cited_label",
        ),
    )
