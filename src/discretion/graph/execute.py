"""Executes a plan: level by level, one statement for each read of a level.

What the places of one level find tells what the next is to read. Once all is read,
objects are made from the lowest level up, so that each is made whole.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any, cast

from graphql import GraphQLError
from graphql.execution.values import VariableValues

from discretion import access
from discretion.graph.descent import Descent, Wanted
from discretion.graph.failed import settle
from discretion.graph.fill import Below, ById, Found, Keys, found
from discretion.graph.leads import Paged
from discretion.graph.plan import (
    Counting,
    FactsPlace,
    OnePlace,
    Plan,
    Read,
    RowShape,
)
from discretion.graph.size import size


class Execution:
    """One execution of a plan under the variables of a request."""

    def __init__(
        self,
        plan: Plan,
        reader: access.Reader,
        variables: VariableValues,
        context: Callable[[], Any],
    ) -> None:
        """Read rows through the reader, and facts from the context, made if needed."""
        self._plan = plan
        self._reader = reader
        self._make_context = context
        self._descent = Descent(variables, plan.places)

    async def run(self) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
        """The data and the errors.

        Raises:
            NotAsJsonError: A plan that tells no objects as JSON must answer.
        """
        plan, descent, levels = self._plan, self._descent, list[list[Found]]()
        asked = [ById(place, descent) for place in plan.by_id]
        try:
            while wanted := descent.next():
                levels.append(await self._level(wanted))
            made = _made(levels)
            data = {**plan.start}
            data |= {place.key: made[-1][place][None] for place in plan.places}
            data |= {each.place.key: each.value(made[-1]) for each in asked}
            for place in plan.facts:
                data[place.key] = await self._facts(place)
            if descent.shared:
                size(data)
        except GraphQLError as error:
            if plan.as_json:
                raise access.NotAsJsonError from error
            return None, [error]
        if not descent.failed:
            return data, []
        shapes = _shapes(made)
        return settle(plan.root, data, lambda each: shapes[id(each)])

    @functools.cached_property
    def _context(self) -> Any:
        return self._make_context()

    async def _level(self, wanted: Wanted) -> list[Found]:
        distinct = {place: dict.fromkeys(keys) for place, keys in wanted.items()}
        reads: dict[Read | Counting, Keys] = {}
        for place, keys in distinct.items():
            if len(keys) < len(wanted[place]):
                self._descent.repeat(place, wanted[place])
            for read in self._descent.reads(place):
                reads.setdefault(read, {}).update(keys)
        rows: dict[Read | Counting, Any] = {}
        for read, keys in reads.items():
            rows[read] = await self._read(read, keys)
        return [
            found(place, keys, rows, self._descent) for place, keys in distinct.items()
        ]

    async def _facts(self, place: FactsPlace) -> Any:
        try:
            given = place.arguments(self._descent.variables)
            if place.lead.on_thread:
                known = await place.lead.later(self._context, **given)
            else:
                known = place.lead.read(self._context, **given)
            return place.make(known)
        except Exception as error:
            return self._descent.fail(error)

    async def _read(self, read: Read | Counting, keys: Keys) -> Any:
        try:
            prepared = read.prepared or self._prepared(read)
            if read.parent is None:
                return await self._reader.read(prepared)
            keys.pop(None, None)
            return await self._reader.read(prepared, list(keys)) if keys else []
        except access.NotAsJsonError:
            raise
        except Exception as error:
            return self._descent.fail(error)

    def _prepared(self, read: Read | Counting) -> access.Prepared:
        if isinstance(read, Counting):
            whole = cast(Paged, self._descent.page(read.pages)).whole
            prepared = self._reader.prepare_counts(whole)
        else:
            prepared = self._reader.prepare(*self._selection(read))
        if read.pages is None or read.pages.constant is not None:
            read.prepared = prepared
        return prepared

    def _selection(
        self, read: Read
    ) -> tuple[access.Selection, tuple[access.Shown, ...]]:
        """What a read reads: the rows, and their columns."""
        columns = tuple(read.columns)
        if read.pages is None:
            return cast(access.Selection, read.selection), columns
        paged = cast(Paged, self._descent.page(read.pages))
        page = paged.page
        if not read.beyond:
            page = dataclasses.replace(page, limit=paged.size)
        if read.cursors:
            columns += (page.order.column, "id")
        return page, columns


def _made(levels: list[list[Found]]) -> list[Below]:
    """What stands at the places of each level, the lowest first.

    The rows of a level are let go once its objects are made.
    """
    made: list[Below] = [{}]
    while levels:
        below = made[-1]
        made.append({each.place: each.values(below) for each in levels.pop()})
    return made


def _shapes(made: list[Below]) -> dict[int, RowShape]:
    """The shapes of objects found by their ids, whose type only their row told."""
    return {
        id(each): place.shape
        for level in made
        for place, values in level.items()
        if isinstance(place, OnePlace)
        for each in values.values()
    }
