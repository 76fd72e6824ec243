"""Statements read just what a plain Python reading of the same rows gives."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Sequence
from typing import Any as Untyped

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from discretion.links.later_offense import LaterOffense
from discretion.links.offense import Offense
from discretion.release import Catalogue
from discretion.release.condition import (
    All,
    Among,
    Any,
    Condition,
    Has,
    Not,
    Order,
    Position,
    Recorded,
    Selection,
    Stored,
    Within,
)
from discretion.release.select import prepare, prepare_counts
from discretion.release.shape import Statement

CATALOGUE = Catalogue([Offense, LaterOffense])
Row = tuple[str, str, str | None, str | None]
"""Id, person, day and category of an offense."""


class Store:
    """Offenses in a real SQLite store, attached as a release attaches it."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.row_factory = sqlite3.Row
        self.connection.execute("ATTACH ':memory:' AS links")
        for table in CATALOGUE.tables:
            create = CreateTable(table).compile(dialect=sqlite.dialect())
            self.connection.execute(str(create))
        rows = sorted(rows, key=lambda row: (row[1], row[2] is None, row[2], row[0]))
        self.connection.executemany(
            "INSERT INTO links.offense"
            " (id, person_id, offended_on, category, component)"
            " VALUES (?, ?, ?, ?, 'ICE')",
            rows,
        )

    def run(self, statement: Statement) -> list[sqlite3.Row]:
        return self.connection.execute(statement.text, statement.values).fetchall()

    def ids(self, selection: Selection, *keys: Stored) -> list[str]:
        return [
            row["id"] for row in self.run(prepare(CATALOGUE.table, selection).of(keys))
        ]

    def close(self) -> None:
        self.connection.close()


days = st.none() | st.sampled_from(["2013-01-01", "2014-01-01", "2015-01-01"])
tables = st.lists(st.tuples(st.sampled_from("PQR"), days, days), max_size=12).map(
    lambda cells: [(f"O{number:02d}", *row) for number, row in enumerate(cells)]
)
orders = st.builds(
    Order, st.sampled_from(["id", "offended_on", "category"]), st.booleans()
)


def in_order(rows: Sequence[Row], order: Order) -> list[str]:
    index = {"id": 0, "offended_on": 2, "category": 3}[order.column]
    by_id = sorted(rows)
    told = [row for row in by_id if row[index] is not None]
    told.sort(key=lambda row: str(row[index]), reverse=order.descending)
    return [row[0] for row in [*told, *(row for row in by_id if row[index] is None)]]


@settings(deadline=None, max_examples=60)
@given(tables, orders, st.integers(1, 5), st.booleans())
def test_pages_cover_every_row_once_in_order_and_backwards(
    rows: list[Row], order: Order, size: int, backward: bool
) -> None:
    store = Store(rows)
    expected = in_order(rows, order)
    selection = Selection(Offense, order=order, limit=size, backward=backward)
    seen: list[str] = []
    while True:
        got = store.run(prepare(CATALOGUE.table, selection).of(()))
        if not got:
            break
        seen += [row["id"] for row in got]
        place = Position(got[-1][order.column], got[-1]["id"])
        selection = (
            dataclasses.replace(selection, before=place)
            if backward
            else dataclasses.replace(selection, after=place)
        )
    store.close()
    assert seen == (expected[::-1] if backward else expected)


@settings(deadline=None, max_examples=60)
@given(tables, orders, st.integers(1, 4), st.booleans())
def test_each_parent_gets_its_own_page_in_the_same_statement(
    rows: list[Row], order: Order, size: int, backward: bool
) -> None:
    store = Store(rows)
    selection = Selection(
        Offense, "person_id", order=order, limit=size, backward=backward
    )
    got = store.run(prepare(CATALOGUE.table, selection).of(["P", "Q"]))
    store.close()
    for person in "PQR":
        own = in_order([row for row in rows if row[1] == person], order)
        own = (own[::-1] if backward else own)[:size]
        mine = [row["id"] for row in got if row["person_id"] == person]
        assert mine == ([] if person == "R" else own)


@settings(deadline=None, max_examples=60)
@given(tables, orders, st.sampled_from("PQR"))
def test_a_single_parent_gets_what_it_gets_among_others(
    rows: list[Row], order: Order, person: str
) -> None:
    store = Store(rows)
    listed = Selection(Offense, "person_id", order=order)
    for prepared in (
        prepare(CATALOGUE.table, listed),
        prepare_counts(CATALOGUE.table, listed),
    ):
        alone = store.run(prepared.of([person]))
        among = store.run(prepared.of([person, "none"]))
        assert [tuple(row) for row in alone] == [tuple(row) for row in among]
    found = prepare(CATALOGUE.table, Selection(Offense, "id"))
    every = {row[0] for row in rows}
    assert {row["id"] for each in every for row in store.run(found.of([each]))} == every
    store.close()


leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(Among, st.just("person_id"), st.lists(st.sampled_from("PQ")).map(tuple)),
    st.builds(Among, st.just("category"), st.just(("2014-01-01",))),
    st.builds(Within, st.just("offended_on"), days, days),
    st.builds(Recorded, st.just("offended_on"), st.booleans()),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(All, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Any, st.lists(inner, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


def holds(condition: Condition, row: dict[str, Untyped]) -> bool:
    match condition:
        case Among(column, values):
            return row[column] in values
        case Within(column, low, high):
            value = row[column]
            if value is None:
                return low is None and high is None
            return (low is None or value >= low) and (high is None or value <= high)
        case Recorded(column, recorded):
            return (row[column] is not None) is recorded
        case All(parts):
            return all(holds(part, row) for part in parts)
        case Any(parts):
            return any(holds(part, row) for part in parts)
        case Not(part):
            return not holds(part, row)
        case Has():
            raise AssertionError


@settings(deadline=None, max_examples=200)
@given(tables, conditions)
def test_a_condition_holds_where_it_holds_and_its_contrary_everywhere_else(
    rows: list[Row], condition: Condition
) -> None:
    store = Store(rows)
    names = ("id", "person_id", "offended_on", "category")
    wanted = [
        row[0] for row in rows if holds(condition, dict(zip(names, row, strict=True)))
    ]
    others = [row[0] for row in rows if row[0] not in wanted]
    got = store.ids(Selection(Offense, where=condition))
    contrary = store.ids(Selection(Offense, where=Not(condition)))
    store.close()
    assert (got, contrary) == (wanted, others)


@settings(deadline=None, max_examples=60)
@given(tables, leaves)
def test_counts_are_of_the_whole_list_whatever_the_page(
    rows: list[Row], condition: Condition
) -> None:
    store = Store(rows)
    names = ("id", "person_id", "offended_on", "category")
    wanted = [
        row for row in rows if holds(condition, dict(zip(names, row, strict=True)))
    ]
    after = Position(None, "O05")
    selection = Selection(Offense, where=condition, after=after, limit=1)
    ((_, all_rows, persons),) = store.run(
        prepare_counts(CATALOGUE.table, selection).of(())
    )
    by_person = dataclasses.replace(selection, parent="person_id")
    each = store.run(prepare_counts(CATALOGUE.table, by_person).of(["P", "Q"]))
    store.close()
    assert (all_rows, persons) == (len(wanted), len({row[1] for row in wanted}))
    assert {row[0]: row[1] for row in each} == {
        person: sum(row[1] == person for row in wanted)
        for person in "PQ"
        if any(row[1] == person for row in wanted)
    }


@pytest.fixture
def linked() -> Store:
    store = Store([("O1", "P", None, None), ("O2", "P", None, None)])
    store.connection.execute(
        "INSERT INTO links.later_offense (id, decision_id, offense_id, determination)"
        " VALUES ('L1', 'D1', 'O2', 'LATER'), ('L2', 'D1', 'O1', 'NOT_LATER')"
    )
    return store


def test_rows_are_chosen_by_another_record_for_one_and_the_same_row(
    linked: Store,
) -> None:
    def seen_as(*parts: Condition) -> list[str]:
        has = Has(LaterOffense, "id", "offense_id", All(parts))
        return linked.ids(Selection(Offense, where=has))

    later = Among("determination", ("LATER",))
    found = (seen_as(later), seen_as(later, Not(later)), seen_as())
    linked.close()
    assert found == (["O2"], [], ["O1", "O2"])
