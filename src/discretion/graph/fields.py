"""Fields that lead from a row to others: one, a few, or pages of many.

Their resolvers are the reference that plans must equal. Each reads through
the loaders of its request, so that a level of a query takes one statement however many
rows stand above it.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import access
from discretion.graph.connections import Connection
from discretion.graph.filters import Filters
from discretion.graph.leads import (
    LEAD,
    PLAIN_LIST,
    Computed,
    Lead,
    Origins,
    Pages,
    PlainList,
    Reference,
)
from discretion.graph.loaders import Loaders
from discretion.graph.orders import Orders
from discretion.record import Column, Record

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
    lead = Reference(records[name], column.name)

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        return await loaders.one(lead.record, getattr(root, lead.column))

    kind = f"{name} | None" if column.nullable else name
    return field(resolve, kind, column.description, lead)


def plain_list(record: type[Record], column: Column) -> Any:
    """The few rows whose column holds this row's id."""
    day = record.day()
    order = access.Order(day.name if day else "id")
    selection = access.Selection(
        record, parent=column.name, order=order, limit=PLAIN_LIST + 1
    )
    lead = PlainList(record, str(column.reverse), selection)

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        rows = await loaders.page(lead.selection, root.id)
        if len(rows) > PLAIN_LIST:
            raise lead.too_long()
        return await loaders.shown(record, rows)

    about = f"{_first_line(record)} At most {PLAIN_LIST}; null with an error beyond."
    return field(resolve, f"list[{record.__name__}] | None", about, lead)


def origins() -> Any:
    """The source records of a united row."""
    lead = Origins(access.Selection(access.ORIGIN, parent="united_id"))

    async def resolve(root: Any, info: Info[Any, Any]) -> Any:
        loaders: Loaders = info.context.loaders
        rows = await loaders.page(lead.selection, root.id)
        return await loaders.shown(access.ORIGIN, rows)

    return field(resolve, "list[Record]", "The records it was read from.", lead)


def connection(
    filters: Filters, orders: Orders, record: type[Record], parent: str | None
) -> Any:
    """Pages of all rows, or of those whose ``parent`` column holds this row's id."""
    lead = Pages(record, parent, filters, orders)

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
        given = {
            "first": first,
            "after": after,
            "last": last,
            "before": before,
            "filter": filter,
            "order_by": order_by,
        }
        paged = lead.paged(
            {
                name: value
                for name, value in given.items()
                if value is not strawberry.UNSET
            }
        )
        return Connection(
            loaders=info.context.loaders,
            selection=paged.whole,
            page=paged.page,
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
    return field(resolve, f"Connection[{shown}]", _first_line(record), lead)


def field(
    resolve: Any,
    kind: Any,
    about: str,
    lead: Lead | Computed,
    name: str | None = None,
) -> Any:
    """A field of the graph, with where it leads; ``name`` where not as in Python."""
    return strawberry.field(
        resolver=resolve,
        name=name,
        description=about,
        graphql_type=kind,
        metadata={LEAD: lead},
    )


def _first_line(record: type[Record]) -> str:
    return (inspect.getdoc(record) or "").splitlines()[0]
