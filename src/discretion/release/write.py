"""Writes the files of a release from the finished tables of a build.

One SQLite file for each store, for look-ups; one Parquet file for each table, for
scans; and the identity store, which the next build reads and no reader ever sees.
"""

# Names in statements come from declarations; values are bound.
# ruff: noqa: S608

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from discretion.release.lying import LAYOUT, LYING
from discretion.release.person_number import (
    PERSON_NUMBER,
    add_person_numbers,
    person_column,
)
from discretion.release.spans import (
    PERSON,
    SPANS,
    add_spans,
    span,
    with_spans,
)
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
    spanned = with_spans(catalogue.tables)
    add_spans(source, spanned)
    for store, tables in catalogue.stores.items():
        _write_store(source, tables, folder / f"{store}.sqlite", spanned)
    source.execute(f"DROP TABLE {SPANS}")
    _write_store(source, identity_tables(), folder / f"{IDENTITY}.sqlite", ())
    (folder / PARQUET).mkdir()
    add_person_numbers(source)
    for table in catalogue.tables:
        _write_parquet(source, table, folder / PARQUET / f"{table.name}.parquet")
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


def _write_store(
    source: duckdb.DuckDBPyConnection,
    tables: Iterable[sa.Table],
    path: Path,
    spanned: Sequence[str],
) -> None:
    tables = tuple(tables)
    with _new(path, str(tables[0].schema)) as target:
        for table in tables:
            target.execute(str(CreateTable(table).compile(dialect=_DIALECT)))
            _copy(source, target, table, spanned if table.name == PERSON else ())
            for index in sorted(table.indexes, key=lambda index: str(index.name)):
                target.execute(str(CreateIndex(index).compile(dialect=_DIALECT)))


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


def _copy(
    source: duckdb.DuckDBPyConnection,
    target: sqlite3.Connection,
    table: sa.Table,
    spanned: Sequence[str],
) -> None:
    """Rows in batches, so that memory does not grow with them; days as ISO text.

    Those of persons say where their rows lie in the spanned tables.
    """
    columns = [
        f'"{column.name}"::VARCHAR'
        if isinstance(column.type, sa.Date)
        else f'"{column.name}"'
        for column in table.columns
    ]
    for name in (each for one in spanned for each in span(one)):
        target.execute(f"ALTER TABLE {table.schema}.{table.name} ADD {name} INTEGER")
        columns.append(f'"{name}"')
    places = ", ".join("?" * len(columns))
    insert = f'INSERT INTO {table.schema}."{table.name}" VALUES ({places})'
    joined = f"LEFT JOIN {SPANS} USING (id)" if spanned else ""
    with source.cursor() as rows:
        rows.execute(_select(table, columns, joined))
        while batch := rows.fetchmany(_BATCH):
            target.executemany(insert, batch)


def _write_parquet(
    source: duckdb.DuckDBPyConnection, table: sa.Table, path: Path
) -> None:
    columns = [f'"{column.name}"' for column in table.columns]
    numbers = ""
    if person := person_column(table.name, table.columns.keys()):
        columns.append(PERSON_NUMBER)
        numbers = f"LEFT JOIN {PERSON_NUMBER} ON numbered_id = {person}"
    quoted = str(path).replace("'", "''")
    source.execute(
        f"COPY ({_select(table, columns, numbers)}) "
        f"TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)"
    )


def _select(table: sa.Table, columns: Iterable[str], joined: str = "") -> str:
    """Rows in the order in which they are to lie."""
    lying = table.info.get(LYING) or [name for name in ["id"] if name in table.columns]
    order = ", ".join(f'"{name}" NULLS LAST' for name in lying) or "ALL"
    return f'SELECT {", ".join(columns)} FROM "{table.name}" {joined} ORDER BY {order}'


def _count(source: duckdb.DuckDBPyConnection, table: sa.Table) -> int:
    ((count,),) = source.execute(f'SELECT count(*) FROM "{table.name}"').fetchall()
    return int(count)
