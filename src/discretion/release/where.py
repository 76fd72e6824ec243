"""Conditions, places and orders as SQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any as Untyped

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Table,
    TableValuedAlias,
    UnaryExpression,
    and_,
    bindparam,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    true,
)
from sqlalchemy.sql import operators

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
    Within,
)
from discretion.release.lying import as_they_lie

Tables = Callable[[type[Record]], Table]
"""Gives the table of a record type."""


def wanted(
    tables: Tables, table: FromClause, selection: Selection
) -> list[ColumnElement[bool]]:
    """What a selection asks of each row."""
    conditions = [_condition(tables, table, selection.where)]
    order = selection.order
    if selection.after is not None:
        conditions.append(_past(table, order, selection.after))
    if selection.before is not None:
        conditions.append(_short_of(table, order, selection.before))
    return conditions


def _condition(
    tables: Tables, table: FromClause, condition: Condition
) -> ColumnElement[bool]:
    match condition:
        case Among(column, values):
            return among(table.c[column], *values)
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


def among(column: ColumnElement[Untyped], values: Untyped) -> ColumnElement[bool]:
    """The column holds a value of a JSON array."""
    return column.in_(select(each(values).c.value))


def each(array: Untyped, name: str | None = None) -> TableValuedAlias:
    """A JSON array as a table of its values."""
    values: ColumnElement[str] = bindparam(None, array)
    return func.json_each(values).table_valued("value", name=name)


def order_of(table: FromClause, shape: Selection) -> list[ColumnElement[Untyped]]:
    """The order of a selection, over its table."""
    return ordered(table.c[shape.order.column], table.c.id, shape)


def order_of_list(table: FromClause, shape: Selection) -> list[ColumnElement[Untyped]]:
    """The same order, read as rows lie, or else sorted.

    Left to itself SQLite may read a whole table in the order of an index to save
    sorting the few rows of a page.
    """
    if as_they_lie(shape):
        number = rowid(table)
        return [number.desc() if shape.backward else number.asc()]
    plus = operators.custom_op[Untyped]("+")
    column, key = table.c[shape.order.column], table.c.id
    return ordered(
        UnaryExpression(column, operator=plus),
        UnaryExpression(key, operator=plus),
        shape,
    )


def rowid(table: FromClause) -> ColumnElement[int]:
    """The number of a row."""
    return undeclared(table, "rowid")


def undeclared(table: FromClause, column: str) -> ColumnElement[int]:
    """A column of numbers, which no record declares."""
    return literal_column(f"{_named(table)}.{column}")


def _named(table: FromClause) -> str:
    """What a table is called in a statement."""
    name: str = getattr(table, "fullname", None) or table.name  # type: ignore[attr-defined]
    return name


def ordered(
    column: ColumnElement[Untyped], key: ColumnElement[Untyped], shape: Selection
) -> list[ColumnElement[Untyped]]:
    """The order of a selection, over a column of values and one of ids."""
    descending = shape.order.descending != shape.backward
    if shape.order.column == "id":
        return [key.desc() if descending else key.asc()]
    by = column.desc() if descending else column.asc()
    by = by.nulls_first() if shape.backward else by.nulls_last()
    return [by, key.desc() if shape.backward else key.asc()]


def _past(table: FromClause, order: Order, place: Position) -> ColumnElement[bool]:
    """Rows that come after a place in the order."""
    column, key = table.c[order.column], table.c.id
    if order.column == "id":
        return key < place.id if order.descending else key > place.id
    if place.value is None:
        return and_(column.is_(None), key > place.id)
    valued = further(table, order, place)
    return or_(valued, column.is_(None)) if column.nullable else valued


def further(table: FromClause, order: Order, place: Position) -> ColumnElement[bool]:
    """Rows that come after a place and have a value: a range of an index."""
    column, key = table.c[order.column], table.c.id
    if order.descending:
        return and_(column <= place.value, or_(column < place.value, key > place.id))
    return and_(column >= place.value, or_(column > place.value, key > place.id))


def _short_of(table: FromClause, order: Order, place: Position) -> ColumnElement[bool]:
    """Rows that come before a place in the order."""
    column, key = table.c[order.column], table.c.id
    if order.column == "id":
        return key > place.id if order.descending else key < place.id
    if place.value is None:
        return or_(column.is_not(None), and_(column.is_(None), key < place.id))
    if order.descending:
        return and_(column >= place.value, or_(column > place.value, key < place.id))
    return and_(column <= place.value, or_(column < place.value, key < place.id))
