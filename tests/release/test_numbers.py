"""Numbers that a store keeps beside ids find the rows that the ids find."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import apsw
import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from discretion.access import RECORDS
from discretion.identity import Person
from discretion.links.decision import Decision
from discretion.links.later_offense import LaterOffense
from discretion.links.offense import Offense
from discretion.links.timeline import Timeline
from discretion.record import Column, Record, column
from discretion.release import Catalogue, Store
from discretion.release.as_json import AsJson, Counted, Many, Part, Value
from discretion.release.condition import Order, Selection, Within
from discretion.release.lying import LAYOUT, lies_by
from discretion.release.numbers import at, span
from discretion.release.select import prepare

CATALOGUE = Catalogue()
NUMBERS = CATALOGUE.numbers


@pytest.fixture(scope="module")
def connection(fixture_store: Path) -> Iterator[apsw.Connection]:
    entry = Store(fixture_store).latest()
    assert entry is not None
    release = entry.open()
    yield release.connect()
    release.close()


def test_references_and_lists_are_those_that_records_declare() -> None:
    assert NUMBERS.references(LaterOffense) == {
        "decision_id": [Decision],
        "offense_id": [Offense],
    }
    sent = [record for record in RECORDS if record.sender]
    assert NUMBERS.references(Timeline)["record_id"] == sent
    assert all(NUMBERS.references(record)["person_id"] == [Person] for record in sent)
    assert LaterOffense in NUMBERS.lists(Decision)
    assert set(sent) <= set(NUMBERS.lists(Person))


@pytest.mark.parametrize("record", RECORDS)
def test_a_reference_knows_the_number_of_its_row(
    connection: apsw.Connection, record: type[Record]
) -> None:
    table = CATALOGUE.table(record).fullname
    for name, referred in NUMBERS.references(record).items():
        rows = " UNION ALL ".join(
            f"SELECT id, rowid AS number, '{one.__name__}' AS type "
            f"FROM {CATALOGUE.table(one).fullname}"
            for one in referred
        )
        found = f"r.id = t.{name}"
        if record.stands_for and name == record.stands_for[1]:
            found += f" AND r.type = t.{record.stands_for[0]}"
        wrong = connection.execute(
            f"SELECT count(*) FROM {table} t LEFT JOIN ({rows}) r ON {found} "
            f"WHERE t.{at(name)} IS NOT r.number"
        ).get
        assert wrong == 0, name


@pytest.mark.parametrize("record", [each for each in RECORDS if NUMBERS.lists(each)])
def test_a_row_knows_where_the_rows_lie_that_lie_by_it(
    connection: apsw.Connection, record: type[Record]
) -> None:
    for one in NUMBERS.lists(record):
        (first, last), by = span(one), lies_by(one)
        wrong = connection.execute(
            f"""SELECT count(*) FROM {CATALOGUE.table(record).fullname} p LEFT JOIN (
                SELECT {by} AS parent, min(rowid) AS first, max(rowid) AS last,
                    count(*) AS n
                FROM {CATALOGUE.table(one).fullname} GROUP BY {by}
            ) t ON t.parent = p.id
            WHERE p.{first} IS NOT t.first OR p.{last} IS NOT t.last
                OR t.n <> t.last - t.first + 1"""
        ).get
        assert wrong == 0, one.__name__


LISTS = [one for one in NUMBERS.lists(Person) if one.day() and not one.stands_for]


@pytest.mark.parametrize("record", LISTS)
@pytest.mark.parametrize("bounds", [("2000-01-01", "2030-01-01"), ("2014-01-01", None)])
def test_a_filtered_list_is_read_where_it_lies_and_not_by_an_index(
    connection: apsw.Connection, record: type[Record], bounds: tuple[str, str | None]
) -> None:
    day = cast(Column, record.day()).name
    listed = Selection(record, "person_id", Within(day, *bounds), Order(day), limit=10)
    parts: dict[str, Part] = {
        "rows": Many(listed, AsJson((("id", Value("id")),))),
        "counted": Counted(listed, persons=False),
        "persons": Counted(listed, persons=True),
    }
    told = AsJson(tuple(parts.items()))
    prepared = prepare(CATALOGUE.table, Selection(Person, limit=100), (told,))
    text, values, _ = prepared.of(())
    steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    read = [step for step in steps if " t1 " in f"{step} "]
    by_number = "SEARCH t1 USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"
    assert read == [by_number] * len(parts)


def test_a_store_that_lacks_numbers_is_of_another_version() -> None:
    class Seen(Record):
        """Refers to a person by another column."""

        person_id: str = column("Whom.", refers="Person")

    with contextlib.closing(apsw.Connection(":memory:")) as made:
        for store in ("links", "people"):
            made.execute(f"ATTACH ':memory:' AS {store}")
            made.execute(f"PRAGMA {store}.user_version = {LAYOUT}")
        catalogue = Catalogue([Person, Seen])
        for table in catalogue.tables:
            made.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
        assert not catalogue.is_in(made)
        for record in catalogue.records:
            for name in catalogue.numbers.columns(record):
                table_name = catalogue.table(record).fullname
                made.execute(f"ALTER TABLE {table_name} ADD {name} INTEGER")
        assert catalogue.is_in(made)
