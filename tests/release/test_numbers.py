"""Numbers that a store keeps beside ids find the rows that the ids find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from discretion.access import RECORDS
from discretion.identity import Person
from discretion.links.decision import Decision
from discretion.links.later_offense import LaterOffense
from discretion.links.offense import Offense
from discretion.links.timeline import Timeline
from discretion.record import Record
from discretion.release import Catalogue, Store
from discretion.release.lying import lies_by
from discretion.release.numbers import at, span

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
    for column, referred in NUMBERS.references(record).items():
        rows = " UNION ALL ".join(
            f"SELECT id, rowid AS number FROM {CATALOGUE.table(one).fullname}"
            for one in referred
        )
        wrong = connection.execute(
            f"SELECT count(*) FROM {table} t LEFT JOIN ({rows}) r ON r.id = t.{column} "
            f"WHERE t.{at(column)} IS NOT r.number"
        ).get
        assert wrong == 0, column


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
