from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.offense import OffenseStatus
from discretion.synthesis import charge
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.person import pair

_MET_ON = date(2014, 2, 1)
_PERSON = pair(7, 0)[0]._replace(birth_date=date(1985, 1, 1))
_LIVES = [list(charge.charges(_PERSON, _MET_ON, Chance(n))) for n in range(3000)]
_ALL = [charged for life in _LIVES for charged in life]
_CHARGED = Charge(
    offended_on=date(2014, 1, 1),
    arrested_on=date(2014, 1, 2),
    charged_on=date(2014, 1, 3),
    convicted_on=date(2014, 6, 4),
    status=OffenseStatus.CONVICTED,
)


def test_offenses_fall_before_and_after_the_day_ice_met_the_person() -> None:
    before = sum(charged.offended_on < _MET_ON for charged in _ALL)
    after = sum(charged.offended_on > _MET_ON for charged in _ALL)
    assert before / len(_LIVES) == pytest.approx(0.18, abs=0.03)
    assert after / len(_LIVES) == pytest.approx(0.22, abs=0.03)
    assert before + after == len(_ALL)


def test_a_child_is_not_charged() -> None:
    child = _PERSON._replace(birth_date=date(1996, 2, 2))
    charged = [list(charge.charges(child, _MET_ON, Chance(n))) for n in range(200)]
    assert charged == [[]] * 200


def test_arrest_charge_and_conviction_follow_the_offense_in_order() -> None:
    for charged in _ALL:
        last = charged.convicted_on or charged.charged_on
        assert charged.offended_on <= charged.arrested_on <= charged.charged_on <= last
        assert last <= date(2016, 9, 30)


def test_a_verdict_makes_a_conviction_that_may_be_overturned() -> None:
    assert {(c.status, c.convicted_on is not None) for c in _ALL} == {
        (OffenseStatus.CONVICTED, True),
        (OffenseStatus.OVERTURNED, True),
        (OffenseStatus.CHARGED, False),
        (OffenseStatus.DISMISSED, False),
        (None, False),
    }


def test_a_charge_is_recorded_with_some_of_its_dates() -> None:
    rows = [
        charge.row(_CHARGED, 0, _PERSON, {"sex": "M"}, Chance(n)) for n in range(2000)
    ]
    missing = {
        name: sum(row[name] == "" for row in rows) / len(rows)
        for name in ("offense_date", "arrest_date", "charge_date", "conviction_date")
    }
    assert missing == {
        "offense_date": pytest.approx(0.3, abs=0.04),
        "arrest_date": pytest.approx(0.25, abs=0.04),
        "charge_date": pytest.approx(0.3, abs=0.04),
        "conviction_date": 0,
    }


def test_a_charge_is_recorded_in_the_words_of_its_source() -> None:
    assert charge.row(_CHARGED, 0, _PERSON, {"sex": "M"}, Chance(6)) == {
        "sex": "M",
        "offense_date": "2014-01-01",
        "arrest_date": "2014-01-02",
        "charge_date": "2014-01-03",
        "conviction_date": "2014-06-04",
        "charge_status": "Convicted",
        "ncic_category": "Traffic Offenses",
        "charge_id": "6198727824",
    }
