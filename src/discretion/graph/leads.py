"""Leads: where a field leads, said once for both ways of executing a query.

`fields` makes a resolver of each, and `planner` a part of a plan.
"""

from __future__ import annotations

import asyncio
import dataclasses
import functools
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import orjson
from graphql import GraphQLError

from discretion import access
from discretion.access import as_json
from discretion.graph.connections import LARGEST, Paging
from discretion.graph.errors import LIST_TOO_LONG, TOO_BUSY, bad_input, coded
from discretion.graph.filters import Filters
from discretion.graph.orders import Orders
from discretion.record import Record

PLAIN_LIST = 100
"""Rows of a list that has no pages, at most."""

_THREADS = ThreadPoolExecutor(2, "facts")

MOST_WAITING = 32
"""Facts that are read on threads or wait for one, at most."""


class _Turns:
    """Counts those that are read on threads or wait; taken on the event loop only."""

    def __init__(self) -> None:
        self._taken = 0

    def __enter__(self) -> None:
        if self._taken >= MOST_WAITING:
            message = f"{MOST_WAITING} measures are being counted; ask again in a while"
            raise coded(message, TOO_BUSY)
        self._taken += 1

    def __exit__(self, *_: object) -> None:
        self._taken -= 1


_TURNS = _Turns()

LEAD = "lead"
"""Key of a field's metadata that holds its lead."""


@dataclasses.dataclass(frozen=True)
class Reference:
    """To the one row whose id the column holds."""

    record: type[Record]
    column: str


@dataclasses.dataclass(frozen=True)
class PlainList:
    """To the few rows whose column holds this row's id."""

    record: type[Record]
    name: str
    selection: access.Selection

    def too_long(self) -> GraphQLError:
        """What a list with more rows is answered with."""
        message = f"{self.name}: more than {PLAIN_LIST} rows; filter for them"
        return coded(message, LIST_TOO_LONG)


@dataclasses.dataclass(frozen=True)
class Origins:
    """To the source records of a united row."""

    selection: access.Selection


@dataclasses.dataclass(frozen=True)
class Paged:
    """A list, and the page of it that is asked for."""

    whole: access.Selection
    page: access.Selection
    size: int


@dataclasses.dataclass(frozen=True)
class Pages:
    """To pages of all rows, or of those whose ``parent`` column holds this row's id."""

    record: type[Record]
    parent: str | None
    filters: Filters
    orders: Orders

    def paged(self, arguments: Mapping[str, Any]) -> Paged:
        """The page that the arguments ask for; absent ones are like null.

        Raises:
            GraphQLError: An argument cannot be taken.
        """
        where = self.filters.condition(self.record, arguments.get("filter"))
        order = self.orders.order(self.record, arguments.get("order_by"))
        whole = access.Selection(self.record, self.parent, where, order)
        asked = ("first", "after", "last", "before")
        paging = Paging(**{name: arguments.get(name) for name in asked})
        return Paged(whole, paging.select(whole), paging.size)


@dataclasses.dataclass(frozen=True)
class ById:
    """To the row with an id, or the rows with several; of any type, or of one only."""

    only: str | None = None

    def ids(self, arguments: Mapping[str, Any]) -> list[str]:
        """The ids given, one or many.

        Raises:
            GraphQLError: There are too many.
        """
        if "ids" not in arguments:
            return [arguments["id"]]
        ids: list[str] = arguments["ids"]
        if len(ids) > LARGEST:
            raise bad_input(f"ids: {len(ids)} are more than {LARGEST}")
        return ids

    def type_name(self, row_id: str) -> str | None:
        """The type that the id is of; None where that is not asked for."""
        name = row_id.partition("_")[0]
        return name if self.only in (None, name) else None


@dataclasses.dataclass(frozen=True)
class Facts:
    """To what is known without reading rows: releases, agencies, codes, policies.

    ``read`` is given the context of the request and the field's arguments. What is
    not ``lasting`` may change while a release does not; what takes long is read
    ``on_thread``.
    """

    read: Callable[..., Any]
    lasting: bool = True
    on_thread: bool = False

    async def later(self, context: Any, **given: Any) -> Any:
        """What is read, on a thread that holds up no other request.

        Raises:
            GraphQLError: Too many others are being read, or wait.
        """
        read = functools.partial(self.read, context, **given)
        with _TURNS:
            return await asyncio.get_running_loop().run_in_executor(_THREADS, read)


@dataclasses.dataclass(frozen=True)
class Computed:
    """To what is known of a row by the values of some of its columns."""

    columns: tuple[str, ...]
    read: Callable[..., Any]


Lead = Reference | PlainList | Origins | Pages | ById | Facts
"""Where a field leads that is filled after its row is made."""


def stored(record: type[Record], name: str) -> as_json.Part:
    """A field of a row that leads nowhere: in which column it stands, or what it is."""
    if record.sender and name == "component":
        return fixed(record.sender.name)
    if record.sender and name == "superseded":
        return as_json.IsRecorded("superseded_by")
    return as_json.Value(name)


def fixed(text: str) -> as_json.Fixed:
    """The same text for every row."""
    return as_json.Fixed(orjson.dumps(text).decode())
