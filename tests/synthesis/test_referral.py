from __future__ import annotations

from datetime import date

from discretion.synthesis import referral
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.ice import Encounter
from discretion.synthesis.places import Sector
from tests.synthesis.lives import KEYED, PERSON, PHOENIX, charge, rows_of

_ON = date(2015, 1, 9)
_MET = Encounter(8, "PHO1", date(2015, 1, 5), PHOENIX, "CAP Local", "ICE", "REL/PD")
_CAUGHT = Apprehension(0, date(2015, 1, 5), Sector("TCA", "Tucson", PHOENIX))


def test_convicts_are_passed_on_for_public_safety_and_others_for_other_reasons() -> (
    None
):
    convicts, others = (
        {referral.passed_on(0, _ON, charges, Chance(n)).reason for n in range(200)}
        for charges in ([charge()], [])
    )
    assert convicts == {"PUBLIC SAFETY"}
    assert others == {"FRAUD", "OTHER", "", "NATIONAL SECURITY"}


def test_a_referral_by_ice_is_recorded_with_its_release() -> None:
    assert referral.row_of_ice(_MET, _ON, PERSON, KEYED) == {
        **KEYED,
        "referred_on": "2015-01-09",
        "office": "Phoenix Area of Responsibility",
        "released_on": "2015-01-05",
        "referral_number": "I6779405976",
    }


def test_a_referral_by_cbp_is_recorded_with_its_sector() -> None:
    assert referral.row_of_cbp(_CAUGHT, _ON, PERSON, KEYED, Chance("row")) == {
        **KEYED,
        "referred_on": "2015-01-09",
        "sector": "TCA",
        "referral_number": "C4519603984",
    }


def test_a_referral_to_ice_is_recorded_with_its_reason() -> None:
    one = referral.ReferralToIce(0, _ON, "FRAUD")
    assert referral.row_of_uscis(one, PERSON, KEYED) == {
        **KEYED,
        "referred_to_ice_on": "2015-01-09",
        "reason": "FRAUD",
        "referral_number": "U4519603984",
    }


def test_two_extracts_of_cbp_that_tell_of_one_referral_give_one_day() -> None:
    on_apprehension = {
        (id(life), row["referred_to_uscis_on"])
        for life, row in rows_of("CbpApprehension")
        if row["referred_to_uscis_on"]
    }
    of_its_own = {
        (id(life), row["referred_on"]) for life, row in rows_of("CbpReferral")
    }
    assert len(on_apprehension & of_its_own) > 50
    assert len(on_apprehension - of_its_own) > 50
    assert len(of_its_own - on_apprehension) > 50
