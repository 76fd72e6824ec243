"""Objects as JSON, written as SQL: one expression for a row with all that is below it.

`concat` puts the texts together. What may hold any character is quoted by SQLite, and
numbers with a point are written by orjson, so that each text is the one that orjson
would write of the same object.
"""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Iterator
from typing import Any as Untyped
from typing import cast

import apsw
import orjson
from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.types import Boolean, Float, Integer

from discretion.record import Record
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
from discretion.release.condition import Selection
from discretion.release.lying import lies_by
from discretion.release.numbers import at, span
from discretion.release.shape import with_values
from discretion.release.where import Tables, order_of_list, rowid, undeclared, wanted

Sql = ColumnElement[Untyped]

_KEPT = 256
_NUMBER, _REFUSED = "json_number", "not_as_json"


def functions(connection: apsw.Connection) -> None:
    """Give a connection the functions that these expressions call."""

    def number(*values: Untyped) -> str:
        return orjson.dumps(*values).decode()

    def refused(*_: Untyped) -> None:
        raise NotAsJsonError

    connection.create_scalar_function(_NUMBER, number, 1, deterministic=True)
    connection.create_scalar_function(_REFUSED, refused, 0)


def json_of(
    tables: Tables, record: type[Record], table: FromClause, told: AsJson
) -> Sql:
    """A row of the table as JSON."""
    return _Writer(tables, record, table, 0).object(told)


class _Writer:
    """Writes what is told of the rows of one table, so many tables below the first."""

    def __init__(
        self, tables: Tables, record: type[Record], table: FromClause, depth: int
    ) -> None:
        self._tables = tables
        self._record = record
        self._table = table
        self._depth = depth
        self._declared = {each.name: each for each in record.columns}

    def object(self, told: AsJson | StoodFor) -> Sql:
        """An object."""
        if isinstance(told, StoodFor):
            return self._stood_for(told)
        return _joined(self._object(told))

    def _object(self, told: AsJson) -> Iterator[str | Sql]:
        before = "{"
        for key, part in told.parts:
            yield f'{before}"{key}":'
            yield from self._part(part)
            before = ","
        yield "}" if told.parts else "{}"

    def _part(self, part: Part) -> Iterator[str | Sql]:
        match part:
            case Fixed(text):
                yield text
            case AsJson():
                yield from self._object(part)
            case Value(column):
                yield from self._value(column)
            case IsRecorded(column):
                recorded = self._table.c[column].is_not(None)
                yield func.iif(recorded, _text("true"), _text("false"))
            case One(record, column, told, demanded):
                absent = _refused() if demanded else _text("null")
                yield func.ifnull(self._one(record, column, told), absent)
            case StoodFor():
                yield self._stood_for(part)
            case Many(selection, told, most):
                yield self._within(self._many(selection, told, most))
            case Counted(selection, persons):
                yield self._within(self._counted(selection, persons))

    def _value(self, name: str) -> Iterator[str | Sql]:
        column = self._table.c[name]
        kind, quote = column.type, _text('"')
        if isinstance(kind, Boolean):
            known = func.iif(column, _text("true"), _text("false"))
            yield func.iif(column.is_(None), _text("null"), known)
        elif isinstance(kind, Float):
            known = getattr(func, _NUMBER)(column)
            yield func.iif(column.is_(None), _text("null"), known)
        elif isinstance(kind, Integer):
            yield func.ifnull(column, _text("null")) if column.nullable else column
        elif not self._needs_no_escape(name):
            yield func.json_quote(column)
        elif column.nullable:
            yield func.ifnull(quote.concat(column).concat(quote), _text("null"))
        else:
            yield from ('"', column, '"')

    def _needs_no_escape(self, name: str) -> bool:
        """True for ids of rows, words and days."""
        declared = self._declared.get(name)
        if declared is None:
            return name in ("id", "person_id")
        derived_id = self._record.sender is None and name.endswith("_id")
        return bool(declared.refers or derived_id) or issubclass(
            declared.type, (enum.Enum, datetime.date)
        )

    def _one(self, record: type[Record], column: str, told: AsJson) -> Sql:
        """The row whose number stands beside the id in the column; NULL for none."""
        below, writer = self._below(record)
        return self._within(
            select(writer.object(told))
            .select_from(below)
            .where(rowid(below) == undeclared(self._table, at(column)))
        )

    def _stood_for(self, told: StoodFor) -> Sql:
        kind, column = cast(tuple[str, str], self._record.stands_for)
        found = {
            _text(record.__name__): self._one(record, column, each)
            for record, each in told.objects
        }
        return func.ifnull(case(found, value=self._table.c[kind]), _refused())

    def _many(
        self, selection: Selection, told: AsJson | StoodFor, most: int | None
    ) -> Select[Untyped]:
        rows, object_ = self._rows(selection, told)
        texts = func.group_concat(object_)
        listed: Sql = _text("[").concat(texts).concat(_text("]"))
        listed = func.ifnull(listed, _text("[]"))
        if most is None:
            return select(listed)
        told_or_not = func.iif(func.count() > most, _refused(), listed)
        return select(told_or_not).select_from(rows)

    def _rows(
        self, selection: Selection, told: AsJson | StoodFor
    ) -> tuple[FromClause, Sql]:
        """The rows in their order, and the object of each.

        What they stand for is looked up once it is known which they are.
        """
        record = selection.record
        below, writer = self._below(record)
        if record.stands_for is None:
            rows = self._ordered(selection, below, writer.object(told).label("object"))
            return rows, rows.c.object
        kind, column = record.stands_for
        number = at(column)
        shown = (below.c[kind], undeclared(below, number).label(number))
        rows = self._ordered(selection, below, *shown)
        return rows, self._writer(record, rows).object(told)

    def _ordered(
        self, selection: Selection, below: FromClause, *shown: Sql
    ) -> FromClause:
        return (
            self._of(selection, below, *shown)
            .order_by(*order_of_list(below, selection))
            .limit(selection.limit)
            .correlate(self._table)
            .subquery(f"of_{self._depth}")
        )

    def _counted(self, selection: Selection, persons: bool) -> Select[Untyped]:
        below, _ = self._below(selection.record)
        person = below.c.person_id if "person_id" in below.c else below.c.id
        counted = func.count(person.distinct()) if persons else func.count()
        return self._of(selection, below, counted)

    def _of(
        self, selection: Selection, below: FromClause, *what: Sql
    ) -> Select[Untyped]:
        """What is wanted of the rows whose parent is this row.

        Those that lie by it lie between two numbers, and are read there: for a filter
        SQLite may rather read a whole index, once for each parent.
        """
        filled, parent = with_values(selection), str(selection.parent)
        query = (
            select(*what).select_from(below).where(*wanted(self._tables, below, filled))
        )
        if parent != lies_by(selection.record):
            return query.where(below.c[parent] == self._table.c.id)
        first, last = (undeclared(self._table, name) for name in span(selection.record))
        return query.where(rowid(below).between(first, last)).with_hint(
            below, "NOT INDEXED"
        )

    def _below(self, record: type[Record]) -> tuple[FromClause, _Writer]:
        below = _alias(self._tables(record), self._depth + 1)
        return below, self._writer(record, below)

    def _writer(self, record: type[Record], below: FromClause) -> _Writer:
        return _Writer(self._tables, record, below, self._depth + 1)

    def _within(self, query: Select[Untyped]) -> Sql:
        return query.correlate(self._table).scalar_subquery()


@functools.lru_cache(_KEPT)
def _alias(table: Table, depth: int) -> FromClause:
    """The table, so far below the first; each column of it takes some time to make."""
    return table.alias(f"t{depth}")


def _text(text: str) -> Sql:
    """A text as SQL."""
    escaped = text.replace("'", "''")
    return literal_column(f"'{escaped}'")


def _refused() -> Sql:
    return literal_column(f"{_REFUSED}()")


def _joined(pieces: Iterator[str | Sql]) -> Sql:
    """Texts and expressions as one text."""
    parts, text = list[Sql](), ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
        else:
            parts += [_text(text), piece] if text else [piece]
            text = ""
    return func.concat(*parts, _text(text))
