"""Records to resolve, as small tables: each row is its id and what it says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import duckdb
import pytest

from discretion.identity import resolve
from discretion.record import IDENTITY_COLUMNS, Component, Record, column

Rows = Mapping[str, Mapping[str, Any]]
Load = Callable[..., duckdb.DuckDBPyConnection]
Ask = Callable[..., Any]

_COLUMNS = {
    "record_type": "VARCHAR",
    "component": "VARCHAR",
    "namespace": "VARCHAR",
    "person_key": "VARCHAR",
    **dict.fromkeys(IDENTITY_COLUMNS, "VARCHAR"),
    "birth_date": "DATE",
}


class Note(Record, component=Component.ICE):
    """A record whose rows may be superseded."""

    text: str = column("What was noted.")


@pytest.fixture(scope="session")
def load() -> Load:
    """A workspace that holds these records, superseded rows and inherited persons."""

    def loaded(
        rows: Rows,
        *,
        superseded: Mapping[str, str] | None = None,
        inherited: Mapping[str, str] | None = None,
        reviews: Sequence[tuple[str, str, str, str]] = (),
        threads: int = 2,
    ) -> duckdb.DuckDBPyConnection:
        con = duckdb.connect(config={"threads": threads})
        declared = ", ".join(f"{name} {kind}" for name, kind in _COLUMNS.items())
        con.execute(f"create table identity_record (id VARCHAR, {declared})")
        con.execute("create table rows_note (id VARCHAR, superseded_by VARCHAR)")
        con.execute(
            "create table rows_identity_review (record_id_l VARCHAR, record_id_r "
            'VARCHAR, verdict VARCHAR, reviewed_on DATE, "row" BIGINT, '
            "superseded_by VARCHAR)"
        )
        for number, review in enumerate(reviews, 1):
            con.execute(
                "insert into rows_identity_review values (?, ?, ?, ?, ?, null)",
                [*review, number],
            )
        con.execute("create table inherited (record_id VARCHAR, person_id VARCHAR)")
        known = {"record_type": "Note", "component": "ICE"}
        _insert(
            con,
            "identity_record",
            [
                [i, *((known | dict(row)).get(c) for c in _COLUMNS)]
                for i, row in rows.items()
            ],
        )
        _insert(con, "rows_note", [[i, None] for i in rows])
        _insert(con, "rows_note", [list(pair) for pair in (superseded or {}).items()])
        _insert(con, "inherited", [list(pair) for pair in (inherited or {}).items()])
        return con

    return loaded


def _insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[list[Any]]) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        con.executemany(f"insert into {table} values ({places})", rows)


@pytest.fixture(scope="session")
def resolved(load: Load) -> Load:
    """The same, with every record given its person."""

    def with_persons(rows: Rows, **given: Any) -> duckdb.DuckDBPyConnection:
        con = load(rows, **given)
        resolve(con, [Note])
        return con

    return with_persons


@pytest.fixture(scope="session")
def person_of(resolved: Load) -> Ask:
    """Each record's person."""

    def asked(rows: Rows, **given: Any) -> dict[str, str]:
        return dict(resolved(rows, **given).sql("from person_of").fetchall())

    return asked


@pytest.fixture(scope="session")
def persons(resolved: Load) -> Ask:
    """The records of each person, written ``"a b"``."""

    def asked(rows: Rows, **given: Any) -> list[str]:
        found = resolved(rows, **given).sql("""
            select string_agg(record_id, ' ' order by record_id) as records
            from person_of group by person_id order by records""")
        return [records for (records,) in found.fetchall()]

    return asked


@pytest.fixture(scope="session")
def evidence(resolved: Load) -> Ask:
    """All evidence, written ``"LINK a FIN b"``."""

    def asked(rows: Rows, **given: Any) -> list[str]:
        found = resolved(rows, **given).sql("""
            select concat_ws(' ', band, record_id, method, matched_record_id)
            from identity_link order by all""")
        return [line for (line,) in found.fetchall()]

    return asked
