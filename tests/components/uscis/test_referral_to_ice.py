from __future__ import annotations

from discretion.components.uscis.referral_to_ice import UscisReferralToIce
from tests.components.conftest import Read


def test_a_referral_to_ice_has_its_day_and_reason(read: Read) -> None:
    assert read(
        UscisReferralToIce,
        "referral_number,ice_referral_date,reason",
        "R1,2013-04-02,Public Safety",
    ) == [{"referred_to_ice_on": "2013-04-02", "reason": "PUBLIC_SAFETY"}]
