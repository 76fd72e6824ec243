"""Connections: a page of a list, its cursors and its counts.

A page is read once however many of `edges`, `nodes` and `pageInfo` are asked for, and
counts only if asked for.
"""

from __future__ import annotations

import dataclasses
from typing import Any, Generic, TypeVar

import strawberry

from discretion import access
from discretion.graph import cursors
from discretion.graph.errors import bad_input
from discretion.graph.loaders import Loaders

PAGE = 50
"""Rows of a page where neither first nor last is given."""

LARGEST = 1000
"""Rows of a page at most."""

Node = TypeVar("Node")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="True if rows follow the page.")
    has_previous_page: bool = strawberry.field(
        description="True if rows come before the page."
    )
    start_cursor: str | None = strawberry.field(
        description="Cursor of the first row; null if the page is empty."
    )
    end_cursor: str | None = strawberry.field(
        description="Cursor of the last row; null if the page is empty."
    )


@strawberry.type(description="A row of a page, with its cursor.")
class Edge(Generic[Node]):
    """A row of a page, with its cursor."""

    cursor: str = strawberry.field(description="The row's place in the list; opaque.")
    node: Node = strawberry.field(description="The row.")


@dataclasses.dataclass(frozen=True)
class Paging:
    """Which page of a list is asked for."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    @property
    def size(self) -> int:
        """Rows wanted; refused where it is not 0 to 1,000, or given twice."""
        if self.first is not None and self.last is not None:
            raise bad_input("first, last: give one of the two")
        given = PAGE if self.first is None else self.first
        name, size = ("first", given) if self.last is None else ("last", self.last)
        if not 0 <= size <= LARGEST:
            raise bad_input(f"{name}: {size} is not within 0 to {LARGEST}")
        return size

    def select(self, selection: access.Selection) -> access.Selection:
        """The selection narrowed to the page, and one row more to see what follows."""
        order = selection.order
        return dataclasses.replace(
            selection,
            limit=self.size + 1,
            backward=self.last is not None,
            after=cursors.decode(order, self.after, "after") if self.after else None,
            before=cursors.decode(order, self.before, "before")
            if self.before
            else None,
        )


@strawberry.type(description="A page of a list, and counts over the whole of it.")
class Connection(Generic[Node]):
    """A page of a list, and counts over the whole of it."""

    loaders: strawberry.Private[Loaders]
    selection: strawberry.Private[access.Selection]
    page: strawberry.Private[access.Selection]
    parent: strawberry.Private[str | None]

    @strawberry.field(description="The rows of the page with their cursors.")
    async def edges(self) -> list[Edge[Node]]:
        """Pair each row with its cursor."""
        rows = await self._rows()
        order = self.page.order
        nodes = await self._nodes(rows)
        return [
            Edge(cursor=_cursor(order, row), node=node)
            for row, node in zip(rows, nodes, strict=True)
        ]

    @strawberry.field(description="The rows of the page.")
    async def nodes(self) -> list[Node]:
        """Only the rows."""
        return await self._nodes(await self._rows())

    @strawberry.field(description="Where the page stands in the list.")
    async def page_info(self) -> PageInfo:
        """Tell whether rows come before and after, from the one row more."""
        read, rows = await self._read(), await self._rows()
        more, backward = len(read) > len(rows), self.page.backward
        order = self.page.order
        return PageInfo(
            has_next_page=self.page.before is not None if backward else more,
            has_previous_page=more if backward else self.page.after is not None,
            start_cursor=_cursor(order, rows[0]) if rows else None,
            end_cursor=_cursor(order, rows[-1]) if rows else None,
        )

    @strawberry.field(description="Rows of the whole list, over all pages.")
    async def total_count(self) -> int:
        """Count rows; superseded ones are left out."""
        return (await self.loaders.count(self.selection, self.parent)).rows

    @strawberry.field(description="Distinct persons of the whole list.")
    async def distinct_person_count(self) -> int:
        """Count persons, which are fewer than rows where a person has several."""
        return (await self.loaders.count(self.selection, self.parent)).persons

    async def _read(self) -> list[access.Row]:
        """The page, and one row more if there is one."""
        return await self.loaders.page(self.page, self.parent)

    async def _rows(self) -> list[access.Row]:
        rows = (await self._read())[: (self.page.limit or 1) - 1]
        return rows[::-1] if self.page.backward else rows

    async def _nodes(self, rows: list[access.Row]) -> list[Any]:
        return await self.loaders.shown(self.page.record, rows)


def _cursor(order: access.Order, row: access.Row) -> str:
    return cursors.encode(order, row[order.column], row["id"])
