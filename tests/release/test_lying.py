"""Rows lie in the order in which their lists are shown, so that nothing is sorted."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from discretion import access
from discretion.links.decision import Decision
from discretion.links.later_offense import LaterOffense
from discretion.record import Record
from discretion.release import Catalogue, Store
from discretion.release.condition import Order, Selection
from discretion.release.lying import as_they_lie, lying
from discretion.release.select import prepare
from discretion.release.spans import span, with_spans

LISTS = [
    Selection(Decision, "person_id", order=Order("decided_on")),
    Selection(LaterOffense, "decision_id"),
]


@pytest.mark.parametrize("record", access.RECORDS)
def test_rows_of_a_release_lie_in_order(
    fixture_store: Path, record: type[Record]
) -> None:
    entry = Store(fixture_store).latest()
    assert entry is not None
    release = entry.open()
    table = Catalogue().table(record).fullname
    columns = ", ".join(lying(record))
    rows = release.connect().execute(f"SELECT {columns} FROM {table} ORDER BY rowid")
    keys = [tuple((value is None, value) for value in row) for row in rows]
    release.close()
    assert keys == sorted(keys)


def test_a_persons_rows_lie_by_day_then_by_id() -> None:
    assert lying(Decision) == ("person_id", "decided_on", "id")
    assert lying(LaterOffense) == ("id",)


@pytest.mark.parametrize("selection", LISTS)
@pytest.mark.parametrize("limit", [None, 3])
def test_a_list_as_rows_lie_is_read_without_sorting_each(
    selection: Selection, limit: int | None
) -> None:
    wanted = dataclasses.replace(selection, limit=limit)
    assert as_they_lie(wanted)
    assert as_they_lie(dataclasses.replace(wanted, backward=True))
    text = prepare(Catalogue().table, wanted, ("id",)).text
    assert "rowid" in text.rpartition("ORDER BY")[2]


@pytest.mark.parametrize(
    "selection",
    [
        Selection(Decision, "person_id", order=Order("decided_on", descending=True)),
        Selection(Decision, "person_id", order=Order("id")),
        Selection(Decision, order=Order("decided_on")),
    ],
)
def test_another_order_is_sorted(selection: Selection) -> None:
    assert not as_they_lie(selection)


def test_a_person_knows_where_its_rows_lie(fixture_store: Path) -> None:
    entry = Store(fixture_store).latest()
    assert entry is not None
    release = entry.open()
    connection = release.connect()
    names = with_spans(Catalogue().tables)
    assert "decision" in names
    for table in Catalogue().tables:
        if table.name not in names:
            continue
        first, last = span(table.name)
        wrong = connection.execute(
            f"""SELECT count(*) FROM people.person p LEFT JOIN (
                SELECT person_id, min(rowid) AS first, max(rowid) AS last, count(*) AS n
                FROM {table.fullname} GROUP BY person_id
            ) t ON t.person_id = p.id
            WHERE p.{first} IS NOT t.first OR p.{last} IS NOT t.last
                OR t.n <> t.last - t.first + 1"""
        ).get
        assert wrong == 0, table.name
    release.close()
