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

BIRTH: Mapping[str, str] = {"person_id": "string", "born_on": "date"}
"""The columns of the table `birth`, which lasts while links are derived.

Days of birth are identities: of them only verdicts enter a release.
"""

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
        for known, columns in ((COVERAGE, COLUMNS), ("birth", BIRTH)):
            if name == known:
                return ibis.table(columns, name=name)
        schema = {one.name: _kind(one)[0] for one in self._tables[name].columns}
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
    """Make the table of each link, in order; days of birth are gone thereafter."""
    con.execute(_BIRTHS)
    for record, statement in link_statements(catalogue).items():
        _make(con, catalogue.table(record), statement)
    con.execute("DROP TABLE birth")


_BIRTHS = """
CREATE TEMP TABLE birth AS
SELECT DISTINCT p.person_id, i.birth_date AS born_on
FROM identity_record AS i JOIN person_of AS p ON p.record_id = i.id
WHERE i.birth_date IS NOT NULL"""


def _make(con: duckdb.DuckDBPyConnection, table: sa.Table, source: str) -> None:
    columns = ", ".join(
        f'"{column.name}"::{_kind(column)[1]} AS "{column.name}"'
        for column in table.columns
    )
    con.execute(f'CREATE TABLE "{table.name}" AS SELECT {columns} FROM ({source})')


def _kind(column: sa.Column[Any]) -> tuple[str, str]:
    return _KINDS[type(column.type)]
