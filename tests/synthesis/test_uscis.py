from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from discretion.codes.request import RequestDecision
from discretion.synthesis import uscis
from discretion.synthesis.chance import Chance
from discretion.synthesis.numbers import MOST_REQUESTS
from discretion.synthesis.person import pair
from discretion.synthesis.places import Country
from discretion.synthesis.uscis import Request

_REFERRED_ON = date(2013, 4, 1)
_PERSON = pair(7, 0)[0]._replace(
    birth_date=date(1990, 3, 6), came_as_child=True, country=Country("Mexico", "MEXIC")
)
_REFERRED = [
    list(uscis.requests(_PERSON, _REFERRED_ON, Chance(n))) for n in range(2000)
]
_UNREFERRED = [list(uscis.requests(_PERSON, None, Chance(n))) for n in range(2000)]
_EARLY = [
    list(uscis.requests(_PERSON, date(2012, 6, 20), Chance(n))) for n in range(2000)
]
_KEYED = {"sex": "M", "birth_date": "1990-03-06"}


def _share(lives: list[list[Request]], found: int) -> float:
    return found / len(lives)


def test_who_is_not_eligible_does_not_ask() -> None:
    other = _PERSON._replace(came_as_child=False)
    asked = [list(uscis.requests(other, None, Chance(n))) for n in range(200)]
    assert asked == [[]] * 200


def test_most_of_the_referred_ask_after_it_some_had_asked_and_some_never_do() -> None:
    first = [life[0].received_on for life in _REFERRED if life]
    before = sum(received_on < _REFERRED_ON for received_on in first)
    assert _share(_REFERRED, before) == pytest.approx(0.08, abs=0.02)
    assert _share(_REFERRED, 2000 - len(first)) == pytest.approx(0.16, abs=0.03)
    assert max(first) <= date(2014, 1, 26)


def test_some_of_the_others_ask_on_their_own() -> None:
    asked = sum(bool(life) for life in _UNREFERRED)
    assert _share(_UNREFERRED, asked) == pytest.approx(0.4, abs=0.03)


def test_nobody_asks_before_requests_are_taken() -> None:
    days = [request.received_on for life in _EARLY for request in life]
    assert date(2012, 8, 15) < min(days) < date(2012, 9, 15)


def test_initial_requests_meet_every_decision() -> None:
    decisions = {life[0].decision for life in _REFERRED if life}
    assert decisions == {*RequestDecision, None} - {RequestDecision.NOT_SEPARABLE}


def test_a_rejected_request_may_be_filed_again_and_is_then_accepted() -> None:
    rejected = [
        life
        for life in _REFERRED
        if life and life[0].decision is RequestDecision.REJECTED
    ]
    again = [life[1] for life in rejected if len(life) > 1]
    assert len(again) / len(rejected) == pytest.approx(0.4, abs=0.1)
    assert not any(request.renewal for request in again)
    assert RequestDecision.REJECTED not in {request.decision for request in again}


def test_only_a_grant_is_renewed_about_two_years_later() -> None:
    followed = [both for life in _REFERRED + _UNREFERRED for both in pairwise(life)]
    renewed = [(earlier, later) for earlier, later in followed if later.renewal]
    assert {earlier.decision for earlier, _ in renewed} == {RequestDecision.APPROVED}
    waits = {
        (later.received_on - earlier.decided_on).days
        for earlier, later in renewed
        if earlier.decided_on
    }
    assert 730 - 150 <= min(waits) <= max(waits) <= 730 - 30


def test_a_pending_request_has_no_day_of_decision() -> None:
    for life in _REFERRED + _UNREFERRED:
        for request in life:
            assert (request.decision is None) is (request.decided_on is None)
            assert (request.decided_on or request.received_on) <= date(2016, 9, 30)


def test_nobody_has_more_requests_than_receipt_numbers() -> None:
    assert max(map(len, _EARLY + _REFERRED + _UNREFERRED)) <= MOST_REQUESTS


def test_claims_3_writes_codes_and_not_the_kind_of_request() -> None:
    day, decided_on = date(2013, 5, 1), date(2013, 9, 2)
    request = Request(day, False, RequestDecision.APPROVED, decided_on, in_elis=False)
    assert uscis.row(request, 0, _PERSON, _KEYED, Chance("c3")) == {
        **_KEYED,
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
    request = Request(date(2016, 9, 25), True, None, None, in_elis=True)
    assert uscis.row(request, 1, _PERSON, _KEYED, Chance("elis")) == {
        **_KEYED,
        "data_source": "ELIS",
        "form_type": "DACA - Renewal",
        "country_of_birth": "Mexico",
        "gender": "Male",
        "received_on": "2016-09-25",
        "status": "Biometrics",
        "status_on": "2016-09-30",
        "decision": "",
        "decided_on": "",
        "birth_year": "1990",
        "receipt_number": "IOE1612376245",
    }
