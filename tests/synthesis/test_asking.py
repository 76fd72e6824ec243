from __future__ import annotations

from discretion.codes.request import RequestDecision
from tests.synthesis.lives import LIVES

_FROM_CUSTODY = [life for life in LIVES if life.custody_requests]


def test_who_asked_ice_only_renews_its_grant_with_uscis() -> None:
    granted = [
        life.custody_requests[0].decision is RequestDecision.APPROVED
        for life in _FROM_CUSTODY
        if life.requests
    ]
    assert granted
    assert all(granted)
    assert all(one.renewal for life in _FROM_CUSTODY for one in life.requests)


def test_uscis_passes_on_some_of_those_it_denied_and_nobody_else() -> None:
    passed = [(life, one) for life in LIVES for one in life.passed_on]
    assert len(passed) >= 10
    for life, one in passed:
        denied = [
            request.decided_on
            for request in life.requests
            if request.decision is RequestDecision.DENIED and request.decided_on
        ]
        assert any(5 <= (one.on - on).days <= 90 for on in denied)
