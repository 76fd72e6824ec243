"""The tables that extracts become: accepted rows as they are read, then with ids."""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import duckdb

from discretion.extracts.identifiers import identifier
from discretion.extracts.keys import identified
from discretion.extracts.typed import kept
from discretion.record import IDENTITY_COLUMNS, Record


def create_tables(
    con: duckdb.DuckDBPyConnection, records: Sequence[type[Record]]
) -> None:
    """Make ``identity_record``, and for each record type a place to gather its rows."""
    columns = _listed(
        {
            **dict.fromkeys(("id", "record_type", "component", "namespace"), "VARCHAR"),
            "person_key": "VARCHAR",
            **{name: identifier(name, None).type for name in IDENTITY_COLUMNS},
        }
    )
    con.execute(f"create table identity_record ({columns})")
    for record in records:
        columns = _listed({"extract": "INTEGER", **kept(record)})
        con.execute(f"create temp table {_gathered(record)} ({columns})")


def gather(
    con: duckdb.DuckDBPyConnection, record: type[Record], extract: int, typed: str
) -> int:
    """Keep the rows of a typed block that have no fault, and count them."""
    names = ", ".join(f'"{name}"' for name in kept(record))
    inserted = con.execute(
        f"insert into {_gathered(record)} select {extract}, {names} "
        f"from {typed} where len(faults) = 0"
    )
    return int(inserted.fetchall()[0][0])


def latest_day(
    con: duckdb.DuckDBPyConnection, record: type[Record], extract: int
) -> datetime.date | None:
    """The latest date in any column of the rows gathered from an extract."""
    days = [f'max("{one.name}")' for one in record.columns if one.type is datetime.date]
    if not days:
        return None
    found = con.execute(
        f"select greatest({', '.join(days)}) from {_gathered(record)} "
        "where extract = ?",
        [extract],
    ).fetchall()
    latest: datetime.date | None = found[0][0]
    return latest


def finish(
    con: duckdb.DuckDBPyConnection,
    record: type[Record],
    records: Sequence[type[Record]],
    files: Any,
) -> dict[int, int]:
    """Make the record type's table and identity rows of what was gathered.

    Args:
        con: Where the tables are.
        record: The record type.
        records: All record types, which its rows may refer to.
        files: Arrow table of the ``file``, ``sheet``, ``namespace`` and ``turn`` of
            each extract.

    Returns:
        How many rows of each extract are superseded.
    """
    con.register("extracts_files", files)
    gathered = f"{_gathered(record)} join extracts_files using (extract)"
    rows = identified(record, records, gathered)
    con.execute(f"create temp table extracts_identified as {rows}")
    columns = "".join(f', "{column.name}"' for column in record.columns)
    con.execute(
        f"create table rows_{record.table} as "
        f'select id, file, sheet, "row", superseded_by{columns} '
        'from extracts_identified order by turn, "row"'
    )
    if record.sender is not None:
        _keep_identity(con, record)
    superseded = con.execute(
        "select extract, count(*) from extracts_identified "
        "where superseded_by is not null group by extract"
    ).fetchall()
    con.execute("drop table extracts_identified")
    con.execute(f"drop table {_gathered(record)}")
    con.unregister("extracts_files")
    return dict(superseded)


def _keep_identity(con: duckdb.DuckDBPyConnection, record: type[Record]) -> None:
    """Set aside what tells whose each current row is."""
    con.execute(
        "insert into identity_record "
        f"select id, ?, ?, namespace, person_key, {', '.join(IDENTITY_COLUMNS)} "
        'from extracts_identified where superseded_by is null order by turn, "row"',
        [record.__name__, record.sender.value if record.sender else None],
    )


def _gathered(record: type[Record]) -> str:
    return f"gathered_{record.table}"


def _listed(columns: dict[str, str]) -> str:
    return ", ".join(f'"{name}" {type_}' for name, type_ in columns.items())
