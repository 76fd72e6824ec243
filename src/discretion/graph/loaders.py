"""Loaders: all rows that one level of a query wants, in one statement.

Strawberry's DataLoader gathers the keys asked for in one turn of the event loop; there
is one loader for each selection, so one statement for each record type and level.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader

from discretion import access
from discretion.record import Record

Loaded = TypeVar("Loaded")


class Loaders:
    """The loaders of one request."""

    def __init__(
        self, reader: access.Reader, show: Callable[[type[Record], access.Row], Any]
    ) -> None:
        """Read through the door; ``show`` makes a row's object."""
        self.reader = reader
        self._show = show
        self._pages: dict[access.Selection, DataLoader[Any, list[access.Row]]] = {}
        self._counts: dict[access.Selection, DataLoader[Any, access.Count]] = {}

    async def page(
        self, selection: access.Selection, parent: str | None = None
    ) -> list[access.Row]:
        """The rows of a selection for one parent, in order."""
        if selection not in self._pages:

            async def load(keys: list[Any]) -> Sequence[list[access.Row]]:
                found = defaultdict(list)
                for row in await self.reader.page(selection, keys):
                    found[_parent(selection, row)].append(row)
                return [found[key] for key in keys]

            self._pages[selection] = DataLoader(load)
        return await _shared(self._pages[selection], parent)

    async def count(
        self, selection: access.Selection, parent: str | None = None
    ) -> access.Count:
        """Rows and persons of a whole selection for one parent."""
        if selection not in self._counts:

            async def load(keys: list[Any]) -> Sequence[access.Count]:
                found = await self.reader.counts(selection, keys)
                return [found.get(key, access.Count(0, 0)) for key in keys]

            self._counts[selection] = DataLoader(load)
        return await _shared(self._counts[selection], parent)

    async def one(self, record: type[Record], row_id: str | None) -> Any:
        """The object of the row with that id; None if there is none."""
        if row_id is None:
            return None
        rows = await self.page(access.Selection(record, parent="id"), row_id)
        return self._show(record, rows[0]) if rows else None

    async def shown(
        self, record: type[Record], rows: Sequence[access.Row]
    ) -> list[Any]:
        """The objects of rows, or of the rows that they stand for."""
        if record.stands_for is None:
            return [self._show(record, row) for row in rows]
        kind, key = record.stands_for
        named = {each.__name__: each for each in self.reader.records}
        return await asyncio.gather(
            *(self.one(named[row[kind]], row[key]) for row in rows)
        )


async def _shared(loader: DataLoader[Any, Loaded], key: Any) -> Loaded:
    """What a loader loads for a key, which other fields may be waiting for too.

    Where a field fails, those beside it are cancelled, but not what others wait for.
    """
    return await asyncio.shield(loader.load(key))


def _parent(selection: access.Selection, row: access.Row) -> Any:
    return None if selection.parent is None else row[selection.parent]
