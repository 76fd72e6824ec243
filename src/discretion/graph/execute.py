"""Executes a plan: level by level, one statement for each read of a level.

A level is a list of entries, which say what is to be filled in where; filling those of
one level gives those of the next.
"""

from __future__ import annotations

import dataclasses
from typing import Any, cast

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from discretion import access
from discretion.graph.failed import Failed, settle
from discretion.graph.fill import Entry, Filling
from discretion.graph.leads import Paged
from discretion.graph.plan import (
    Counting,
    FactsPlace,
    PagesPlace,
    Plan,
    Read,
)
from discretion.graph.size import size


class Execution:
    """One execution of a plan under the variables of a request."""

    def __init__(
        self,
        plan: Plan,
        reader: access.Reader,
        variables: VariableValues,
        context: Any,
    ) -> None:
        """Read rows through the reader, and facts from the context."""
        self._plan = plan
        self._reader = reader
        self._variables = variables
        self._pages: dict[PagesPlace, Paged | Failed] = {}
        self._context = context
        self._filling = Filling(variables, self._page)

    async def run(self) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
        """The data and the errors."""
        data = dict(self._plan.start)
        level = [Entry(place, [data], [None]) for place in self._plan.places]
        try:
            while level:
                level = await self._level(level)
            if self._filling.shared:
                size(data)
        except GraphQLError as error:
            return None, [error]
        if not self._filling.failed:
            return data, []
        return settle(self._plan.root, data, self._filling.shape_of)

    async def _level(self, entries: list[Entry]) -> list[Entry]:
        wanted: dict[Read | Counting, dict[Any, None]] = {}
        for entry in entries:
            place = entry.place
            if isinstance(place, PagesPlace) and isinstance(self._page(place), Failed):
                continue
            for read in place.reads:
                keys = dict.fromkeys(entry.keys)
                if read in wanted:
                    wanted[read].update(keys)
                else:
                    wanted[read] = keys
        found: dict[Read | Counting | FactsPlace, Any] = {}
        for read, keys in wanted.items():
            try:
                found[read] = await self._read(read, keys)
            except Exception as error:
                found[read] = self._filling.fail(error)
        for entry in entries:
            if isinstance(entry.place, FactsPlace):
                found[entry.place] = await self._facts(entry.place)
        return self._filling.level(entries, found)

    async def _facts(self, place: FactsPlace) -> Any:
        try:
            given = place.arguments(self._variables)
            if place.lead.on_thread:
                known = await place.lead.later(self._context, **given)
            else:
                known = place.lead.read(self._context, **given)
            return place.make(known)
        except Exception as error:
            return self._filling.fail(error)

    def _page(self, place: PagesPlace) -> Paged | Failed:
        """The page that a place asks for in this request."""
        if place.constant is not None:
            return place.constant
        if place not in self._pages:
            try:
                paged = place.lead.paged(place.arguments(self._variables))
                self._pages[place] = paged
            except Exception as error:
                self._pages[place] = self._filling.fail(error)
        return self._pages[place]

    async def _read(self, read: Read | Counting, keys: dict[Any, None]) -> Any:
        prepared = read.prepared or self._prepared(read)
        if read.parent is None:
            return await self._reader.read(prepared)
        keys.pop(None, None)
        return await self._reader.read(prepared, list(keys)) if keys else []

    def _prepared(self, read: Read | Counting) -> access.Prepared:
        if isinstance(read, Counting):
            whole = cast(Paged, self._page(read.pages)).whole
            prepared = self._reader.prepare_counts(whole)
        else:
            prepared = self._reader.prepare(*self._selection(read))
        if read.pages is None or read.pages.constant is not None:
            read.prepared = prepared
        return prepared

    def _selection(self, read: Read) -> tuple[access.Selection, tuple[str, ...]]:
        """What a read reads: the rows, and their columns."""
        columns = tuple(read.columns)
        if read.pages is None:
            return cast(access.Selection, read.selection), columns
        paged = cast(Paged, self._page(read.pages))
        page = paged.page
        if not read.beyond:
            page = dataclasses.replace(page, limit=paged.size)
        if read.cursors:
            columns += (page.order.column, "id")
        return page, columns
