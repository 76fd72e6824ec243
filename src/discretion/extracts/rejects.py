"""Rows that were not accepted: kept as they came, each with every reason why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from discretion.extracts.grid import Block, place
from discretion.extracts.refusal import quoted

_RAGGED = pa.schema(
    {"row": pa.int64(), "rule": pa.string(), "raw": pa.string(), "remedy": pa.string()}
)


def create_rejects(con: duckdb.DuckDBPyConnection) -> None:
    """Make the table ``reject``: a row for each failing cell, and each ragged row."""
    con.execute(
        "create table reject (file VARCHAR, sheet VARCHAR, row BIGINT, "
        "column_name VARCHAR, value VARCHAR, rule VARCHAR, remedy VARCHAR, "
        "raw VARCHAR)"
    )


def reject(
    con: duckdb.DuckDBPyConnection,
    file: str,
    sheet: str | None,
    typed: str,
    ragged: Any,
) -> None:
    """Keep every fault of the rows of a typed block, and its ragged rows, in order.

    Args:
        con: Where the tables are.
        file: The name of the file.
        sheet: The sheet, if it is a workbook.
        typed: The typed block's table.
        ragged: What ``ragged_rows`` made of the others.
    """
    con.register("extracts_ragged", ragged)
    con.execute(
        "insert into reject "  # noqa: S608  # the table's name is ours
        'select ?, ?, "row", fault.column_name, fault.value, fault.rule, '
        "fault.remedy, raw from ("
        '    select "row", generate_subscripts(faults, 1) as nth, '
        f"    unnest(faults) as fault, raw from {typed} "
        "    union all "
        "    select \"row\", 0, {'column_name': null, 'value': null, 'rule': rule, "
        "    'remedy': remedy}, raw from extracts_ragged"
        ') order by "row", nth',
        [file, sheet],
    )
    con.unregister("extracts_ragged")


def ragged_rows(block: Block, width: int) -> Any:
    """Arrow table of the rows of a block that have too many or too few cells."""
    numbers = [row for row, _ in block.ragged]
    rules = [
        f"row has {len(cells)} cells, expects {width}" for _, cells in block.ragged
    ]
    raws = [json.dumps(cells, ensure_ascii=False) for _, cells in block.ragged]
    columns = {"row": numbers, "rule": rules, "raw": raws}
    remedies = [block.remedy] * len(numbers)
    return pa.table(columns | {"remedy": remedies}, _RAGGED)


def rejects(con: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line for each reject: the file and row, the cell, the rule and the remedy.

    They come in the order in which they were kept, and so in that of files and rows.
    """
    cursor = con.cursor()
    cursor.execute(
        "select file, sheet, row, column_name, value, rule, remedy from reject"
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
    cell = f"{column_name} {quoted(value or '')} " if column_name else ""
    return f"{place(file, sheet)} row {row}: {cell}{rule} ({remedy})"
