from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.offense import OffenseStatus
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import charge, row, untried
from tests.synthesis import lives
from tests.synthesis.lives import PERSON

_ALL = [charge(date(2012 + n % 5, 7, 1), Chance(n)) for n in range(2000)]
_CHARGED = lives.charge()


def test_arrest_charge_and_conviction_follow_the_offense_in_order() -> None:
    for charged in _ALL:
        last = charged.convicted_on or charged.charged_on
        assert charged.offended_on <= charged.arrested_on <= charged.charged_on <= last


def test_no_verdict_is_known_after_the_window() -> None:
    verdicts = [charged.convicted_on for charged in _ALL if charged.convicted_on]
    assert max(verdicts) <= date(2016, 9, 30)


def test_a_verdict_makes_a_conviction_that_may_be_overturned() -> None:
    assert {(c.status, c.convicted_on is not None) for c in _ALL} == {
        (OffenseStatus.CONVICTED, True),
        (OffenseStatus.OVERTURNED, True),
        (OffenseStatus.CHARGED, False),
        (OffenseStatus.DISMISSED, False),
        (None, False),
    }


def test_a_charge_without_verdict_is_pending() -> None:
    pending = untried(_CHARGED)
    assert (pending.status, pending.convicted_on) == (OffenseStatus.CHARGED, None)


def test_the_code_is_one_of_the_crime() -> None:
    assert all(charged.code in (*charged.crime.codes, "") for charged in _ALL)
    assert all(charged.code for charged in _ALL if charged.crime.codes)


def test_a_charge_is_recorded_with_some_of_its_dates() -> None:
    rows = [row(_CHARGED, 0, PERSON, {"sex": "M"}, Chance(n)) for n in range(2000)]
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
    shown = [row(_CHARGED, 0, PERSON, {"sex": "M"}, Chance(n)) for n in range(50)]
    assert {
        "sex": "M",
        "offense_date": "2014-01-01",
        "arrest_date": "2014-01-02",
        "charge_date": "2014-01-03",
        "conviction_date": "2014-06-04",
        "charge_status": "Convicted",
        "ncic_category": "Assault",
        "charge_id": "6198727824",
    } in shown
