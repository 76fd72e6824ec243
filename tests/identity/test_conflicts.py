from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from discretion.identity.conflicts import NEIGHBOURS

ANA = {
    "given_name": "ANA",
    "surname": "PAZ",
    "birth_date": date(1990, 3, 5),
    "sex": "F",
}
EVA = {
    "given_name": "EVA",
    "surname": "GIL",
    "birth_date": date(1961, 7, 8),
    "sex": "F",
}

ALONE = ["LINK a ONLY_RECORD", "LINK b ONLY_RECORD"]


def test_a_relative_s_a_number_is_kept_for_review(evidence: Callable[..., Any]) -> None:
    rows = {"a": {**ANA, "a_number": "9"}, "b": {**EVA, "a_number": "9"}}
    assert evidence(rows) == [*ALONE, "REVIEW a A_NUMBER b", "REVIEW b A_NUMBER a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        (ANA, {}),
        ({"given_name": "ANA"}, {"birth_date": date(1990, 3, 5)}),
    ],
)
def test_where_nothing_can_be_compared_nothing_conflicts(
    evidence: Callable[..., Any], one: Any, other: Any
) -> None:
    rows = {"a": {**one, "a_number": "9"}, "b": {**other, "a_number": "9"}}
    assert evidence(rows) == ALONE


@pytest.mark.parametrize("column", ["given_name", "surname", "birth_date"])
def test_one_disagreement_is_enough_where_no_more_can_be_compared(
    evidence: Callable[..., Any], column: str
) -> None:
    rows = {
        "a": {column: ANA[column], "a_number": "9"},
        "b": {column: EVA[column], "a_number": "9"},
    }
    assert evidence(rows) == [*ALONE, "REVIEW a A_NUMBER b", "REVIEW b A_NUMBER a"]


def test_what_a_surer_rule_joined_is_not_reviewed(evidence: Callable[..., Any]) -> None:
    rows = {
        "a": {**ANA, "a_number": "9", "fin": "5"},
        "b": {**EVA, "a_number": "9", "fin": "5"},
    }
    assert evidence(rows) == ["LINK a FIN b", "LINK b FIN a"]


def test_one_person_s_own_disagreements_are_not_reviewed_beside_another_s(
    evidence: Callable[..., Any],
) -> None:
    rows = {
        "a": {**ANA, "a_number": "9", "fin": "5"},
        "b": {**EVA, "a_number": "9", "fin": "5"},
        "c": {"surname": "SOTO", "a_number": "9"},
    }
    assert evidence(rows) == [
        "LINK a FIN b",
        "LINK b FIN a",
        "LINK c ONLY_RECORD",
        "REVIEW a A_NUMBER c",
        "REVIEW c A_NUMBER a",
    ]


def test_of_three_fingerprints_each_two_are_reviewed(
    evidence: Callable[..., Any],
) -> None:
    rows = {name: {**ANA, "a_number": "9", "fin": name} for name in "abc"}
    reviews = [line for line in evidence(rows) if line.startswith("REVIEW")]
    assert reviews == [
        "REVIEW a A_NUMBER b",
        "REVIEW a A_NUMBER c",
        "REVIEW b A_NUMBER a",
        "REVIEW b A_NUMBER c",
        "REVIEW c A_NUMBER a",
        "REVIEW c A_NUMBER b",
    ]


@pytest.mark.parametrize(
    ("method", "shared"),
    [
        ("PERSON_KEY", {"namespace": "ICE", "person_key": "7"}),
        ("A_NUMBER", {**ANA, "a_number": "9"}),
        ("RECEIPT_NUMBER", {"receipt_number": "WAC1"}),
        ("BIRTH_DATE_NAME_SEX", ANA),
    ],
)
def test_two_fingerprints_are_kept_for_review(
    evidence: Callable[..., Any], method: str, shared: dict[str, Any]
) -> None:
    rows = {"a": {**shared, "fin": "5"}, "b": {**shared, "fin": "6"}}
    assert evidence(rows) == [*ALONE, f"REVIEW a {method} b", f"REVIEW b {method} a"]


def test_two_fingerprints_do_not_meet_through_a_third_record(
    evidence: Callable[..., Any],
) -> None:
    rows = {"a": {**ANA, "fin": "5"}, "b": ANA, "c": {**ANA, "fin": "6"}}
    assert evidence(rows) == [
        "LINK a BIRTH_DATE_NAME_SEX b",
        "LINK b BIRTH_DATE_NAME_SEX a",
        "LINK c ONLY_RECORD",
        "REVIEW a BIRTH_DATE_NAME_SEX c",
        "REVIEW c BIRTH_DATE_NAME_SEX a",
    ]


def test_a_reviewer_is_asked_once_about_two_persons(
    evidence: Callable[..., Any],
) -> None:
    rows = {
        "a": {**ANA, "a_number": "9", "fin": "5"},
        "b": {**ANA, "a_number": "9", "fin": "6"},
        "c": {**ANA, "a_number": "9", "fin": "6"},
    }
    reviews = [line for line in evidence(rows) if line.startswith("REVIEW")]
    assert reviews == ["REVIEW a A_NUMBER b", "REVIEW b A_NUMBER a"]


def test_a_placeholder_a_number_is_reviewed_a_few_times_a_person(
    resolved: Callable[..., Any],
) -> None:
    strangers = {
        f"{n:03}": {"surname": f"N{n}", "a_number": "99999999"} for n in range(40)
    }
    con = resolved(strangers)
    most = con.sql("""
        select max(reviews) from (
            select count(*) as reviews from identity_link
            where band = 'REVIEW' group by person_id)""")
    assert most.fetchall() == [(2 * NEIGHBOURS,)]
