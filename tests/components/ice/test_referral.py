from __future__ import annotations

from discretion.components.ice.referral import IceReferral
from tests.components.conftest import Read


def test_a_referral_has_its_day_its_office_and_the_release(read: Read) -> None:
    assert read(
        IceReferral,
        "referral_number,referral_date,release_date,aor",
        "R1,2013-04-02,2013-04-01,Philadelphia",
    ) == [
        {
            "referred_on": "2013-04-02",
            "office": "Philadelphia",
            "office_label": "Philadelphia",
            "released_on": "2013-04-01",
        }
    ]
