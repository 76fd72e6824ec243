"""Fields that lead from a row to others: one, a few, or pages of many.

Each reads through the loaders of its request, so that a level of a query takes one
statement however many rows stand above it.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import access
from discretion.graph.connections import Connection, Paging
from discretion.graph.errors import LIST_TOO_LONG, coded
from discretion.graph.filters import Filters
from discretion.graph.loaders import Loaders
from discretion.graph.orders import Orders
from discretion.record import Column, Record

PLAIN_LIST = 100
"""Rows of a list that has no pages, at most."""

_First = Annotated[
    int | None,
    strawberry.argument(
        description="Rows from the start; 50 where absent, at most 1,000."
    ),
]
_After = Annotated[
    str | None, strawberry.argument(description="Only rows after this cursor.")
]
_Last = Annotated[
    int | None, strawberry.argument(description="Rows from the end; at most 1,000.")
]
_Before = Annotated[
    str | None, strawberry.argument(description="Only rows before this cursor.")
]


def reference(records: Mapping[str, type[Record]], column: Column) -> Any:
    """The one row whose id the column holds."""
    name = str(column.refers)

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        return await loaders.one(records[name], getattr(root, column.name))

    kind = f"{name} | None" if column.nullable else name
    return _field(resolve, kind, column.description)


def plain_list(record: type[Record], column: Column) -> Any:
    """The few rows whose column holds this row's id."""
    day = record.day()
    order = access.Order(day.name if day else "id")
    selection = access.Selection(
        record, parent=column.name, order=order, limit=PLAIN_LIST + 1
    )

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        rows = await loaders.page(selection, root.id)
        if len(rows) > PLAIN_LIST:
            message = f"{column.reverse}: more than {PLAIN_LIST} rows; filter for them"
            raise coded(message, LIST_TOO_LONG)
        return await loaders.shown(record, rows)

    about = f"{_first_line(record)} At most {PLAIN_LIST}; null with an error beyond."
    return _field(resolve, f"list[{record.__name__}] | None", about)


def origins() -> Any:
    """The source records of a united row."""
    selection = access.Selection(access.ORIGIN, parent="united_id")

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        rows = await loaders.page(selection, root.id)
        return await loaders.shown(access.ORIGIN, rows)

    return _field(resolve, "list[Record]", "The records it was read from.")


def connection(
    filters: Filters, orders: Orders, record: type[Record], parent: str | None
) -> Any:
    """Pages of all rows, or of those whose ``parent`` column holds this row's id."""

    async def resolve(
        root: Any,
        info: Info[Any, Any],
        first: _First = strawberry.UNSET,
        after: _After = strawberry.UNSET,
        last: _Last = strawberry.UNSET,
        before: _Before = strawberry.UNSET,
        filter: Any = strawberry.UNSET,
        order_by: Any = strawberry.UNSET,
    ) -> Any:
        where = filters.condition(record, _given(filter))
        order = orders.order(record, _given(order_by))
        selection = access.Selection(record, parent, where, order)
        paging = Paging(_given(first), _given(after), _given(last), _given(before))
        return Connection(
            loaders=info.context.loaders,
            selection=selection,
            page=paging.select(selection),
            parent=root.id if parent else None,
        )

    resolve.__annotations__["filter"] = Annotated[
        filters.of(record) | None,
        strawberry.argument(description="Which rows; all where absent."),
    ]
    resolve.__annotations__["order_by"] = Annotated[
        orders.of(record) | None,
        strawberry.argument(description="In which order; by day where absent."),
    ]
    shown = "Record" if record.stands_for else record.__name__
    return _field(resolve, f"Connection[{shown}]", _first_line(record))


def _field(resolve: Any, kind: str, about: str) -> Any:
    return strawberry.field(resolver=resolve, description=about, graphql_type=kind)


def _first_line(record: type[Record]) -> str:
    return (inspect.getdoc(record) or "").splitlines()[0]


def _given(argument: Any) -> Any:
    """An argument's value; an absent one is like null."""
    return None if argument is strawberry.UNSET else argument
