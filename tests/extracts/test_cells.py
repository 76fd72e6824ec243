from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from discretion.extracts.cells import Cell, declared, label, plain, sql_type, text_name
from discretion.extracts.sql import listed
from discretion.record import Component, Record, column

Ask = Callable[[str], list[tuple[Any, ...]]]
Read = Callable[..., list[Any]]


class Outcome(enum.Enum):
    """How a visit ended."""

    RELEASED = "RELEASED"
    HELD = "HELD"


class Visit(Record, component=Component.ICE):
    """A visit, with a column of each kind."""

    visited_on: date = column("Day.", heading="day")
    left_on: date | None = column("Day.", heading="left")
    age: int | None = column("Age.", heading="age", between=(0, 120))
    number: int = column("Number.", heading="number")
    armed: bool | None = column("Armed.", heading="armed")
    outcome: Outcome | None = column("Outcome.", heading="outcome")
    ending: Outcome | None = column(
        "Outcome.",
        heading="ending",
        codes={"Let  go": Outcome.RELEASED, "NA": Outcome.HELD},
    )
    office: str | None = column(
        "Office.",
        heading="office",
        codes={"SEA": "Seattle", "Sea ": "Seattle", "NA": "None"},
    )
    note: str = column("Note.", heading="note")


@pytest.fixture
def read(read_cell: Read) -> Read:
    """Reads raw cells of a column of the visit."""

    def of_visit(name: str, *raws: str) -> list[Any]:
        column = Visit.named(name)
        beside = label(column) if column.labelled else None
        return read_cell(declared(column, 0), *raws, beside=beside)

    return of_visit


@pytest.mark.parametrize(
    "written",
    [
        "2013-02-07",
        "2013-2-7",
        "2013/02/07",
        "2/7/2013",
        "02/07/2013",
        "20130207",
        "07-FEB-2013",
        "7-Feb-2013",
        "2013-02-07 23:59",
        "2013-02-07T23:59:59.123Z",
        "2013-02-07 00:00:00+00:00",
        "2/7/2013 9:05:00 PM",
        "02/07/2013 12:00am",
        "20130207 11:34:00",
        " 07-feb-2013 07:30 ",
    ],
)
def test_a_day_is_read_in_every_usual_form(read: Read, written: str) -> None:
    assert read("visited_on", written) == [date(2013, 2, 7)]


@pytest.mark.parametrize(
    "written",
    [
        "31/02/2013",
        "2013-02-31",
        "02/29/2013",
        "13/01/2013",
        "2013-00-10",
        "2013-02",
        "2013",
        "2013027",
        "2/7/13",
        "7-FEB-13",
        "07-FEBRUARY-2013",
        "2013-02/07",
        "2013-02-07x",
        "2013-02-07 25:00",
        "2013-02-07 10",
        "x 2013-02-07",
        "41312",
        "yesterday",
    ],
)
def test_what_is_no_day_of_the_calendar_is_rejected(read: Read, written: str) -> None:
    assert read("visited_on", written) == ["is not a date: expects YYYY-MM-DD"]


def test_a_day_of_another_age_is_rejected(read: Read) -> None:
    out = "is out of range: expects a year from 1900 to 2100"
    assert read("left_on", "1899-12-31", "1900-01-01", "12/31/2100", "2101-01-01") == [
        out,
        date(1900, 1, 1),
        date(2100, 12, 31),
        out,
    ]


def test_every_day_of_two_centuries_reads_the_same_in_every_form(read: Read) -> None:
    days = [date(1900, 1, 1) + timedelta(days=n) for n in range(0, 73_000, 7)]
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%Y%m%d", "%d-%b-%Y"):
        assert read("left_on", *(day.strftime(form) for day in days)) == days
    assert read("left_on", *(f"{day.month}/{day.day}/{day.year}" for day in days)) == (
        days
    )


def test_a_number_may_have_zeros_before_and_after_it(read: Read) -> None:
    assert read("age", "37", "037", "37.0", "37.00", "+37", "(b)(6)") == [
        *(37, 37, 37, 37, 37, None)
    ]


@pytest.mark.parametrize("written", ["37.5", "1e1", "1,000", "x", "37 years", "0x1F"])
def test_what_is_no_whole_number_is_rejected(read: Read, written: str) -> None:
    assert read("number", written) == ["is not a whole number: expects digits"]


def test_a_number_too_great_to_store_is_rejected(read: Read) -> None:
    greatest = 2**63 - 1
    assert read("number", str(greatest), str(greatest + 1), "-7") == [
        greatest,
        "is not a whole number: expects digits",
        -7,
    ]


def test_a_number_out_of_bounds_is_rejected(read: Read) -> None:
    out = "is out of range: expects 0 to 120"
    assert read("age", "-1", "0", "120", "121") == [out, 0, 120, out]


def test_a_truth_is_read_from_the_usual_words(read: Read) -> None:
    yes, no = ("Y", "yes", "TRUE", "t", "1"), ("N", "No", "false", "F", "0")
    assert read("armed", *yes) == [True] * 5
    assert read("armed", *no) == [False] * 5
    assert read("armed", "", "NA", "maybe") == [
        *(None, None, "is not a known code: expects Y or N")
    ]


def test_an_enum_without_a_code_list_is_read_from_its_values(read: Read) -> None:
    assert read("outcome", "Released", " HELD ", "NA", "GONE") == [
        *("RELEASED", "HELD", None),
        "is not a known code: expects RELEASED or HELD",
    ]


def test_a_code_list_says_what_an_enum_code_means(read: Read) -> None:
    assert read("ending", "LET GO", "let\u00a0go", "na", "(b)(6)", "HELD") == [
        *("RELEASED", "RELEASED", "HELD", None),
        "is not a known code: expects Let  go or NA",
    ]


def test_a_text_code_is_kept_as_recorded_with_its_label_beside_it(
    read: Read, ask: Ask
) -> None:
    raws = (" sea ", "NA", "")
    column = Visit.named("office")
    cell, beside = declared(column, 0), label(column)
    assert read("office", *raws, "PDX") == [
        *("sea", "NA", None, "is not a known code: expects SEA or Sea  or NA")
    ]
    assert ask(
        f"select {beside.value} from (select {cell.text} as {text_name('office')} "
        f"from (select unnest({listed(raws)}) as cell_0))"
    ) == [("Seattle",), ("None",), (None,)]


def test_a_long_code_list_is_not_listed_in_the_remedy(read_cell: Read) -> None:
    class Coded(Record, component=Component.ICE):
        """A record with a long code list."""

        code: str | None = column(
            "Code.", heading="code", codes={f"C{n}": f"{n}" for n in range(109)}
        )

    coded = Coded.named("code")
    assert read_cell(declared(coded, 0), "X", beside=label(coded)) == [
        "is not a known code: expects one of 109 codes such as C0 or C1"
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("visited_on", "expects YYYY-MM-DD"),
        ("number", "expects digits"),
        ("note", "expects text"),
    ],
)
def test_a_cell_that_must_be_filled_is_missed(
    read: Read, name: str, remedy: str
) -> None:
    assert read(name, "", "(b)(6)") == [f"is missing: {remedy}"] * 2


def test_text_stands_as_it_was_written(read_cell: Read) -> None:
    assert read_cell(plain("note", 0), "Ca\u00f1on  'City'", "N/A") == [
        *("Ca\u00f1on  'City'", None)
    ]


def test_the_error_of_a_formula_is_no_text(read_cell: Read) -> None:
    failed = "is the error of a formula: expects text"
    raws = ("#REF!", " #div/0! ", "#N/A", "#1 Main St")
    assert read_cell(plain("note", 0), *raws) == [failed, failed, None, "#1 Main St"]


def test_a_column_that_the_file_lacks_is_null_and_faultless() -> None:
    assert declared(Visit.named("left_on"), None) == Cell("left_on", "DATE")
    assert plain("person_key", None) == Cell("person_key", "VARCHAR")


def test_every_type_has_its_storage() -> None:
    assert {column.name: sql_type(column) for column in Visit.columns} == {
        "visited_on": "DATE",
        "left_on": "DATE",
        "age": "BIGINT",
        "number": "BIGINT",
        "armed": "BOOLEAN",
        "outcome": "VARCHAR",
        "ending": "VARCHAR",
        "office": "VARCHAR",
        "office_label": "VARCHAR",
        "note": "VARCHAR",
    }
