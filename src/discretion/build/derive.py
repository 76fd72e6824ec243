"""Raw records get their persons, and links their rows: each table is made once.

Links are declared as Ibis expressions over tables. The tables' columns are declared
too, so the expressions become SQL without looking at any data.
"""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

import functools
from collections.abc import Mapping

import duckdb
import ibis
import sqlalchemy as sa

from discretion.links import LINKS, rows
from discretion.record import Record
from discretion.release import Catalogue
from discretion.release.declared import Declared, kind

CATALOGUE = Catalogue()
"""The tables that a build fills."""

BIRTH: Mapping[str, str] = {"person_id": "string", "born_on": "date"}
"""The columns of the table `birth`, which lasts while links are derived.

Days of birth are identities: of them only verdicts enter a release.
"""


@functools.cache
def link_statements(catalogue: Catalogue) -> Mapping[type[Record], str]:
    """The SQL of each link, in the order in which they may run."""
    tables = Declared(catalogue, {"birth": BIRTH})
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
        f'"{column.name}"::{kind(column)[1]} AS "{column.name}"'
        for column in table.columns
    )
    con.execute(f'CREATE TABLE "{table.name}" AS SELECT {columns} FROM ({source})')
