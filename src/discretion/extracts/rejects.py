"""Rows that were not accepted: kept as they came, each with every reason why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from discretion.extracts.refusal import quoted


def create_rejects(con: duckdb.DuckDBPyConnection) -> None:
    """Make the table ``reject``: a row for each failing cell, and each ragged row."""
    con.execute(
        "create table reject (file VARCHAR, sheet VARCHAR, row BIGINT, "
        "column_name VARCHAR, value VARCHAR, rule VARCHAR, remedy VARCHAR, "
        "raw VARCHAR)"
    )


def reject_faulty(con: duckdb.DuckDBPyConnection, file: str, typed: str) -> None:
    """Keep every fault of the rows of a typed block."""
    con.execute(
        "insert into reject "  # noqa: S608  # the table's name is ours
        'select ?, null, "row", fault.column_name, fault.value, fault.rule, '
        "fault.remedy, raw "
        f'from (select "row", raw, unnest(faults) as fault from {typed})',
        [file],
    )


def reject_ragged(
    con: duckdb.DuckDBPyConnection,
    file: str,
    width: int,
    ragged: Sequence[tuple[int, list[str]]],
) -> None:
    """Keep the rows that have too many or too few cells."""
    if not ragged:
        return
    rows = {
        "row": [row for row, _ in ragged],
        "rule": [f"row has {len(cells)} cells, expects {width}" for _, cells in ragged],
        "raw": [json.dumps(cells, ensure_ascii=False) for _, cells in ragged],
    }
    con.register("extracts_ragged", pa.table(rows))
    con.execute(
        'insert into reject select ?, null, "row", null, null, rule, '
        "'quote a cell that holds the delimiter', raw from extracts_ragged",
        [file],
    )
    con.unregister("extracts_ragged")


def rejects(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line for each reject: the file and row, the cell, the rule and the remedy."""
    cursor = con.cursor()
    cursor.execute(
        "select file, sheet, row, column_name, value, rule, remedy from reject "
        "order by file, sheet, row, rowid"
    )
    while rows := cursor.fetchmany(1000):
        yield from (_line(*row) for row in rows)


def _line(
    file: str,
    sheet: str | None,
    row: int,
    column_name: str | None,
    value: str | None,
    rule: str,
    remedy: str,
) -> str:
    place = f"{file} sheet {sheet} row {row}" if sheet else f"{file} row {row}"
    cell = f"{column_name} {quoted(value or '')} " if column_name else ""
    return f"{place}: {cell}{rule} ({remedy})"
