"""Statements over a release: one for each record type and level, however many parents.

SQLAlchemy Core writes them; the driver runs their text. The keys of a level travel as
one JSON array, but for a single key, which takes SQLite half the time.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Sequence
from typing import Any as Untyped
from typing import cast

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    Select,
    Table,
    and_,
    bindparam,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.sqlite import dialect

from discretion.release.condition import Order, Position, Selection
from discretion.release.shape import KEYS, Prepared, Template, filled, shape
from discretion.release.where import (
    Tables,
    among,
    each,
    further,
    order_of,
    ordered,
    unindexed_order_of,
    wanted,
)

_SQLITE = dialect(paramstyle="qmark")
_KEPT = 1024


def prepare(
    tables: Tables, selection: Selection, columns: tuple[str, ...] | None = None
) -> Prepared:
    """The statement of a page; of these columns, or of all."""
    emptied, values = shape(selection)
    return filled(_page(tables, emptied, columns), values)


def prepare_counts(tables: Tables, selection: Selection) -> Prepared:
    """The statement that counts a whole selection, wherever its page begins."""
    whole = dataclasses.replace(
        selection, after=None, before=None, limit=None, order=Order()
    )
    emptied, values = shape(whole)
    return filled(_counts(tables, emptied), values)


@functools.lru_cache(_KEPT)
def _page(
    tables: Tables, shape: Selection, columns: tuple[str, ...] | None
) -> Template:
    table = tables(shape.record)
    names = columns or tuple(table.c.keys())
    if shape.parent is not None and shape.limit is not None:
        return _template(_page_of_each(tables, table, shape, names))
    query = select(*(table.c[name] for name in names))
    conditions = wanted(tables, table, shape)
    if shape.parent is not None:
        if shape.parent != "id":
            query = query.order_by(*unindexed_order_of(table, shape))
        many, one = (
            query.where(parents, *conditions)
            for parents in _parents(table.c[shape.parent])
        )
        return _template(many, one)
    if shape.limit is not None and _runs_into_nulls(table, shape):
        return _template(_in_two(tables, table, shape, query))
    query = query.where(*conditions).order_by(*order_of(table, shape))
    return _template(query.limit(_limit(shape)))


def _parents(
    column: ColumnElement[Untyped],
) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """The column holds one of the keys; the column holds the single key."""
    return among(column, KEYS), column == bindparam(None, KEYS)


def _runs_into_nulls(table: Table, shape: Selection) -> bool:
    """True where a page that starts within a list may reach from days to nulls."""
    start = shape.before if shape.backward else shape.after
    if start is None or not table.c[shape.order.column].nullable:
        return False
    return (start.value is None) == shape.backward


def _in_two(
    tables: Tables, table: Table, shape: Selection, query: Select[Untyped]
) -> ClauseElement:
    """The rows with a value and those without, each read in the order of an index.

    Asked for together, with OR, SQLite would read the whole list up to the page.
    """
    column, key = table.c[shape.order.column], table.c.id
    if shape.backward:
        start = cast(Position, shape.before)
        halves = [and_(column.is_(None), key < start.id), column.is_not(None)]
    else:
        start = cast(Position, shape.after)
        halves = [further(table, shape.order, start), column.is_(None)]
    rest = dataclasses.replace(
        shape,
        before=None if shape.backward else shape.before,
        after=shape.after if shape.backward else None,
    )
    others = wanted(tables, table, rest)
    parts = [
        query.add_columns(
            literal_column(str(number)).label("half"),
            column.label("order_value"),
            key.label("order_id"),
        )
        .where(half, *others)
        .order_by(*order_of(table, shape))
        .limit(_limit(shape))
        .subquery()
        for number, half in enumerate(halves)
    ]
    both = union_all(*(select(part) for part in parts)).subquery()
    order = ordered(both.c.order_value, both.c.order_id, shape)
    whole = select(*(both.c[column.name] for column in query.selected_columns))
    return whole.order_by(both.c.half, *order).limit(_limit(shape))


def _page_of_each(
    tables: Tables, table: Table, shape: Selection, names: Sequence[str]
) -> Select[Untyped]:
    """For each parent only its page is read; numbering all its rows costs twice that.

    The inner query finds a page's rows by their numbers in the table, and the outer
    one reads them.
    """
    keys = each(KEYS, "parent")
    within, shown = table.alias("within"), table.alias("shown")
    row_number: ColumnElement[int] = literal_column("within.rowid")
    numbers = (
        select(row_number)
        .select_from(within)
        .where(within.c[str(shape.parent)] == keys.c.value)
        .where(*wanted(tables, within, shape))
        .order_by(*order_of(within, shape))
        .limit(_limit(shape))
        .correlate(keys)
    )
    shown_number: ColumnElement[int] = literal_column("shown.rowid")
    return (
        select(*(shown.c[name] for name in names))
        .select_from(keys.join(shown, shown_number.in_(numbers)))
        .order_by(*unindexed_order_of(shown, shape))
    )


def _limit(shape: Selection) -> ColumnElement[int] | None:
    return None if shape.limit is None else bindparam(None, shape.limit)


@functools.lru_cache(_KEPT)
def _counts(tables: Tables, shape: Selection) -> Template:
    table = tables(shape.record)
    person = table.c.person_id if "person_id" in table.c else table.c.id
    counted = (func.count(), func.count(person.distinct()))
    conditions = wanted(tables, table, shape)
    if shape.parent is None:
        whole = select(null(), *counted).select_from(table)
        return _template(whole.where(*conditions))
    parent = table.c[shape.parent]
    query = select(parent, *counted).group_by(parent)
    many, one = (query.where(*conditions, parents) for parents in _parents(parent))
    return _template(many, one)


def _template(query: ClauseElement, single: ClauseElement | None = None) -> Template:
    """The text of a query, and of the same for a single key.

    Slots of both are the same: the key stands where the array of keys does.
    """
    text, values = _text(query)
    return Template(text, None if single is None else _text(single)[0], values)


def _text(query: ClauseElement) -> tuple[str, tuple[Untyped, ...]]:
    compiled = query.compile(dialect=_SQLITE)
    names: Sequence[str] = getattr(compiled, "positiontup", None) or ()
    return str(compiled), tuple(compiled.params[name] for name in names)
