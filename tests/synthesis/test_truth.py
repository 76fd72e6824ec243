from __future__ import annotations

from datetime import date

from discretion.codes.offense import OffenseStatus
from discretion.synthesis import truth
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.life import Life
from discretion.synthesis.places import Sector
from tests.synthesis.lives import PERSON, PHOENIX, charge

_SECTOR = Sector("TCA", "Tucson", PHOENIX)
_LIFE = Life(
    PERSON,
    charges=[charge(), charge("", convicted_on=None, status=None)],
    apprehensions=[
        Apprehension(
            number=0,
            on=date(2014, 3, 5),
            sector=_SECTOR,
            released_on=date(2014, 3, 6),
            referred_on=date(2014, 3, 9),
        )
    ],
)


def _told(name: str) -> list[dict[str, str]]:
    titles, rows = truth.TABLES[name]
    return [dict(zip(titles, row, strict=True)) for row in rows(_LIFE)]


def test_every_act_is_told_with_its_day_even_where_nothing_records_it() -> None:
    assert _told("truth_decisions") == [
        {
            "person_id": "P00000001",
            "component": "CBP",
            "decided_on": "2014-03-06",
            "stage": "ENCOUNTER",
            "act": "RELEASE",
            "recorded": "false",
        }
    ]


def test_every_charge_is_told_with_its_true_days() -> None:
    same = {
        "person_id": "P00000001",
        "offended_on": "2014-01-01",
        "arrested_on": "2014-01-02",
        "charged_on": "2014-01-03",
    }
    convicted = OffenseStatus.CONVICTED.value
    assert _told("truth_offenses") == [
        {
            **same,
            "convicted_on": "2014-06-04",
            "status": convicted,
            "category": "Assault",
        },
        {**same, "convicted_on": "", "status": "", "category": ""},
    ]


def test_every_referral_is_told_once() -> None:
    assert _told("truth_referrals") == [
        {"person_id": "P00000001", "component": "CBP", "referred_on": "2014-03-09"}
    ]
