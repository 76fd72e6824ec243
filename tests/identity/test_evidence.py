from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest


def test_the_first_record_of_a_person_shows_its_surest_tie(
    evidence: Callable[..., Any],
) -> None:
    rows = {
        "a": {"fin": "1", "receipt_number": "R"},
        "b": {"receipt_number": "R"},
        "c": {"fin": "1"},
    }
    assert evidence(rows) == [
        "LINK a FIN c",
        "LINK b RECEIPT_NUMBER a",
        "LINK c FIN a",
    ]


def test_the_weakest_tie_of_a_person_is_not_hidden(
    evidence: Callable[..., Any],
) -> None:
    rows = {
        "a": {"fin": "1"},
        "b": {"fin": "1", "receipt_number": "R"},
        "c": {"receipt_number": "R", "namespace": "ICE", "person_key": "7"},
        "d": {"namespace": "ICE", "person_key": "7"},
    }
    assert evidence(rows) == [
        "LINK a FIN b",
        "LINK b FIN a",
        "LINK c RECEIPT_NUMBER b",
        "LINK d PERSON_KEY c",
    ]


@pytest.mark.shows("F043")
def test_evidence_names_person_record_and_component(
    resolved: Callable[..., Any],
) -> None:
    con = resolved({"a": {"component": "CBP", "record_type": "CbpApprehension"}})
    digest = sha256(b"a||ONLY_RECORD|LINK").hexdigest()[:24]
    assert con.sql("from identity_link").fetchall() == [
        (
            f"IdentityLink_{digest}",
            f"Person_{sha256(b'a').hexdigest()[:24]}",
            "a",
            "CbpApprehension",
            "CBP",
            "ONLY_RECORD",
            None,
            None,
            None,
            "LINK",
        )
    ]


def test_a_review_is_listed_under_both_persons(resolved: Callable[..., Any]) -> None:
    rows = {
        "a": {"fin": "1", "receipt_number": "R"},
        "b": {"fin": "2", "receipt_number": "R"},
    }
    con = resolved(rows)
    reviews = con.sql("""
        select record_id, matched_record_id
        from identity_link join person_of using (person_id, record_id)
        where band = 'REVIEW' order by all""")
    assert reviews.fetchall() == [("a", "b"), ("b", "a")]
