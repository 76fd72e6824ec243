"""The reader: what one principal may see of one release, for one purpose.

Everything that leaves the store passes here. For now the local principal is granted
all of it; grants, masks, suppression and audit come to stand in this place.
"""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Mapping, Sequence

from discretion.access.principal import Principal, Purpose
from discretion.record import Record
from discretion.release import Catalogue, Manifest
from discretion.release.condition import Selection, Stored
from discretion.release.select import Statement, counts, page

Row = sqlite3.Row
"""A row as stored: words as text, days as ISO text, read by column name."""


@dataclasses.dataclass(frozen=True)
class Count:
    """Rows, and the distinct persons they are about."""

    rows: int
    persons: int


class Reader:
    """Reads one release for one principal and purpose; made anew for each request."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        catalogue: Catalogue,
        manifest: Manifest,
        principal: Principal,
        purpose: Purpose,
    ) -> None:
        """Read on a connection of the release; count the statements it takes."""
        self._connection = connection
        self._catalogue = catalogue
        self.manifest = manifest
        self.principal = principal
        self.purpose = purpose
        self.statements = 0

    @property
    def records(self) -> tuple[type[Record], ...]:
        """The record types of the release."""
        return self._catalogue.records

    async def page(
        self, selection: Selection, keys: Sequence[Stored] = ()
    ) -> list[Row]:
        """The rows of a selection, for all of these parents, in one statement."""
        return self._run(page(self._catalogue.table, selection, keys))

    async def counts(
        self, selection: Selection, keys: Sequence[Stored] = ()
    ) -> Mapping[Stored, Count]:
        """Rows and persons of a whole selection by parent; absent where none."""
        found = self._run(counts(self._catalogue.table, selection, keys))
        return {key: Count(rows, persons) for key, rows, persons in found}

    def _run(self, statement: Statement) -> list[Row]:
        self.statements += 1
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        return cursor.execute(statement.text, statement.values).fetchall()
