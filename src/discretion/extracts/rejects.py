"""Rows that were not accepted: kept as they were, each with every reason why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import duckdb
import pyarrow as pa

from discretion.extracts.refusal import quoted

_COLUMNS = {
    "file": "VARCHAR",
    "sheet": "VARCHAR",
    "row": "BIGINT",
    "column_name": "VARCHAR",
    "value": "VARCHAR",
    "rule": "VARCHAR",
    "remedy": "VARCHAR",
    "raw": "VARCHAR",
}


def create_rejects(con: duckdb.DuckDBPyConnection) -> None:
    """Make the empty table ``reject``: one row for each failing cell or ragged row."""
    columns = ", ".join(f'"{name}" {type_}' for name, type_ in _COLUMNS.items())
    con.execute(f"create table reject ({columns})")


def reject_faulty(con: duckdb.DuckDBPyConnection, file: str, typed: str) -> None:
    """Keep every fault of the rows of a typed block."""
    con.execute(
        f"""
        insert into reject
        select ?, null, "row", fault.column_name, fault.value, fault.rule,
            fault.remedy, raw
        from (select "row", raw, unnest(faults) as fault from {typed})
        """,  # noqa: S608  # the table's name is ours
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
    rows = pa.table(
        {
            "row": [row for row, _ in ragged],
            "count": [len(cells) for _, cells in ragged],
            "raw": [json.dumps(cells, ensure_ascii=False) for _, cells in ragged],
        }
    )
    con.register("extracts_ragged", rows)
    con.execute(
        """
        insert into reject
        select ?, null, "row", null, null,
            'row has ' || "count" || ' cells, expects ' || ?,
            'quote a cell that holds the delimiter', raw
        from extracts_ragged
        """,
        [file, width],
    )
    con.unregister("extracts_ragged")


def rejects(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line for each reject: the file, the row, the cell, the rule, the remedy."""
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
