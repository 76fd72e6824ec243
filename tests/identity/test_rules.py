from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from discretion.identity.rules import CROWD

ANA = {
    "given_name": "ANA",
    "surname": "PAZ GIL",
    "birth_date": date(1990, 3, 5),
    "birth_country": "PERU",
    "sex": "F",
}

KEY = {"namespace": "ICE", "person_key": "7"}


@pytest.mark.parametrize(
    ("method", "one", "other"),
    [
        ("PERSON_KEY", KEY, KEY),
        ("FIN", {"fin": "5"}, {"fin": " 5 "}),
        (
            "A_NUMBER",
            {"a_number": "9", "given_name": "ANA"},
            {"a_number": "9", "given_name": "LUZ ANA"},
        ),
        (
            "A_NUMBER",
            {"a_number": "9", "given_name": "ANA"},
            {"a_number": "9", "given_name": "LUZ", "middle_name": "ANA"},
        ),
        (
            "A_NUMBER",
            {"a_number": "9", "given_name": "ANA", "surname": "PAZ"},
            {"a_number": "9", "given_name": "EVA", "surname": "GIL-PAZ"},
        ),
        (
            "A_NUMBER",
            {"a_number": "9", "given_name": "ANA", "birth_date": date(1990, 3, 5)},
            {"a_number": "9", "given_name": "EVA", "birth_date": date(1990, 3, 5)},
        ),
        ("RECEIPT_NUMBER", {"receipt_number": "WAC1"}, {"receipt_number": "WAC1"}),
        (
            "BIRTH_DATE_NAME_SEX",
            ANA,
            {**ANA, "surname": "PAZ", "birth_country": "CHILE"},
        ),
        (
            "BIRTH_DATE_ALL_SURNAMES",
            ANA,
            {**ANA, "surname": "GIL-PAZ", "sex": "M", "birth_country": None},
        ),
        ("BIRTH_DATE_CLOSE_NAME", ANA, {**ANA, "given_name": "ANNA"}),
        ("BIRTH_DATE_CLOSE_NAME", ANA, {**ANA, "surname": "PAZZ"}),
        ("BIRTH_DATE_CLOSE_NAME", ANA, {**ANA, "surname": "PAZGIL"}),
        ("BIRTH_DATE_CLOSE_NAME", ANA, {**ANA, "surname": "PAZ", "sex": None}),
        ("SWAPPED_BIRTH_DATE", ANA, {**ANA, "birth_date": date(1990, 5, 3)}),
    ],
)
def test_each_rule_joins_and_says_so(
    evidence: Callable[..., Any], method: str, one: Any, other: Any
) -> None:
    assert evidence({"a": one, "b": other}) == [
        f"LINK a {method} b",
        f"LINK b {method} a",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (KEY, {**KEY, "namespace": "CBP"}),
        ({"person_key": "7"}, {"person_key": "7"}),
        ({"namespace": "ICE"}, {"namespace": "ICE"}),
        ({"fin": "5"}, {"fin": "6"}),
        ({"fin": " "}, {"fin": " "}),
        ({"a_number": "9"}, {"a_number": "9"}),
        ({"receipt_number": ""}, {"receipt_number": ""}),
        (ANA, {**ANA, "given_name": "EVA"}),
        (ANA, {**ANA, "birth_date": date(1991, 3, 5)}),
        (ANA, {**ANA, "surname": "GIL"}),
        (ANA, {**ANA, "surname": "PAZZ", "birth_country": "CHILE"}),
        (ANA, {**ANA, "birth_date": date(1990, 5, 3), "birth_country": None}),
        (ANA, {**ANA, "birth_date": date(1990, 5, 3), "surname": "PAZ"}),
        (
            {"given_name": "ANA", "surname": "PAZ"},
            {"given_name": "ANA", "surname": "PAZ"},
        ),
        ({}, {}),
    ],
)
def test_what_no_rule_joins_stays_apart(
    evidence: Callable[..., Any], one: Any, other: Any
) -> None:
    alone = ["LINK a ONLY_RECORD", "LINK b ONLY_RECORD"]
    assert evidence({"a": one, "b": other}) == alone


@pytest.mark.parametrize("column", list(ANA))
def test_null_joins_nothing(persons: Callable[..., Any], column: str) -> None:
    unknown = {name: None for name in ANA if name != column}
    rows = {"a": {**ANA, **unknown}, "b": {**ANA, **unknown}}
    assert persons(rows) == ["a", "b"]


def test_the_surest_rule_is_the_one_that_counts(evidence: Callable[..., Any]) -> None:
    both = {**ANA, "fin": "5", "a_number": "9"}
    assert evidence({"a": both, "b": both}) == ["LINK a FIN b", "LINK b FIN a"]


def test_records_that_share_nothing_become_one_person_through_a_third(
    evidence: Callable[..., Any],
) -> None:
    rows = {
        "a": {"fin": "5"},
        "b": {"receipt_number": "WAC1"},
        "c": {"fin": "5", "receipt_number": "WAC1"},
    }
    assert evidence(rows) == [
        "LINK a FIN c",
        "LINK b RECEIPT_NUMBER c",
        "LINK c FIN a",
    ]


def test_a_placeholder_birth_date_is_not_searched_for_close_names(
    persons: Callable[..., Any],
) -> None:
    close = {"a": {**ANA, "given_name": "ANA"}, "b": {**ANA, "given_name": "ANNA"}}
    crowd = {f"{n}": {**ANA, "given_name": f"{n:04}"[::-1]} for n in range(CROWD - 1)}
    assert persons(close) == ["a b"]
    assert persons({**crowd, **close})[-2:] == ["a", "b"]
