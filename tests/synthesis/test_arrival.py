from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.arrest import IceArrest
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.synthesis import arrival
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import PERSON, rows_of, share

_PASTS = [arrival.past(PERSON, Chance(n)) for n in range(500)]
_FORM = {"received_on": "2013-01-02"}


def test_who_came_as_a_child_came_under_sixteen_and_in_time() -> None:
    for past in _PASTS:
        assert PERSON.birth_date < past.arrived_on <= date(2007, 6, 15)
        assert past.arrived_on < date(2006, 3, 6)


def test_others_came_before_the_window_whenever_they_were_born() -> None:
    for born in (date(1940, 1, 1), date(2009, 12, 31)):
        other = PERSON._replace(came_as_child=False, birth_date=born)
        for n in range(100):
            past = arrival.past(other, Chance(n))
            assert born < past.arrived_on < date(2011, 1, 2)


def test_each_fact_of_a_form_is_missing_now_and_then_and_few_state_too_little() -> None:
    forms = [
        arrival.facts(UscisDacaRequest, _FORM, past, Chance(n))
        for n, past in enumerate(_PASTS)
    ]
    for name in ("initial_entry_on", "resided_since", "education_or_service"):
        missing = share([not form[name] for form in forms])
        assert missing == pytest.approx(0.15, abs=0.05)
    none = share([form["education_or_service"] == "NONE" for form in forms])
    assert none == pytest.approx(0.05, abs=0.03)
    late = (date(2013, 1, 2) - timedelta(4 * 365)).isoformat()
    assert {form["resided_since"] == late for form in forms} == {True, False}


def test_some_apprehensions_know_an_entry_before_them_and_arrests_know_none() -> None:
    row = {"apprehended_on": "2013-01-02"}
    said = [
        arrival.facts(CbpApprehension, row, past, Chance(n))["entered_on"]
        for n, past in enumerate(_PASTS)
    ]
    assert share([bool(one) for one in said]) == pytest.approx(0.5, abs=0.08)
    assert arrival.facts(IceArrest, row, _PASTS[0], Chance(1)) == {}
    early = {"apprehended_on": "1985-01-01"}
    told = arrival.facts(CbpApprehension, early, _PASTS[0], Chance(1))
    assert told == {"entered_on": ""}


def test_no_record_knows_an_entry_after_it() -> None:
    for name, day in (
        ("CbpApprehension", "apprehended_on"),
        ("IceEncounter", "event_date"),
    ):
        rows = [row for _, row in rows_of(name)]
        assert any(row["entered_on"] for row in rows)
        assert all(row["entered_on"] < row[day] for row in rows if row["entered_on"])
