from __future__ import annotations

from datetime import date
from itertools import pairwise

from discretion.codes.request import REQUEST_STATUSES
from discretion.synthesis import status
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import LIVES

_ALL = [request for life in LIVES for request in life.requests]


def test_a_history_is_in_order_and_begins_with_the_receipt() -> None:
    for request in _ALL:
        assert request.steps[0] == ("Received", request.received_on)
        assert all(one[1] <= other[1] for one, other in pairwise(request.steps))
        assert request.steps[-1][1] <= date(2016, 9, 30)


def test_a_history_ends_with_the_decision_if_there_is_one() -> None:
    for request in _ALL:
        last, on = request.steps[-1]
        if request.decision and request.told_apart:
            assert (last.upper(), on) == (request.decision.value, request.decided_on)
        elif request.decision is None:
            assert last not in ("Approved", "Denied", "Rejected", "Withdrawn")


def test_no_status_comes_twice_and_each_is_known() -> None:
    for request in _ALL:
        words = [word for word, _ in request.steps]
        assert len(set(words)) == len(words)
    every = {word.upper() for request in _ALL for word, _ in request.steps}
    assert every <= set(REQUEST_STATUSES)
    assert {"REQUEST FOR EVIDENCE", "NOTICE OF INTENT TO DENY"} <= every


def test_intake_rejects_without_a_step_between() -> None:
    received_on, decided_on = date(2013, 5, 1), date(2013, 5, 9)
    assert status.steps(received_on, "Rejected", decided_on, Chance(0)) == (
        ("Received", received_on),
        ("Rejected", decided_on),
    )


def test_each_step_is_recorded_under_the_receipt_number() -> None:
    history = (("Received", date(2013, 5, 1)), ("Accepted", date(2013, 5, 2)))
    assert list(status.rows(history, "WAC1", {"sex": "M"})) == [
        {
            "sex": "M",
            "status": "Received",
            "status_on": "2013-05-01",
            "receipt_number": "WAC1",
        },
        {
            "sex": "M",
            "status": "Accepted",
            "status_on": "2013-05-02",
            "receipt_number": "WAC1",
        },
    ]
