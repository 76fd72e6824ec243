from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from discretion.components import RECORDS
from discretion.extracts import Extract, Refusal, find, load, rejects
from tests.extracts.workbooks import HEADINGS, row, sheet, write

Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]
Rows = Sequence[Sequence[Any]]

TITLES = ("event_date", "event_type", "birth_year", "a_number")
DAY = datetime.date(2013, 1, 2)


def put(path: Path, **sheets: Rows) -> Path:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        made = book.create_sheet(name)
        for cells in rows:
            made.append(cells)
    book.save(path)
    return path


def counts(extracts: Sequence[Extract]) -> Mapping[str | None, tuple[str, int, int]]:
    return {
        one.sheet: (one.record.__name__, one.rows_ok, one.rows_rejected)
        for one in extracts
    }


def test_each_sheet_is_an_extract_of_its_own(
    tmp_path: Path, read: Read, ask: Ask, con: duckdb.DuckDBPyConnection
) -> None:
    apprehensions = [("apprehension_date", "sector"), (DAY, "BLW")]
    path = put(
        tmp_path / "a.xlsx",
        FY13=[TITLES, (DAY, "x"), ("never", "y")],
        FY14=[TITLES, (DAY, "z")],
        cbp=apprehensions,
    )
    assert counts(read(path)) == {
        "FY13": ("IceEncounter", 1, 1),
        "FY14": ("IceEncounter", 1, 0),
        "cbp": ("CbpApprehension", 1, 0),
    }
    assert ask("select file, sheet, row, event_type from rows_ice_encounter") == [
        ("a.xlsx", "FY13", 2, "x"),
        ("a.xlsx", "FY14", 2, "z"),
    ]
    assert list(rejects(con)) == [
        'a.xlsx sheet FY13 row 3: event_date "never" is not a date (expects YYYY-MM-DD)'
    ]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    book = openpyxl.Workbook()
    made = book.worksheets[0]
    made["A1"] = "ICE ENCOUNTERS"
    made.merge_cells("A1:D2")
    for place, title in enumerate(TITLES, 1):
        made.cell(5, place, title)
    for number in (7, 20_000):
        made.cell(number, 1, DAY)
    book.save(tmp_path / "a.xlsx")
    read(tmp_path / "a.xlsx")
    assert ask("select row from rows_ice_encounter") == [(7,), (20_000,)]


def test_a_hidden_sheet_is_read_like_others(tmp_path: Path, read: Read) -> None:
    book = openpyxl.load_workbook(
        put(tmp_path / "a.xlsx", seen=[TITLES, (DAY,)], unseen=[TITLES, (DAY,)])
    )
    book["unseen"].sheet_state = "veryHidden"
    book.save(tmp_path / "a.xlsx")
    assert [one.sheet for one in read(tmp_path / "a.xlsx")] == ["seen", "unseen"]


def test_an_empty_sheet_is_passed_over_and_notes_are_said_to_be(
    tmp_path: Path, con: duckdb.DuckDBPyConnection
) -> None:
    path = put(
        tmp_path / "a.xlsx",
        empty=[],
        notes=[("made by", "a clerk"), ("on", DAY)],
        data=[TITLES, (DAY,)],
    )
    said: list[str] = []
    extracts = load(con, find([path]), RECORDS, said.append)
    assert [one.sheet for one in extracts] == ["data"]
    assert said == ["a.xlsx sheet notes: read as notes, no row of it is data"]


@pytest.mark.parametrize(
    "rows", [[("a", "b", "c")], [("a", "b")] * 201], ids=["wide", "long"]
)
def test_any_other_sheet_without_headings_refuses_the_workbook(
    tmp_path: Path, read: Read, rows: Rows
) -> None:
    path = put(tmp_path / "a.xlsx", data=[TITLES, (DAY,)], more=rows)
    with pytest.raises(Refusal) as refused:
        read(path)
    assert str(refused.value) == (
        "a.xlsx sheet more: none of its first 30 rows holds known headings "
        "(see docs/layouts.md for those)"
    )


def test_a_heading_that_is_not_known_names_its_sheet(
    tmp_path: Path, read: Read
) -> None:
    path = put(tmp_path / "a.xlsx", data=[(*TITLES, "shoe_size"), (DAY,)])
    with pytest.raises(Refusal, match='sheet data: heading "shoe_size" is not'):
        read(path)


def test_what_is_said_beside_a_workbook_holds_for_all_its_sheets(
    tmp_path: Path, read: Read
) -> None:
    path = put(tmp_path / "a.xlsx", a=[TITLES, (DAY,)], b=[TITLES, (DAY,)])
    said = '{"layout": "ice_encounter_internal", "as_of": "2014-01-01"}'
    (tmp_path / "a.about.json").write_text(said)
    assert [(one.layout.name, one.as_of) for one in read(path)] == [
        ("ice_encounter_internal", datetime.date(2014, 1, 1))
    ] * 2


def test_a_number_in_a_column_of_text_has_no_point(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    read(put(tmp_path / "a.xlsx", a=[TITLES, (DAY, 301.0, 1980.0, 12345678.0)]))
    assert ask("select event_type, birth_year from rows_ice_encounter") == [
        ("301", 1980)
    ]
    assert ask("select a_number from identity_record") == [("012345678",)]


@pytest.mark.parametrize("calendar_1904", [False, True])
def test_a_day_is_read_however_it_is_kept(
    tmp_path: Path, read: Read, ask: Ask, calendar_1904: bool
) -> None:
    book = openpyxl.Workbook()
    if calendar_1904:
        book.epoch = CALENDAR_MAC_1904
    serial = 41276 - 1462 * calendar_1904
    moment = datetime.datetime(2013, 1, 2, 9, 30)
    for cells in (
        TITLES,
        (DAY, "a date"),
        (moment, "a moment"),
        ("2013-01-02", "text"),
        ("1/2/2013", "text as Americans write it"),
        (serial, "a bare number"),
        (serial + 0.4, "a bare moment"),
        (20130102, "eight digits"),
    ):
        book.worksheets[0].append(cells)
    book.save(tmp_path / "a.xlsx")
    (extract,) = read(tmp_path / "a.xlsx")
    assert (extract.rows_ok, extract.rows_rejected) == (7, 0)
    assert ask("select distinct event_date from rows_ice_encounter") == [(DAY,)]


def test_a_number_that_may_be_a_year_is_no_day(tmp_path: Path, read: Read) -> None:
    path = put(tmp_path / "a.xlsx", a=[TITLES, (2013, "x"), (1, "x"), (-1, "x")])
    (extract,) = read(path)
    assert extract.rows_rejected == 2  # the first day that Excel knows is in 1900
    assert extract.rows_ok == 1


def test_the_error_of_a_formula_rejects_its_row_and_no_value_is_null(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    read(
        put(
            tmp_path / "a.xlsx",
            a=[TITLES, (DAY, "#N/A", "#N/A"), (DAY, "#REF!"), ("#DIV/0!", "x")],
        )
    )
    assert ask("select row, event_type, birth_year from rows_ice_encounter") == [
        (2, None, None)
    ]
    assert ask("select row, column_name, rule from reject order by row") == [
        (3, "event_type", "is the error of a formula"),
        (4, "event_date", "is not a date"),
    ]


def test_the_result_of_a_formula_is_its_value(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    computed = '<c r="A2" t="str"><f>TEXT(B2,"d")</f><v>2013-01-02</v></c>'
    path = write(
        tmp_path / "a.xlsx",
        {"xl/worksheets/sheet1.xml": sheet(f'{HEADINGS}<row r="2">{computed}</row>')},
    )
    read(path)
    assert ask("select event_date from rows_ice_encounter") == [(DAY,)]


def test_text_is_whole_whatever_its_look(tmp_path: Path, read: Read, ask: Ask) -> None:
    rich = CellRichText("CAP ", TextBlock(InlineFont(b=True), "Local"))
    path = put(
        tmp_path / "a.xlsx",
        a=[
            TITLES,
            (DAY, rich),
            (DAY, " CAP State "),
            (DAY, "a_x000D_\nb"),
            (DAY, True),
        ],
    )
    read(path)
    assert ask("select event_type from rows_ice_encounter order by row") == [
        ("CAP Local",),
        ("CAP State",),
        ("a\r\nb",),
        ("TRUE",),
    ]


def test_a_cell_beyond_the_headings_rejects_its_row(
    tmp_path: Path, read: Read, con: duckdb.DuckDBPyConnection
) -> None:
    read(put(tmp_path / "a.xlsx", a=[TITLES, (DAY, "x", 1980, None, None, "?")]))
    assert list(rejects(con)) == [
        "a.xlsx sheet a row 2: row has 6 cells, expects 4 "
        "(clear the cells beyond the headings)"
    ]


def test_what_a_sheet_says_of_its_size_is_not_believed(
    tmp_path: Path, read: Read
) -> None:
    written = sheet(HEADINGS + row(2, "2013-01-01", "E1") + row(3, "2013-01-01", "E2"))
    for size in ("A1:XFD1048576", "A1:A2"):
        lying = written.replace("<sheetData>", f'<dimension ref="{size}"/><sheetData>')
        path = tmp_path / f"{len(size)}.xlsx"
        write(path, {"xl/worksheets/sheet1.xml": lying})
        (extract,) = read_anew(path)
        assert extract.rows_ok == 2


def read_anew(path: Path) -> list[Extract]:
    with duckdb.connect() as con:
        return load(con, find([path]), RECORDS)


def test_the_same_workbook_twice_is_refused(tmp_path: Path, read: Read) -> None:
    one = put(tmp_path / "a.xlsx", a=[TITLES, (DAY,)], b=[TITLES, (DAY,)])
    other = tmp_path / "b.xlsx"
    other.write_bytes(one.read_bytes())
    with pytest.raises(Refusal, match=r"the same extract twice: a\.xlsx and b\.xlsx"):
        read(one, other)


def test_several_workbooks_are_read_one_after_another(
    tmp_path: Path, read: Read
) -> None:
    paths = [
        put(tmp_path / f"{n}.xlsx", a=[TITLES, (DAY, n)], b=[TITLES, (DAY, n)])
        for n in range(3)
    ]
    assert [(one.name, one.sheet, one.rows_ok) for one in read(*paths)] == [
        (f"{n}.xlsx", name, 1) for n in range(3) for name in "ab"
    ]
