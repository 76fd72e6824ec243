from __future__ import annotations

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import IDENTITY_COLUMNS
from discretion.synthesis.layout import headings, internal


def test_the_internal_layout_is_the_one_with_identities() -> None:
    assert internal(CbpApprehension).name == "cbp_apprehension_internal"


def test_headings_are_declared_then_identity_then_what_only_the_key_has() -> None:
    assert headings(CbpApprehension) == {
        "apprehended_on": "appr_dt_time",
        "sector": "sector",
        "age": "app_age",
        "gender": "gender",
        "citizenship": "citizenship",
        "status_when_found": "status_when_found",
        "criminal_alien": "criminal_alien",
        "deportable": "deportable",
        "daca_eligible_release": "daca_eligible_release",
        "entered_on": "entry_date",
        "policy_cited": "policy_cited",
        "released_on": "release_date",
        "referred_to_uscis_on": "uscis_referral_date",
        **{name: name for name in IDENTITY_COLUMNS},
        "event_number": "event_number",
        "subject_key": "subject_key",
    }


def test_a_key_that_is_an_identity_column_stands_once() -> None:
    assert list(headings(UscisDacaRequest))[-len(IDENTITY_COLUMNS) :] == list(
        IDENTITY_COLUMNS
    )
