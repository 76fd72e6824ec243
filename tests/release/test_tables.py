from __future__ import annotations

import contextlib
from datetime import date

import apsw
import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from discretion.components import RECORDS
from discretion.record import IDENTITY_COLUMNS, Component, Record, column
from discretion.release import Catalogue
from discretion.release.lying import LAYOUT
from discretion.release.tables import identity_tables, store

DIALECT = sqlite.dialect()


def ddl(table: sa.Table) -> list[str]:
    made = [str(CreateTable(table).compile(dialect=DIALECT))]
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    made += [str(CreateIndex(index).compile(dialect=DIALECT)) for index in indexes]
    return [" ".join(text.split()) for text in made]


def test_a_raw_record_has_its_source_beside_its_columns(catalogue: Catalogue) -> None:
    visit = catalogue.table(catalogue.records[0])
    assert ddl(visit) == [
        "CREATE TABLE ice.visit ( id TEXT NOT NULL, person_id TEXT NOT NULL, "
        'file TEXT NOT NULL, sheet TEXT, "row" INTEGER NOT NULL, superseded_by TEXT, '
        "visited_on DATE NOT NULL, outcome TEXT, age INTEGER, armed BOOLEAN, "
        "note TEXT )",
        "CREATE UNIQUE INDEX ice.visit_id ON visit (id)",
        "CREATE INDEX ice.visit_in_order ON visit (visited_on, id)",
        "CREATE INDEX ice.visit_person_id ON visit (person_id)",
    ]


def test_a_derived_record_is_found_by_every_id_it_holds(catalogue: Catalogue) -> None:
    tie = catalogue.table(catalogue.records[2])
    assert ddl(tie) == [
        "CREATE TABLE links.tie ( id TEXT NOT NULL, person_id TEXT NOT NULL, "
        "visit_id TEXT NOT NULL, weight FLOAT )",
        "CREATE UNIQUE INDEX links.tie_id ON tie (id)",
        "CREATE INDEX links.tie_person_id ON tie (person_id)",
        "CREATE INDEX links.tie_visit_id ON tie (visit_id)",
    ]


def test_each_store_holds_its_own_tables(catalogue: Catalogue) -> None:
    named = {
        store: [record.table for record in records]
        for store, records in catalogue.stores.items()
    }
    assert named == {"ice": ["visit"], "people": ["person"], "links": ["tie"]}
    assert [table.name for table in catalogue.tables] == ["visit", "person", "tie"]


def test_the_records_of_each_component_live_in_its_store() -> None:
    assert {record.sender and record.sender.value.lower() for record in RECORDS} == set(
        Catalogue(RECORDS).stores
    )
    assert {store(record) for record in RECORDS} == {"ice", "cbp", "uscis"}


def test_no_table_for_readers_has_an_identity_column() -> None:
    for table in Catalogue(RECORDS).tables:
        assert not set(IDENTITY_COLUMNS) & set(table.columns.keys()), table.name


def test_the_identity_store_keeps_identities_and_rejects() -> None:
    identity, reject = identity_tables()
    assert identity.schema == reject.schema == "identity"
    assert list(identity.columns.keys()) == [
        *("id", "record_type", "component", "namespace", "person_key"),
        *IDENTITY_COLUMNS,
    ]
    assert list(reject.columns.keys()) == [
        *("file", "sheet", "row", "column_name", "value", "rule", "remedy", "raw")
    ]


def test_the_version_changes_with_a_declaration_and_only_then(
    catalogue: Catalogue,
) -> None:
    visit, *others = catalogue.records

    class Visit(Record, component=Component.ICE):
        """The same name, another column."""

        seen: str = column("Seen.")

    assert Catalogue(catalogue.records).version == catalogue.version
    assert Catalogue((Visit, *others)).version != catalogue.version
    assert Catalogue((visit,)).version != catalogue.version


def test_a_store_of_another_version_is_known_by_what_it_lacks() -> None:
    class Once(Record, component=Component.ICE):
        """A record as it was declared."""

        text: str = column("What was noted.")

    class Later(Record, component=Component.ICE):
        """The record with a column more."""

        text: str = column("What was noted.")
        noted_on: date = column("Day of the note.")

    class Other(Record, component=Component.ICE):
        """A record that came later."""

        text: str = column("What was noted.")

    Later.table = Once.table
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        connection.execute("ATTACH ':memory:' AS ice")
        for table in Catalogue([Once]).tables:
            connection.execute(str(CreateTable(table)))
        assert not Catalogue([Once]).is_in(connection)
        connection.execute(f"PRAGMA ice.user_version = {LAYOUT}")
        assert Catalogue([Once]).is_in(connection)
        assert not Catalogue([Later]).is_in(connection)
        assert not Catalogue([Once, Other]).is_in(connection)
