from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from discretion.codes.request import RequestDecision
from discretion.synthesis import uscis
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life
from discretion.synthesis.numbers import MOST_REQUESTS
from discretion.synthesis.uscis import Request
from tests.synthesis.lives import KEYED, LIVES, PERSON, charge, share

_FILED_ON = date(2012, 9, 1)
_FREE = Life(PERSON)
_ASKED = [list(uscis.requests(_FREE, _FILED_ON, Chance(n))) for n in range(2000)]
_ALL = [request for life in LIVES for request in life.requests]


def test_who_is_not_eligible_does_not_ask() -> None:
    other = PERSON._replace(came_as_child=False)
    assert {uscis.files_alone(other, Chance(n)) for n in range(200)} == {None}


def test_some_of_the_eligible_ask_on_their_own() -> None:
    asked = [uscis.files_alone(PERSON, Chance(n)) for n in range(2000)]
    assert share([on is not None for on in asked]) == pytest.approx(0.4, abs=0.03)
    assert min(on for on in asked if on) >= date(2012, 8, 15)


def test_most_of_the_referred_ask_after_it_some_had_asked_and_some_never_do() -> None:
    referred_on = date(2013, 4, 1)
    asked = [uscis.files_when_referred(referred_on, Chance(n)) for n in range(2000)]
    before = [on is not None and on < referred_on for on in asked]
    assert share(before) == pytest.approx(0.08, abs=0.02)
    assert share([on is None for on in asked]) == pytest.approx(0.16, abs=0.03)
    assert max(on for on in asked if on) == date(2014, 1, 26)


def test_nobody_asks_before_requests_are_taken() -> None:
    asked = [uscis.files_when_referred(date(2012, 6, 20), Chance(n)) for n in range(99)]
    assert min(on for on in asked if on) > date(2012, 8, 15)


def test_nobody_asks_while_detained_or_abroad() -> None:
    away = [(_FILED_ON, date.max)]
    for life in (Life(PERSON, held=away), Life(PERSON, abroad=away)):
        asked = [list(uscis.requests(life, _FILED_ON, Chance(n))) for n in range(50)]
        assert asked == [[]] * 50


def test_who_has_left_or_is_a_felon_by_then_is_granted_nothing() -> None:
    left = Life(PERSON, abroad=[(_FILED_ON + timedelta(1), date.max)])
    felon = Life(PERSON, charges=[charge(felony=True, convicted_on=date(2012, 1, 1))])
    for life in (left, felon):
        decisions = {
            request.decision
            for n in range(200)
            for request in uscis.requests(life, _FILED_ON, Chance(n))
        }
        assert RequestDecision.APPROVED not in decisions
        assert RequestDecision.DENIED in decisions


def test_initial_requests_meet_every_decision() -> None:
    decisions = {life[0].decision for life in _ASKED}
    assert decisions == {*RequestDecision, None} - {RequestDecision.NOT_SEPARABLE}


def test_a_rejected_request_may_be_filed_again_and_is_then_accepted() -> None:
    rejected = [life for life in _ASKED if life[0].decision is RequestDecision.REJECTED]
    again = [life[1] for life in rejected if len(life) > 1]
    assert len(again) / len(rejected) == pytest.approx(0.35, abs=0.1)
    assert not any(request.renewal for request in again)
    assert RequestDecision.REJECTED not in {request.decision for request in again}


def _renewals() -> list[tuple[date, date]]:
    """Day of a grant, and day of the request that renews it."""
    return [
        (earlier.decided_on, later.received_on)
        for life in _ASKED
        for earlier, later in pairwise(life)
        if later.renewal and earlier.decided_on
    ]


def test_a_grant_is_renewed_in_time_or_too_late() -> None:
    days = [
        (asked_on - granted_on).days
        for granted_on, asked_on in _renewals()
        if granted_on < date(2014, 11, 24)
    ]
    assert 730 - 150 <= min(days) <= max(days) <= 730 + 200
    assert share([day > 730 for day in days]) == pytest.approx(0.2, abs=0.05)


def test_grants_of_a_few_months_run_three_years() -> None:
    three = uscis.renewals(date(2014, 11, 24), _FREE, Chance("three"))
    assert next(three, None) is None
    nearly = [
        next(uscis.renewals(date(2013, 10, 1), _FREE, Chance(n)), None)
        for n in range(50)
    ]
    assert any(nearly)


def test_some_grants_fall_on_the_leap_day_and_some_run_three_years() -> None:
    granted = [
        request.decided_on
        for request in _ALL
        if request.decision is RequestDecision.APPROVED and request.decided_on
    ]
    assert date(2016, 2, 29) in granted
    assert any(date(2014, 11, 24) <= on <= date(2015, 2, 16) for on in granted)


def test_a_pending_request_has_no_day_of_decision() -> None:
    for request in _ALL:
        assert (request.decision is None) is (request.decided_on is None)
        assert (request.decided_on or request.received_on) <= date(2016, 9, 30)


def test_nobody_has_more_requests_than_receipt_numbers() -> None:
    assert max(map(len, _ASKED)) <= MOST_REQUESTS


def _row(request: Request, receipt: str) -> dict[str, str]:
    return uscis.row(request, receipt, PERSON, KEYED)


def test_claims_3_writes_codes_and_not_the_kind_of_request() -> None:
    day, decided_on = date(2013, 5, 1), date(2013, 9, 2)
    steps = (("Received", day), ("Approved", decided_on))
    request = Request(day, False, RequestDecision.APPROVED, decided_on, False, steps)
    assert _row(request, "WAC1329900996") == {
        **KEYED,
        "data_source": "C3",
        "form_type": "",
        "country_of_birth": "MEXIC",
        "gender": "M",
        "received_on": "2013-05-01",
        "status": "Approved",
        "status_on": "2013-09-02",
        "decision": "Approved",
        "decided_on": "2013-09-02",
        "birth_year": "1990",
        "receipt_number": "WAC1329900996",
    }


def test_elis_writes_words_and_a_pending_request_its_status_alone() -> None:
    day = date(2016, 9, 25)
    request = Request(day, True, None, None, True, (("Received", day),))
    assert _row(request, "IOE1612376245") == {
        **KEYED,
        "data_source": "ELIS",
        "form_type": "DACA - Renewal",
        "country_of_birth": "Mexico",
        "gender": "Male",
        "received_on": "2016-09-25",
        "status": "Received",
        "status_on": "2016-09-25",
        "decision": "",
        "decided_on": "",
        "birth_year": "1990",
        "receipt_number": "IOE1612376245",
    }


def test_claims_3_may_have_one_word_for_a_denial_and_a_withdrawal() -> None:
    together = [request for request in _ALL if not request.told_apart]
    assert {request.decision for request in together} == {
        RequestDecision.DENIED,
        RequestDecision.WITHDRAWN,
    }
    assert not any(request.in_elis for request in together)
    shown = [_row(request, "EAC1") for request in together]
    assert {(row["status"], row["decision"]) for row in shown} == {
        ("Denied", "Denied, Terminated, or Withdrawn")
    }


def test_a_receipt_number_is_of_the_center_and_year() -> None:
    day = date(2013, 5, 1)
    paper, online = (Request(day, False, None, None, elis) for elis in (False, True))
    centers = {uscis.center(paper, Chance(n)) for n in range(99)}
    assert centers == {"EAC", "LIN", "NBC", "SRC", "WAC"}
    assert uscis.center(online, Chance(0)) == "IOE"
    assert uscis.receipt_number(paper, 0, PERSON, "WAC") == "WAC1329900996"
