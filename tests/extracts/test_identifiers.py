from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from discretion.extracts.cells import Cell
from discretion.extracts.identifiers import identifier
from discretion.record import IDENTITY_COLUMNS

ReadCell = Callable[..., list[Any]]


def test_an_a_number_becomes_nine_digits(read_cell: ReadCell) -> None:
    raws = ("A012345678", "a 12-345-678", "A# 012 345 678", "1234567", "012345678")
    assert read_cell(identifier("a_number", 0), *raws) == [
        *("012345678", "012345678", "012345678", "001234567", "012345678")
    ]


@pytest.mark.parametrize(
    "written",
    ["123456", "1234567890", "AA12345678", "A1234567B", "12345678.0", "1E+08"],
)
def test_what_is_no_a_number_is_rejected(read_cell: ReadCell, written: str) -> None:
    assert read_cell(identifier("a_number", 0), written) == [
        "is not an A-number: expects 7 to 9 digits"
    ]


def test_a_fin_keeps_its_zeros(read_cell: ReadCell) -> None:
    wrong = "is not a FIN: expects 5 to 15 digits"
    raws = ("0012345678", "12345", "123456789012345", "1234", "1" * 16, "12-345", "1E9")
    assert read_cell(identifier("fin", 0), *raws) == [
        *("0012345678", "12345", "123456789012345", wrong, wrong, wrong, wrong)
    ]


def test_a_receipt_number_is_three_letters_and_ten_digits(read_cell: ReadCell) -> None:
    wrong = "is not a receipt number: expects 3 letters and 10 digits"
    raws = (
        "WAC1290011995",
        "wac-12-900-11995",
        "WAC 129 001 1995",
        "WAC129001199",
        "1",
    )
    assert read_cell(identifier("receipt_number", 0), *raws) == [
        *["WAC1290011995"] * 3,
        wrong,
        wrong,
    ]


@pytest.mark.parametrize("name", ["a_number", "fin"])
def test_a_placeholder_joins_nobody(read_cell: ReadCell, name: str) -> None:
    raws = ("0", "000000000", "0000000", "999999999", "9999999", "99999", "(b)(6)", "")
    assert read_cell(identifier(name, 0), *raws) == [None] * 8
    assert read_cell(identifier("a_number", 0), "A000000000", "A-999-999-999") == [
        None,
        None,
    ]


@pytest.mark.parametrize("name", ["given_name", "middle_name", "surname"])
def test_a_name_stays_as_it_was_keyed(read_cell: ReadCell, name: str) -> None:
    raws = (" Muñoz-LOPEZ ", "O'BRIEN  JR", "NA", "Null", "NULL", "(b)(6)", "")
    assert read_cell(identifier(name, 0), *raws) == [
        *("Muñoz-LOPEZ", "O'BRIEN  JR", "NA", "Null", None, None, None)
    ]


def test_a_birth_date_is_a_day(read_cell: ReadCell) -> None:
    assert read_cell(
        identifier("birth_date", 0), "1990-02-07", "2/7/1990", "NA", "1990"
    ) == [
        *(date(1990, 2, 7), date(1990, 2, 7), None, "is not a date: expects YYYY-MM-DD")
    ]


def test_sex_is_one_letter(read_cell: ReadCell) -> None:
    raws = ("F", "female", "M", "Male", "U", "unknown", "", "X")
    assert read_cell(identifier("sex", 0), *raws) == [
        *("F", "F", "M", "M", "U", "U", None),
        "is not a known code: expects one of 6 codes such as F or FEMALE",
    ]


def test_a_country_is_text(read_cell: ReadCell) -> None:
    assert read_cell(identifier("birth_country", 0), " MEXICO ", "(b)(6)") == [
        "MEXICO",
        None,
    ]


def test_a_column_that_the_file_lacks_is_null() -> None:
    assert [identifier(name, None) for name in IDENTITY_COLUMNS] == [
        Cell(name, "DATE" if name == "birth_date" else "VARCHAR")
        for name in IDENTITY_COLUMNS
    ]
