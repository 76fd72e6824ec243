from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discretion.components import RECORDS
from discretion.extracts import find, load

TITLES = ("event_date", "event_type", "birth_year", "processing_disposition")

_CELLS = st.sampled_from(
    [
        "2013-01-02",
        "1/2/2013",
        "1980",
        "PD",
        "rel/pd",
        " x ",
        "(b)(6)",
        "",
        "é\n",
        "#REF!",
    ]
)
_ROWS = st.lists(st.tuples(*[_CELLS] * len(TITLES)).filter(any), min_size=1, max_size=6)

Rows = Sequence[Sequence[str]]


def as_text(path: Path, rows: Rows) -> Path:
    with path.with_suffix(".csv").open("w", newline="") as file:
        csv.writer(file).writerows([TITLES, *rows])
    return path.with_suffix(".csv")


def as_workbook(path: Path, rows: Rows) -> Path:
    """The rows on two sheets, each with the headings."""
    book = openpyxl.Workbook(write_only=True)
    half = len(rows) // 2
    for part in (rows[:half], rows[half:]):
        made = book.create_sheet()
        for cells in (TITLES, *part):
            made.append([cell or None for cell in cells])
    book.save(path.with_suffix(".xlsx"))
    return path.with_suffix(".xlsx")


def as_parquet(path: Path, rows: Rows) -> Path:
    columns = [pa.array(list(cells), pa.string()) for cells in zip(*rows, strict=True)]
    pq.write_table(pa.table(columns, names=TITLES), path.with_suffix(".parquet"))
    return path.with_suffix(".parquet")


def outcome(path: Path) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """The accepted rows, and what is wrong with the others, but not their places."""
    with duckdb.connect() as con:
        load(con, find([path]), RECORDS)
        accepted = con.execute(
            "select * exclude (file, sheet, row) from rows_ice_encounter order by all"
        )
        rows = accepted.fetchall()
        rejected = con.execute(
            "select column_name, value, rule, remedy, raw from reject order by all"
        )
        return rows, rejected.fetchall()


@pytest.mark.parametrize("write", [as_workbook, as_parquet])
@given(rows=_ROWS)
@settings(max_examples=25, deadline=None)
def test_one_table_means_the_same_in_every_format(
    write: Callable[[Path, Rows], Path], rows: Rows
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a")
        assert outcome(write(path, rows)) == outcome(as_text(path, rows))
