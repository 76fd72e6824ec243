"""What a store tells as JSON is, byte for byte, what orjson writes of the same rows."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from datetime import date
from typing import Any

import apsw
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable

from discretion.record import Component, Record, column
from discretion.release import Catalogue
from discretion.release.as_json import (
    AsJson,
    Counted,
    Fixed,
    IsRecorded,
    Many,
    NotAsJsonError,
    One,
    Part,
    StoodFor,
    Value,
)
from discretion.release.condition import Among, Order, Selection
from discretion.release.json_sql import functions
from discretion.release.lying import lying
from discretion.release.numbers import at
from discretion.release.select import prepare


class Paper(Record):
    """What has every kind of column."""

    title: str = column("Any text.")
    note: str | None = column("Any text, or none.")
    pages: int | None = column("A number.")
    weight: float | None = column("A number with a point.")
    signed: bool | None = column("Yes, no, or not said.")
    written_on: date | None = column("A day.", on=True)
    component: Component | None = column("A word.")
    cites_id: str | None = column("Another.", refers="Paper")


class Photo(Record):
    """What is cited beside papers."""

    title: str = column("Any text.")


class Mention(Record):
    """A paper or a photo that a paper mentions."""

    stands_for = ("record_type", "record_id")

    paper_id: str = column("The paper.", refers="Paper")
    page: int | None = column("Where.")
    record_type: str = column("Type of what it mentions.")
    record_id: str = column("What it mentions.")


CATALOGUE = Catalogue([Paper, Photo, Mention])
REFERENCES: dict[type[Record], dict[str, list[type[Record]]]] = {
    Paper: {"cites_id": [Paper]},
    Mention: {"record_id": [Paper, Photo]},
}
COLUMNS = ("id", *(each.name for each in Paper.columns))
Row = dict[str, Any]


@contextlib.contextmanager
def store(rows: list[Row]) -> Iterator[apsw.Connection]:
    with contextlib.closing(apsw.Connection(":memory:")) as connection:
        functions(connection)
        connection.execute("ATTACH ':memory:' AS links")
        for table in CATALOGUE.tables:
            create = CreateTable(table).compile(dialect=sqlite.dialect())
            connection.execute(str(create))
        for row in sorted(rows, key=as_it_lies):
            names = ", ".join(row)
            places = ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO links.{_table(row)} ({names}) VALUES ({places})",
                tuple(row.values()),
            )
        for record, columns in REFERENCES.items():
            for column, referred in columns.items():
                number_rows(connection, record, column, referred)
        yield connection


def number_rows(
    connection: apsw.Connection,
    record: type[Record],
    column: str,
    referred: list[type[Record]],
) -> None:
    """Keep beside ids the numbers of their rows, as a release does."""
    table, number = f"links.{record.table}", at(column)
    connection.execute(f"ALTER TABLE {table} ADD {number} INTEGER")
    for one in referred:
        is_one = f"AND record_type = '{one.__name__}'" if record.stands_for else ""
        connection.execute(
            f"UPDATE {table} SET {number} = o.rowid FROM links.{one.table} o "
            f"WHERE o.id = {record.table}.{column} {is_one}"
        )


def as_it_lies(row: Row) -> tuple[Any, ...]:
    values = [row.get(name) for name in lying(Paper)]
    return tuple((value is None, value) for value in values)


def _table(row: Row) -> str:
    return str(row["id"]).partition("_")[0].lower()


def told(rows: list[Row], /, **parts: Part) -> list[str]:
    """The objects of all rows, by id."""
    prepared = prepare(
        CATALOGUE.table, Selection(Paper), (AsJson(tuple(parts.items())),)
    )
    with store(rows) as connection:
        statement = prepared.of(())
        found = connection.execute(statement.text, statement.values)
        return [str(text) for (text,) in found]


def paper(number: int, **values: Any) -> Row:
    return {"id": f"Paper_{number}", "title": "", **values}


# A store keeps no sign of zero.
numbers = st.floats(allow_nan=False, allow_infinity=False).map(lambda one: one + 0.0)
texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    title=texts,
    note=st.none() | texts,
    pages=st.none() | st.integers(-(2**63), 2**63 - 1),
    weight=st.none() | numbers,
    signed=st.none() | st.booleans(),
    written_on=st.none() | st.dates().map(str),
    component=st.none() | st.sampled_from([each.value for each in Component]),
)
def test_every_value_is_written_as_orjson_writes_it(**values: Any) -> None:
    row = dict.fromkeys(COLUMNS) | paper(1, **values)
    parts = {name: Value(name) for name in COLUMNS}
    assert told([row], **parts) == [orjson.dumps(row).decode()]


def test_a_number_beyond_all_is_none_as_orjson_has_it() -> None:
    assert told([paper(1, weight=math.inf)], weight=Value("weight")) == [
        '{"weight":null}'
    ]


def test_what_is_not_a_column_is_told_too() -> None:
    rows = [paper(1, note="'"), paper(2)]
    assert told(
        rows,
        __typename=Fixed('"It\'s: a ?"'),
        noted=IsRecorded("note"),
        within=AsJson((("id", Value("id")), ("empty", AsJson(())))),
    ) == [
        '{"__typename":"It\'s: a ?","noted":true,"within":{"id":"Paper_1","empty":{}}}',
        '{"__typename":"It\'s: a ?","noted":false,'
        '"within":{"id":"Paper_2","empty":{}}}',
    ]


ID = AsJson((("id", Value("id")),))
CITED = [
    paper(1),
    paper(2, cites_id="Paper_1", written_on="2014-01-01"),
    paper(3, cites_id="Paper_1", written_on="2013-01-01"),
    paper(4, cites_id="Paper_1"),
    paper(5, cites_id="Paper_9"),
]


def test_a_row_found_by_its_id_is_told_or_null() -> None:
    parts = {"cites": One(Paper, "cites_id", ID, demanded=False)}
    assert told(CITED, **parts) == [
        '{"cites":null}',
        *['{"cites":{"id":"Paper_1"}}'] * 3,
        '{"cites":null}',
    ]


def test_one_that_must_be_there_and_is_not_cannot_be_told() -> None:
    parts = {"cites": One(Paper, "cites_id", ID, demanded=True)}
    citing_itself = paper(1, cites_id="Paper_1")
    assert told([citing_itself], **parts) == ['{"cites":{"id":"Paper_1"}}']
    with pytest.raises(NotAsJsonError):
        told(CITED, **parts)


def citing(**narrowed: Any) -> Selection:
    order = Order("written_on")
    return Selection(Paper, parent="cites_id", order=order, **narrowed)


@pytest.mark.parametrize(
    ("selection", "numbers"),
    [
        (citing(), [3, 2, 4]),
        (citing(limit=2), [3, 2]),
        (citing(limit=0), []),
        (citing(where=Among("id", ("Paper_4", "keys", "Paper_2"))), [2, 4]),
    ],
)
def test_rows_below_are_told_in_their_order(
    selection: Selection, numbers: list[int]
) -> None:
    first, *others = told(CITED, cited=Many(selection, ID))
    expected = [{"id": f"Paper_{number}"} for number in numbers]
    assert orjson.loads(first) == {"cited": expected}
    assert set(others) == {'{"cited":[]}'}


def test_more_than_the_most_cannot_be_told() -> None:
    first, *_ = told(CITED, cited=Many(citing(limit=4), ID, most=3))
    assert len(orjson.loads(first)["cited"]) == 3
    with pytest.raises(NotAsJsonError):
        told(CITED, cited=Many(citing(limit=3), ID, most=2))


MENTIONING = [
    paper(1),
    paper(2),
    {"id": "Photo_1", "title": "It's"},
]
ANY = StoodFor(
    (
        (Paper, ID),
        (Photo, AsJson((("kind", Fixed('"Photo"')), ("title", Value("title"))))),
    )
)


def mention(number: int, page: int | None, record_type: str, record_id: str) -> Row:
    return {
        "id": f"Mention_{number}",
        "paper_id": "Paper_1",
        "page": page,
        "record_type": record_type,
        "record_id": record_id,
    }


def mentions(**narrowed: Any) -> Selection:
    return Selection(Mention, parent="paper_id", order=Order("page"), **narrowed)


@pytest.mark.parametrize(
    ("limit", "numbers"), [(None, [3, 2, 1]), (2, [3, 2]), (0, [])]
)
def test_what_rows_stand_for_is_told_in_their_order(
    limit: int | None, numbers: list[int]
) -> None:
    rows = [
        *MENTIONING,
        mention(1, None, "Paper", "Paper_1"),
        mention(2, 9, "Photo", "Photo_1"),
        mention(3, 8, "Paper", "Paper_2"),
    ]
    shown: dict[int, Row] = {
        1: {"id": "Paper_1"},
        2: {"kind": "Photo", "title": "It's"},
        3: {"id": "Paper_2"},
    }
    first, second = told(
        rows,
        any=Many(mentions(limit=limit), ANY),
        edges=Many(mentions(limit=limit), AsJson((("node", ANY),))),
    )
    expected = [shown[number] for number in numbers]
    edges = [{"node": each} for each in expected]
    assert orjson.loads(first) == {"any": expected, "edges": edges}
    assert second == '{"any":[],"edges":[]}'


@pytest.mark.parametrize(
    ("record_type", "record_id"),
    [("Paper", "Paper_9"), ("Photo", "Paper_1"), ("Film", "Film_1")],
)
def test_what_stands_for_nothing_known_cannot_be_told(
    record_type: str, record_id: str
) -> None:
    rows = [*MENTIONING, mention(1, 1, record_type, record_id)]
    assert told(rows, any=Many(mentions(limit=0), ANY))[0] == '{"any":[]}'
    with pytest.raises(NotAsJsonError):
        told(rows, any=Many(mentions(), ANY))


def test_rows_and_persons_below_are_counted() -> None:
    first, second, *_ = told(
        CITED,
        rows=Counted(citing(), persons=False),
        persons=Counted(citing(), persons=True),
    )
    assert (first, second) == ('{"rows":3,"persons":3}', '{"rows":0,"persons":0}')


def test_objects_are_told_within_objects_to_any_depth() -> None:
    inner = AsJson((("id", Value("id")), ("cited", Many(citing(), ID))))
    parts = {"cites": One(Paper, "cites_id", inner, demanded=False)}
    second = orjson.loads(told(CITED, **parts)[1])
    assert [each["id"] for each in second["cites"]["cited"]] == [
        "Paper_3",
        "Paper_2",
        "Paper_4",
    ]
