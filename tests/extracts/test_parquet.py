from __future__ import annotations

import datetime
import decimal
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from discretion.extracts import Extract, Refusal, rejects
from discretion.extracts.column_text import written

Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]

DAY = datetime.date(2013, 1, 2)
NOON, MIDNIGHT = (datetime.datetime(2013, 1, 2, hour) for hour in (12, 0))


def put(path: Path, **columns: Any) -> Path:
    """A Parquet file of these columns."""
    pq.write_table(pa.table(columns), path)
    return path


def test_the_columns_are_the_headings_and_rows_count_from_the_first_of_data(
    tmp_path: Path, read: Read, ask: Ask, con: duckdb.DuckDBPyConnection
) -> None:
    columns = {"Event Date": [DAY, DAY, None], "birth_year": [1980, 1, None]}
    (extract,) = read(put(tmp_path / "a.parquet", **columns))
    assert (extract.sheet, extract.rows_in, extract.rows_ok) == (None, 3, 1)
    assert ask("select sheet, row, event_date, birth_year from rows_ice_encounter") == [
        (None, 1, DAY, 1980)
    ]
    assert list(rejects(con)) == [
        'a.parquet row 2: birth_year "1" is out of range (expects 1880 to 2100)',
        'a.parquet row 3: event_date "" is missing (expects YYYY-MM-DD)',
    ]


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (pa.array(["a", None]), ["a", ""]),
        (pa.array(["a", None], pa.large_string()), ["a", ""]),
        (pa.array(["é".encode(), None]), ["é", ""]),
        (pa.array([b"ab"], pa.binary(2)), ["ab"]),
        (pa.array([12345678, None]), ["12345678", ""]),
        (pa.array([123456789012.0, 0.5, math.nan]), ["123456789012", "0.5", ""]),
        (pa.array([1e20, math.inf]), ["1e+20", "inf"]),
        (pa.array([2.0, 0.5], pa.float32()), ["2", "0.5"]),
        (pa.array([decimal.Decimal("301.00")]), ["301"]),
        (pa.array([True, None]), ["true", ""]),
        (pa.array([DAY]), ["2013-01-02"]),
        (pa.array([DAY], pa.date64()), ["2013-01-02"]),
        (pa.array([NOON, MIDNIGHT]), ["2013-01-02 12:00:00", "2013-01-02"]),
        (pa.array([NOON], pa.timestamp("ns", "Etc/GMT+12")), ["2013-01-02"]),
        (pa.array([NOON.time()]), ["12:00:00"]),
        (pa.array(["a", None, "a"]).dictionary_encode(), ["a", "", "a"]),
        (pa.array([301, None]).dictionary_encode(), ["301", ""]),
        (pa.nulls(1), [""]),
    ],
    ids=lambda value: str(value.type) if isinstance(value, pa.Array) else "",
)
def test_every_type_is_the_text_it_would_be_exported_as(
    column: Any, texts: list[str]
) -> None:
    assert written(column, 1000).to_pylist() == texts


def test_a_number_in_a_column_of_text_has_no_point(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    numbers = [12345678.0, None]
    read(put(tmp_path / "a.parquet", event_date=[DAY, DAY], a_number=numbers))
    assert ask("select a_number from identity_record") == [("012345678",), (None,)]


def test_more_rows_than_are_read_at_once_keep_their_numbers(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    count = 40_000
    numbers = [f"E{n}" for n in range(1, count + 1)]
    path = tmp_path / "a.parquet"
    table = pa.table({"event_date": [DAY] * count, "event_type": numbers})
    pq.write_table(table, path, row_group_size=10_000)
    (extract,) = read(path)
    assert extract.rows_ok == count
    assert ask("select count(*) from rows_ice_encounter where event_type = 'E' || row")
    assert ask("select max(row) from rows_ice_encounter") == [(count,)]


def test_long_texts_are_read_like_short_ones(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    texts = ["x" * length for length in (1, 100_000, 3)]
    read(put(tmp_path / "a.parquet", event_date=[DAY] * 3, event_type=texts))
    assert ask("select length(event_type) from rows_ice_encounter order by row") == [
        (1,),
        (100_000,),
        (3,),
    ]


def test_a_nested_column_is_refused_by_name_unless_it_is_ignored(
    tmp_path: Path, read: Read, ask: Ask
) -> None:
    nested = {"unique_identifier": ["h1"], "event_date": [DAY]}
    with pytest.raises(Refusal) as refused:
        read(put(tmp_path / "a.parquet", **nested, event_type=[{"a": 1}]))
    assert str(refused.value) == (
        'a.parquet: column "event_type" is of type struct<a: int64> (write it as text)'
    )


def test_an_ignored_nested_column_is_left_out(tmp_path: Path, read: Read) -> None:
    columns = {"unique_identifier": ["h1"], "event_date": [DAY]}
    path = put(tmp_path / "a.parquet", **columns, file_original=[["a", "b"]])
    assert [one.rows_ok for one in read(path)] == [1]


def test_a_parquet_file_without_rows_is_an_extract(tmp_path: Path, read: Read) -> None:
    empty = pa.array([], pa.string())
    path = put(tmp_path / "a.parquet", event_date=empty, event_type=empty)
    assert [(one.rows_in, one.rows_ok) for one in read(path)] == [(0, 0)]
