from __future__ import annotations

from discretion.components.cbp.referral import CbpReferral
from tests.components.conftest import Read


def test_a_referral_has_its_day_and_its_sector(read: Read) -> None:
    assert read(
        CbpReferral, "referral_number,referral_date,sector", "R1,2013-04-02,TCA"
    ) == [{"referred_on": "2013-04-02", "sector": "TCA", "sector_label": "Tucson"}]
