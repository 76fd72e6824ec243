"""Writes the files of a release from the finished tables of a build.

One SQLite file for each store, for look-ups; one Parquet file for each table, for
scans; and the identity store, which the next build reads and no reader ever sees.
"""

# Names in statements come from declarations; values are bound.
# ruff: noqa: S608

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from discretion.record import Record
from discretion.release.lying import LAYOUT
from discretion.release.numbers import (
    OWN,
    add_numbers,
    at,
    drop_numbers,
    with_numbers,
)
from discretion.release.person_number import PERSON_NUMBER, person_column
from discretion.release.tables import IDENTITY, Catalogue, identity_tables

PARQUET = "parquet"
"""The folder of files for scans."""

MEASURES = "measures.json"
"""The file of what was counted when the release was built."""

_BATCH = 10_000
_DIALECT = sqlite.dialect()


def write(
    source: duckdb.DuckDBPyConnection, catalogue: Catalogue, folder: Path
) -> Mapping[str, int]:
    """Write every table of the catalogue, and the identity store, into ``folder``.

    Gives the rows of each table.
    """
    numbers = catalogue.numbers
    add_numbers(source, numbers)
    for store, records in catalogue.stores.items():
        with _new(folder / f"{store}.sqlite", store) as target:
            for record in records:
                columns = numbers.columns(record)
                rows = with_numbers(numbers, record, columns)
                _write_table(source, target, catalogue.table(record), rows, columns)
    with _new(folder / f"{IDENTITY}.sqlite", IDENTITY) as target:
        for table in identity_tables():
            _write_table(source, target, table, f"{table.name} ORDER BY ALL")
    (folder / PARQUET).mkdir()
    for record in catalogue.records:
        _write_parquet(source, catalogue, record, folder / PARQUET)
    drop_numbers(source, numbers)
    return {table.name: _count(source, table) for table in catalogue.tables}


def longest(
    source: duckdb.DuckDBPyConnection, catalogue: Catalogue
) -> Mapping[str, int]:
    """The most rows that share a value of a column, for each that holds an id."""
    columns = [
        (table.name, column.name)
        for table in catalogue.tables
        for column in table.columns
        if column.name.endswith("_id")
    ]
    return {
        f"{table}.{column}": _most(source, table, column) for table, column in columns
    }


def _most(source: duckdb.DuckDBPyConnection, table: str, column: str) -> int:
    ((most,),) = source.execute(
        f'SELECT max(n) FROM (SELECT count(*) AS n FROM "{table}" '
        f'WHERE "{column}" IS NOT NULL GROUP BY "{column}")'
    ).fetchall()
    return int(most or 0)


@contextlib.contextmanager
def _new(path: Path, schema: str) -> Iterator[sqlite3.Connection]:
    """A new SQLite file, attached under its name as readers will attach it.

    It needs no journal: a file cut short lies in a folder that never was a release.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute(f"ATTACH ? AS {schema}", (str(path),))
        connection.execute(f"PRAGMA {schema}.page_size = 8192")
        connection.execute(f"PRAGMA {schema}.journal_mode = OFF")
        connection.execute(f"PRAGMA {schema}.synchronous = OFF")
        connection.execute(f"PRAGMA {schema}.user_version = {LAYOUT}")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("PRAGMA analysis_limit = 1000")
        connection.execute(f"ANALYZE {schema}")
    finally:
        connection.close()


def _write_table(
    source: duckdb.DuckDBPyConnection,
    target: sqlite3.Connection,
    table: sa.Table,
    rows: str,
    numbers: Sequence[str] = (),
) -> None:
    """Rows in batches, so that memory does not grow with them; days as ISO text.

    Columns of numbers come after those that are declared.
    """
    target.execute(str(CreateTable(table).compile(dialect=_DIALECT)))
    for name in numbers:
        target.execute(f"ALTER TABLE {table.schema}.{table.name} ADD {name} INTEGER")
    columns = [
        f'"{column.name}"::VARCHAR'
        if isinstance(column.type, sa.Date)
        else f'"{column.name}"'
        for column in table.columns
    ]
    columns += (f'"{name}"' for name in numbers)
    places = ", ".join("?" * len(columns))
    insert = f'INSERT INTO {table.schema}."{table.name}" VALUES ({places})'
    with source.cursor() as read:
        read.execute(f"SELECT {', '.join(columns)} FROM {rows}")
        while batch := read.fetchmany(_BATCH):
            target.executemany(insert, batch)
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        target.execute(str(CreateIndex(index).compile(dialect=_DIALECT)))


def _write_parquet(
    source: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    record: type[Record],
    folder: Path,
) -> None:
    columns = [f'"{column.name}"' for column in catalogue.table(record).columns]
    person = person_column(record.table, catalogue.table(record).columns.keys())
    numbers = []
    if person is not None:
        numbers.append(OWN if person == "id" else at(person))
        columns.append(f'"{numbers[0]}"::INTEGER AS {PERSON_NUMBER}')
    rows = with_numbers(catalogue.numbers, record, numbers)
    path = str(folder / f"{record.table}.parquet").replace("'", "''")
    source.execute(
        f"COPY (SELECT {', '.join(columns)} FROM {rows}) "
        f"TO '{path}' (FORMAT parquet, COMPRESSION zstd)"
    )


def _count(source: duckdb.DuckDBPyConnection, table: sa.Table) -> int:
    ((count,),) = source.execute(f'SELECT count(*) FROM "{table.name}"').fetchall()
    return int(count)
