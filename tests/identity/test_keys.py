from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from discretion.identity.keys import prepare


@pytest.fixture
def key(load: Callable[..., Any]) -> Callable[..., Any]:
    """What one record's keys are, given what the record says."""

    def asked(column: str, **row: Any) -> Any:
        con = load({"a": row})
        prepare(con)
        ((value,),) = con.sql(f"select {column} from identity_key").fetchall()
        return value

    return asked


@pytest.mark.parametrize(
    ("surname", "together"),
    [
        ("garcía lópez", "GARCIALOPEZ"),
        ("GARCIA-LOPEZ", "GARCIALOPEZ"),
        ("  García   LOPEZ. ", "GARCIALOPEZ"),
        ("O'Brien", "OBRIEN"),
        ("NUÑEZ", "NUNEZ"),
        ("王", "王"),
        ("LNU", None),
        ("unknown", None),
        ("-", None),
        ("", None),
        (None, None),
    ],
)
def test_a_surname_is_written_one_way(
    key: Callable[..., Any], surname: str | None, together: str | None
) -> None:
    assert key("surnames_together", surname=surname) == together


def test_surnames_in_any_order_are_the_same(key: Callable[..., Any]) -> None:
    assert key("surnames_in_any_order", surname="LOPEZ GARCIA") == "GARCIA LOPEZ"
    assert key("surnames_in_any_order", surname="GARCIA-LOPEZ") == "GARCIA LOPEZ"


def test_the_first_of_several_names_is_the_given_name(key: Callable[..., Any]) -> None:
    assert key("given_name", given_name="José Luis") == "JOSE"
    assert key("first_surname", surname="Garcia-Lopez") == "GARCIA"


def test_an_initial_confirms_nothing(key: Callable[..., Any]) -> None:
    names = key("names", given_name="Ana M.", middle_name="R", surname="Paz Gil")
    assert names == ["ANA", "PAZ", "GIL"]


@pytest.mark.parametrize(
    "column", ["namespace", "person_key", "a_number", "fin", "receipt_number"]
)
def test_a_blank_number_is_none(key: Callable[..., Any], column: str) -> None:
    assert key(column, **{column: " 12 "}) == "12"
    assert key(column, **{column: "  "}) is None


@pytest.mark.parametrize(
    ("born", "either_way"),
    [
        (date(1990, 3, 5), date(1990, 3, 5)),
        (date(1990, 5, 3), date(1990, 3, 5)),
        (date(1990, 2, 13), date(1990, 2, 13)),
        (None, None),
    ],
)
def test_a_birth_date_and_its_swap_are_one_key(
    key: Callable[..., Any], born: date | None, either_way: date | None
) -> None:
    assert key("birth_date_either_way", birth_date=born) == either_way


@pytest.mark.parametrize(
    ("written", "sex"),
    [("Female", "F"), ("m", "M"), ("UNKNOWN", None), ("U", None), (" ", None)],
)
def test_an_unknown_sex_is_none(
    key: Callable[..., Any], written: str, sex: str | None
) -> None:
    assert key("sex", sex=written) == sex


def test_a_country_is_written_one_way(key: Callable[..., Any]) -> None:
    assert key("country", birth_country="México") == "MEXICO"
    assert key("country", birth_country="Korea, South") == "KOREA SOUTH"
    assert key("country", birth_country="unknown") is None
