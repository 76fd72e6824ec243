from __future__ import annotations

from datetime import date

from discretion.codes.request import RequestDecision
from discretion.synthesis import custody_request
from discretion.synthesis.chance import Chance
from discretion.synthesis.custody_request import CustodyRequest
from tests.synthesis.lives import KEYED, LIVES, PERSON


def test_ice_grants_denies_or_lets_wait() -> None:
    on = date(2014, 3, 1)
    asked = [custody_request.asked(0, on, Chance(n)) for n in range(300)]
    assert {one.decision for one in asked} == {
        RequestDecision.APPROVED,
        RequestDecision.DENIED,
        None,
    }
    assert all((one.decision is None) is (one.decided_on is None) for one in asked)


def test_a_request_is_made_and_decided_during_a_stay() -> None:
    asked = [(life, one) for life in LIVES for one in life.custody_requests]
    assert len(asked) > 30
    for life, one in asked:
        last = one.decided_on or one.received_on
        assert any(
            stay.booked_in_on <= one.received_on
            and (stay.booked_out_on is None or last <= stay.booked_out_on)
            for stay in life.stays
        )


def test_a_grant_ends_the_stay_on_that_day() -> None:
    for life in LIVES:
        for one in life.custody_requests:
            if one.decision is RequestDecision.APPROVED:
                assert one.decided_on in {stay.booked_out_on for stay in life.stays}


def test_a_request_is_recorded_as_ice_would() -> None:
    one = CustodyRequest(0, date(2014, 3, 1), RequestDecision.DENIED, date(2014, 3, 20))
    assert custody_request.row(one, PERSON, KEYED) == {
        **KEYED,
        "received_on": "2014-03-01",
        "decision": "Denied",
        "decided_on": "2014-03-20",
        "request_number": "D4519603984",
    }
