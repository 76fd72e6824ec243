"""Raw records get their persons, and links their rows: each table is made once.

Links are declared as Ibis expressions over tables. The tables' columns are declared
too, so the expressions become SQL without looking at any data.
"""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import duckdb
import ibis
import sqlalchemy as sa

from discretion.links import LINKS, rows
from discretion.record import Record
from discretion.release import Catalogue
from discretion.release.coverage import COLUMNS, COVERAGE

CATALOGUE = Catalogue()
"""The tables that a build fills."""

_KINDS: Mapping[type[Any], tuple[str, str]] = {
    sa.Text: ("string", "VARCHAR"),
    sa.Integer: ("int64", "BIGINT"),
    sa.Boolean: ("boolean", "BOOLEAN"),
    sa.Float: ("float64", "DOUBLE"),
    sa.Date: ("date", "DATE"),
}
"""Each kind of column, in Ibis and in DuckDB."""


class Declared:
    """Tables as declared: they have columns, and no rows yet."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._tables = {table.name: table for table in catalogue.tables}

    def table(self, name: str) -> Any:
        """The table of that name, as an Ibis expression."""
        if name == COVERAGE:
            return ibis.table(COLUMNS, name=name)
        columns = self._tables[name].columns
        schema = {column.name: _kind(column)[0] for column in columns}
        return ibis.table(schema, name=name)


@functools.cache
def link_statements(catalogue: Catalogue) -> Mapping[type[Record], str]:
    """The SQL of each link, in the order in which they may run."""
    tables = Declared(catalogue)
    return {
        link.record: str(ibis.to_sql(rows(link, tables), dialect="duckdb"))
        for link in LINKS
    }


def add_persons(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Make the table of each raw record type: its rows, each with its person."""
    for record in catalogue.records:
        if record.sender is not None:
            source = (
                f"SELECT r.*, p.person_id FROM rows_{record.table} AS r "
                "LEFT JOIN person_of AS p ON p.record_id = r.id"
            )
            _make(con, catalogue.table(record), source)
            con.execute(f"DROP TABLE rows_{record.table}")


def add_links(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Make the table of each link, in order."""
    for record, statement in link_statements(catalogue).items():
        _make(con, catalogue.table(record), statement)


def _make(con: duckdb.DuckDBPyConnection, table: sa.Table, source: str) -> None:
    columns = ", ".join(
        f'"{column.name}"::{_kind(column)[1]} AS "{column.name}"'
        for column in table.columns
    )
    con.execute(f'CREATE TABLE "{table.name}" AS SELECT {columns} FROM ({source})')


def _kind(column: sa.Column[Any]) -> tuple[str, str]:
    return _KINDS[type(column.type)]
