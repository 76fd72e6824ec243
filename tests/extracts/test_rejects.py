from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

from discretion.extracts import Extract, rejects
from discretion.extracts.rejects import create_rejects

Put = Callable[..., Path]
Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]

HEADINGS = "event_date,birth_year,a_number,processing_disposition\n"


def test_a_reject_names_the_place_the_value_and_the_remedy(
    put: Put, read: Read, con: duckdb.DuckDBPyConnection
) -> None:
    path = put("ice/encounters.csv", HEADINGS + "\n31/02/2013,1980,,PD\n")
    read(path.parent)
    assert list(rejects(con)) == [
        'encounters.csv row 3: event_date "31/02/2013" is not a date '
        "(expects YYYY-MM-DD)"
    ]


def test_every_reject_is_a_line_in_the_order_of_files_and_rows(
    put: Put, read: Read, con: duckdb.DuckDBPyConnection
) -> None:
    bad = '"3\n1",x,12,QQ\n2013-01-01\n2013-01-01,1700,,a,b\n'
    read(put("b.csv", HEADINGS + bad), put("a.csv", HEADINGS + ",,,\n"))
    assert list(rejects(con)) == [
        'a.csv row 2: event_date "" is missing (expects YYYY-MM-DD)',
        'b.csv row 2: event_date "3\\n1" is not a date (expects YYYY-MM-DD)',
        'b.csv row 2: processing_disposition "QQ" is not a known code '
        "(expects one of 109 codes such as ABS or ABSCONDER)",
        'b.csv row 2: birth_year "x" is not a whole number (expects 1880 to 2100)',
        'b.csv row 2: a_number "12" is not an A-number (expects 7 to 9 digits)',
        "b.csv row 3: row has 1 cells, expects 4 (quote a cell that holds the "
        "delimiter)",
        "b.csv row 4: row has 5 cells, expects 4 (quote a cell that holds the "
        "delimiter)",
    ]


def test_a_rejected_row_is_kept_as_it_came(put: Put, read: Read, ask: Ask) -> None:
    faulty = ["31/02/2013", " 1980\u00a0", "(b)(6)", 'a "quote",\nand more']
    ragged = ["2013-01-01", "Muñoz; ñ"]
    written = '31/02/2013, 1980\u00a0,(b)(6),"a ""quote"",\nand more"\n'
    read(put("a.csv", HEADINGS + written + ",".join(ragged) + "\n"))
    kept = ask("select distinct file, sheet, row, raw from reject order by row")
    assert [(*place, json.loads(raw)) for *place, raw in kept] == [
        ("a.csv", None, 2, faulty),
        ("a.csv", None, 3, ragged),
    ]


def test_a_row_of_a_workbook_names_its_sheet(con: duckdb.DuckDBPyConnection) -> None:
    create_rejects(con)
    con.execute(
        "insert into reject values "
        "('a.xlsx', 'FY13', 7, 'age', 'x', 'is not a whole number', 'expects digits', "
        "'[]')"
    )
    assert list(rejects(con)) == [
        'a.xlsx sheet FY13 row 7: age "x" is not a whole number (expects digits)'
    ]


def test_any_number_of_rejects_is_told(
    put: Put, read: Read, con: duckdb.DuckDBPyConnection
) -> None:
    (extract,) = read(put("a.csv", HEADINGS + "x,,,\n" * 2500))
    assert extract.rows_rejected == len(list(rejects(con))) == 2500
