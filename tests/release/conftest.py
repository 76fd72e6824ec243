"""A small build's workspace, and stores with finished releases of it."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from discretion.record import Component, Record, column
from discretion.release import Catalogue, Entry, Manifest, Store, write


class Outcome(enum.Enum):
    """How a visit ended."""

    RELEASED = "RELEASED"


class Visit(Record, component=Component.ICE):
    """A raw record with one column of each type."""

    visited_on: date = column("Day.", on=True)
    outcome: Outcome | None = column("Outcome.")
    age: int | None = column("Age.")
    armed: bool | None = column("Armed.")
    note: str | None = column("Note.")


class Person(Record):
    """Lives in the store of people."""

    visits: int = column("Visits.")


class Tie(Record):
    """A derived record; points to a person and a visit."""

    person_id: str = column("Person.", refers="Person")
    visit_id: str = column("Visit.")
    weight: float | None = column("Weight.")


_ROWS = """
CREATE TABLE visit AS SELECT * FROM (VALUES
  ('Visit_2', 'Person_1', 'a.csv', NULL, 2::BIGINT, NULL::VARCHAR,
   DATE '2014-02-01', 'RELEASED', 40::BIGINT, true, 'O''Brien'),
  ('Visit_1', 'Person_1', 'a.csv', 'S', 1, 'Visit_2', '2013-02-01', NULL, NULL, NULL,
   NULL)) t(id, person_id, file, sheet, row, superseded_by,
            visited_on, outcome, age, armed, note);
CREATE TABLE person AS SELECT 'Person_1' AS id, 2::BIGINT AS visits;
CREATE TABLE tie AS SELECT 'Tie_1' AS id, 'Person_1' AS person_id,
  'Visit_2' AS visit_id, 0.5::DOUBLE AS weight;
CREATE TABLE identity_record AS SELECT * FROM (VALUES ('Visit_2', 'Visit', 'ICE',
  NULL::VARCHAR, NULL::VARCHAR, '123456789', NULL, NULL, 'ANA', NULL, 'DIAZ',
  DATE '1990-01-02', 'MEXICO', 'F')) t(id, record_type, component, namespace,
  person_key, a_number, fin, receipt_number, given_name, middle_name, surname,
  birth_date, birth_country, sex);
CREATE TABLE reject AS SELECT 'a.csv' AS file, NULL::VARCHAR AS sheet, 3::BIGINT AS row,
  'age' AS column_name, 'x' AS value, 'number' AS rule, 'mend it' AS remedy,
  '["x"]' AS raw;
"""


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue((Visit, Person, Tie))


@pytest.fixture
def workspace() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute(_ROWS)
        yield connection


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "a store? 50% #1")


@pytest.fixture
def manifest() -> Manifest:
    return Manifest(
        id="ab12",
        number=1,
        parent=None,
        as_of=date(2014, 2, 1),
        synthetic=True,
        schema_version="1",
        identity_model="rules-1",
        persons=1,
        extracts=(),
        coverage=(),
        tables={"visit": 2, "person": 1, "tie": 1},
        longest={},
    )


@pytest.fixture
def release(
    store: Store,
    manifest: Manifest,
    workspace: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
) -> Callable[[], Entry]:
    """Publishes one more release of the same tables."""

    def publish() -> Entry:
        with store.lock(), store.stage() as stage:
            write(workspace, catalogue, stage)
            number = store.next_number()
            return store.publish(stage, dataclasses.replace(manifest, number=number))

    return publish
