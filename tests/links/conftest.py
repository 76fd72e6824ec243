"""A few rows of a few people, linked by the real expressions on a real DuckDB."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from typing import Any

import duckdb
import ibis
import pytest

from discretion.components import RECORDS
from discretion.links import LINKS, rows
from discretion.record import Record
from discretion.release.coverage import add_coverage

_SQL_TYPES = {"int": "BIGINT", "bool": "BOOLEAN", "date": "DATE"}


class Workspace:
    """The tables of a build, filled by hand."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        for record in RECORDS:
            self.connection.execute(_create(record))
        add_coverage(self.connection, ())
        self.connection.execute("CREATE TABLE birth (person_id VARCHAR, born_on DATE)")

    def add(self, record: type[Record], number: int, person: str, **cells: Any) -> str:
        """Add one row; its id ends in the number, so that ids sort as numbers do."""
        record_id = f"{record.__name__}_{number:024d}"
        given = {
            "id": record_id,
            "person_id": person,
            "file": "by hand",
            "row": number,
            **{name: _plain(value) for name, value in cells.items()},
        }
        self._insert(record.table, given)
        return record_id

    def born(self, person: str, on: str) -> None:
        """Say when a person was born, as the records of identity have it."""
        self._insert("birth", {"person_id": person, "born_on": on})

    def cover(
        self,
        record: type[Record],
        start: str | None,
        end: str | None,
        as_of: str | None = None,
        coverage: str | None = "POPULATION",
        reporting_lag_days: int | None = None,
    ) -> None:
        self._insert(
            "coverage",
            {
                "record_type": record.__name__,
                "covers_from": start,
                "covers_to": end,
                "as_of": as_of,
                "coverage": coverage,
                "reporting_lag_days": reporting_lag_days,
            },
        )

    def link(self) -> Workspace:
        """Compute every link, as a build does."""
        for statement in _statements():
            self.connection.execute(statement)
        return self

    def rows(self, record: type[Record], *names: str) -> list[tuple[Any, ...]]:
        """Those columns of every row, in the order of the first."""
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f"SELECT {listed} FROM {record.table} ORDER BY ALL"
        return self.connection.execute(sql).fetchall()

    def _insert(self, table: str, cells: Mapping[str, Any]) -> None:
        names = ", ".join(f'"{name}"' for name in cells)
        marks = ", ".join("?" for _ in cells)
        self.connection.execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", list(cells.values())
        )


@functools.cache
def _statements() -> list[str]:
    """Each link's statement, written by Ibis once for all tests."""
    connection = Workspace().connection
    tables = ibis.duckdb.from_connection(connection)
    statements = []
    for link in LINKS:
        sql = ibis.to_sql(rows(link, tables), dialect="duckdb")
        statements.append(f"CREATE TABLE {link.record.table} AS {sql}")
        connection.execute(statements[-1])
    return statements


def _create(record: type[Record]) -> str:
    declared = [
        f'"{column.name}" {_SQL_TYPES.get(column.type.__name__, "VARCHAR")}'
        for column in record.columns
    ]
    fixed = ["id VARCHAR", "person_id VARCHAR", "file VARCHAR", "sheet VARCHAR"]
    fixed += ['"row" BIGINT', "superseded_by VARCHAR"]
    return f"CREATE TABLE {record.table} ({', '.join(fixed + declared)})"


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


@pytest.fixture
def people() -> Workspace:
    return Workspace()
