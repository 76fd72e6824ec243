"""Rows lie in the order in which their lists are shown, so that nothing is sorted."""

from __future__ import annotations

import dataclasses
import zlib
from pathlib import Path

import pytest

from discretion import access
from discretion.identity import Person
from discretion.links.decision import Decision
from discretion.links.later_offense import LaterOffense
from discretion.record import Record
from discretion.release import Catalogue, Store
from discretion.release.condition import Order, Selection
from discretion.release.lying import LAYOUT, as_they_lie, lying
from discretion.release.select import prepare

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
    release, catalogue = entry.open(), Catalogue()
    columns = [f"t.{name}" for name in lying(record)]
    parent = catalogue.numbers.parent(record)
    source = f"{catalogue.table(record).fullname} t"
    if parent is not None:
        above = catalogue.table(parent).fullname
        source += f" LEFT JOIN {above} p ON p.id = {columns[0]}"
        columns[0] = "p.rowid"
    rows = release.connect().execute(
        f"SELECT {', '.join(columns)} FROM {source} ORDER BY t.rowid"
    )
    keys = [tuple((value is None, value) for value in row) for row in rows]
    release.close()
    assert keys == sorted(keys)


def test_another_way_of_lying_is_another_layout() -> None:
    ways = [(record.__name__, lying(record)) for record in access.RECORDS]
    seen = zlib.crc32(repr(ways).encode())
    hint = "raise LAYOUT if rows of a table lie otherwise now, then change this"
    assert (LAYOUT, seen) == (3, 2475374635), hint


def test_a_persons_rows_lie_by_day_then_by_id() -> None:
    assert lying(Decision) == ("person_id", "decided_on", "id")
    assert lying(LaterOffense) == ("decision_id", "id")
    assert lying(Person) == ("id",)


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
