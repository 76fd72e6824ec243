"""Statements over a release: one for each record type and level, however many parents.

SQLAlchemy Core writes them; the driver runs their text. The keys of a level travel as
one JSON array, but for a single key, which takes SQLite half the time.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from typing import Any as Untyped
from typing import cast

from sqlalchemy import (
    ClauseElement,
    ColumnElement,
    FromClause,
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
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from discretion.release.as_json import AsJson
from discretion.release.condition import Order, Position, Selection
from discretion.release.json_sql import json_of
from discretion.release.shape import KEYS, Prepared, Template, filled, shape
from discretion.release.where import (
    Tables,
    among,
    each,
    further,
    order_of,
    order_of_list,
    ordered,
    rowid,
    wanted,
)


class _Compiler(SQLiteCompiler):
    """Writes hints, such as that no index is to be used, behind the table's name."""

    def get_from_hint_text(self, table: FromClause, text: str | None) -> str | None:
        """The hint as it is."""
        return text


_SQLITE = SQLiteDialect_pysqlite(paramstyle="qmark")
_SQLITE.statement_compiler = _Compiler
_KEPT = 1024

Shown = str | AsJson
"""What is read of a row: a column, or all that an object says, as JSON."""


def prepare(
    tables: Tables, selection: Selection, columns: tuple[Shown, ...] | None = None
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
    tables: Tables, shape: Selection, columns: tuple[Shown, ...] | None
) -> Template:
    table = tables(shape.record)
    shown = columns or tuple(table.c.keys())
    told = tuple(n for n, one in enumerate(shown) if isinstance(one, AsJson))
    if told and shape.parent is None and shape.order.column != "id":
        query = _template(_told_later(tables, table, shape, shown))
    else:
        query = _template(*_rows(tables, table, shape, shown))
    return query._replace(as_json=told)


def _rows(
    tables: Tables, table: Table, shape: Selection, shown: Sequence[Shown]
) -> tuple[ClauseElement, ClauseElement | None]:
    """The rows of a page; and the same for a single parent, where that is quicker."""
    if shape.parent is not None and shape.limit is not None:
        return _page_of_each(tables, table, shape, shown), None
    query = select(*_shown(tables, shape, table, shown)).select_from(table)
    conditions = wanted(tables, table, shape)
    if shape.parent is not None:
        if shape.parent != "id":
            query = query.order_by(*order_of_list(table, shape))
        many, one = (
            query.where(parents, *conditions)
            for parents in _parents(table.c[shape.parent])
        )
        return many, one
    if shape.limit is not None and _runs_into_nulls(table, shape):
        return _in_two(tables, table, shape, query), None
    query = query.where(*conditions).order_by(*order_of(table, shape))
    return query.limit(_limit(shape)), None


def _told_later(
    tables: Tables, table: Table, shape: Selection, columns: Sequence[Shown]
) -> Select[Untyped]:
    """Objects are told once it is known which rows the page has.

    Else SQLite would tell all that it sorts.
    """
    shown = table.alias("shown")
    page = cast(Select[Untyped], _rows(tables, table, shape, ("id",))[0])
    return (
        select(*_shown(tables, shape, shown, columns))
        .select_from(shown)
        .where(shown.c.id.in_(page))
        .order_by(*order_of_list(shown, shape))
    )


def _shown(
    tables: Tables, shape: Selection, table: FromClause, shown: Sequence[Shown]
) -> Iterator[ColumnElement[Untyped]]:
    for number, one in enumerate(shown):
        if isinstance(one, AsJson):
            yield json_of(tables, shape.record, table, one).label(f"json_{number}")
        else:
            yield table.c[one]


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
) -> Select[Untyped]:
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
    tables: Tables, table: Table, shape: Selection, columns: Sequence[Shown]
) -> Select[Untyped]:
    """For each parent only its page is read; numbering all its rows costs twice that.

    The inner query finds a page's rows by their numbers in the table, and the outer
    one reads them.
    """
    keys = each(KEYS, "parent")
    within, shown = table.alias("within"), table.alias("shown")
    numbers = (
        select(rowid(within))
        .select_from(within)
        .where(within.c[str(shape.parent)] == keys.c.value)
        .where(*wanted(tables, within, shape))
        .order_by(*order_of_list(within, shape))
        .limit(_limit(shape))
        .correlate(keys)
    )
    return (
        select(*_shown(tables, shape, shown, columns))
        .select_from(keys.join(shown, rowid(shown).in_(numbers)))
        .order_by(*order_of_list(shown, shape))
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
