"""Statements over a release: one for each record type and level, however many parents.

SQLAlchemy Core writes them; the driver runs their text. The keys of a level travel as
one JSON array.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any as Untyped

import orjson
from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    FromClause,
    Table,
    and_,
    bindparam,
    exists,
    false,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.sqlite import dialect

from discretion.record import Record
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

Tables = Callable[[type[Record]], Table]
"""Gives the table of a record type."""

_SQLITE = dialect(paramstyle="qmark")


@dataclasses.dataclass(frozen=True)
class Statement:
    """A statement's text and its values, ready for the driver."""

    text: str
    values: tuple[Untyped, ...]


def page(tables: Tables, selection: Selection, keys: Sequence[Stored]) -> Statement:
    """The rows of a selection, all columns, in order; parents one after another.

    The columns are those of the table; with a parent and a limit, one more says the
    row's number within its parent.
    """
    table = tables(selection.record)
    chosen = select(table).where(*_wanted(tables, table, selection, keys))
    order = _order_by(table, selection.order, selection.backward)
    if selection.parent is None or selection.limit is None:
        return _statement(chosen.order_by(*order).limit(selection.limit))
    number = func.row_number().over(
        partition_by=table.c[selection.parent], order_by=order
    )
    inner = chosen.add_columns(number.label("number_within")).subquery()
    outer = select(inner).where(inner.c.number_within <= selection.limit)
    return _statement(outer.order_by(inner.c.number_within))


def counts(tables: Tables, selection: Selection, keys: Sequence[Stored]) -> Statement:
    """How many rows and persons meet a selection's condition, for each parent.

    Columns: the parent's key (null without parents), rows, persons.
    """
    table = tables(selection.record)
    person = table.c.person_id if "person_id" in table.c else table.c.id
    counted = (func.count(), func.count(person.distinct()))
    whole = dataclasses.replace(selection, after=None, before=None)
    wanted = _wanted(tables, table, whole, keys)
    if selection.parent is None:
        key: ColumnElement[Untyped] = bindparam(None, None)
        return _statement(select(key, *counted).select_from(table).where(*wanted))
    parent = table.c[selection.parent]
    return _statement(select(parent, *counted).where(*wanted).group_by(parent))


def _statement(query: ClauseElement) -> Statement:
    compiled = query.compile(dialect=_SQLITE)
    names: Sequence[str] = getattr(compiled, "positiontup", None) or ()
    return Statement(str(compiled), tuple(compiled.params[name] for name in names))


def _wanted(
    tables: Tables, table: Table, selection: Selection, keys: Sequence[Stored]
) -> list[ColumnElement[bool]]:
    wanted = [_condition(tables, table, selection.where)]
    if selection.parent is not None:
        wanted.append(_among(table.c[selection.parent], keys))
    order = selection.order
    if selection.after is not None:
        wanted.append(_past(table, order, selection.after))
    if selection.before is not None:
        wanted.append(_short_of(table, order, selection.before))
    return wanted


def _condition(
    tables: Tables, table: FromClause, condition: Condition
) -> ColumnElement[bool]:
    match condition:
        case Among(column, values):
            return _among(table.c[column], values)
        case Within(column, low, high):
            return and_(
                true() if low is None else table.c[column] >= low,
                true() if high is None else table.c[column] <= high,
            )
        case Recorded(column, recorded):
            told = table.c[column].is_not(None)
            return told if recorded else ~told
        case All(parts):
            return and_(true(), *(_condition(tables, table, part) for part in parts))
        case Any(parts):
            return or_(false(), *(_condition(tables, table, part) for part in parts))
        case Not(part):
            return func.coalesce(_condition(tables, table, part), false()).is_(false())
        case Has(record, here, there, where):
            other = tables(record).alias()
            met = _condition(tables, other, where)
            return exists().where(other.c[there] == table.c[here], met)


def _among(
    column: ColumnElement[Untyped], values: Sequence[Stored]
) -> ColumnElement[bool]:
    listed: ColumnElement[str] = bindparam(None, orjson.dumps(values).decode())
    return column.in_(select(func.json_each(listed).table_valued("value").c.value))


def _order_by(
    table: Table, order: Order, backward: bool
) -> list[ColumnElement[Untyped]]:
    column, descending = table.c[order.column], order.descending
    if order.column == "id":
        return [column.desc() if descending != backward else column]
    by = column.desc() if descending != backward else column.asc()
    by = by.nulls_first() if backward else by.nulls_last()
    return [by, table.c.id.desc() if backward else table.c.id]


def _past(table: Table, order: Order, place: Position) -> ColumnElement[bool]:
    """Rows that come after a place in the order."""
    column, key = table.c[order.column], table.c.id
    if order.column == "id":
        return key < place.id if order.descending else key > place.id
    if place.value is None:
        return and_(column.is_(None), key > place.id)
    further = column < place.value if order.descending else column > place.value
    tied = and_(column == place.value, key > place.id)
    return or_(further, tied, column.is_(None))


def _short_of(table: Table, order: Order, place: Position) -> ColumnElement[bool]:
    """Rows that come before a place in the order."""
    column, key = table.c[order.column], table.c.id
    if order.column == "id":
        return key > place.id if order.descending else key < place.id
    if place.value is None:
        return or_(column.is_not(None), and_(column.is_(None), key < place.id))
    nearer = column > place.value if order.descending else column < place.value
    return or_(nearer, and_(column == place.value, key < place.id))
