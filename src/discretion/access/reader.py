"""The reader: what one principal may see of one release, for one purpose.

Everything that leaves the store passes here, and only what is granted does; masks,
suppression and audit come to stand in this place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from discretion.access.grants import GRANTS, NotGrantedError
from discretion.access.own import Own
from discretion.access.principal import Principal, Purpose
from discretion.access.scans import Scans
from discretion.access.statements import Statements
from discretion.access.tables import ReleaseTables
from discretion.record import Record
from discretion.release import Catalogue, Manifest
from discretion.release.as_json import NotAsJsonError
from discretion.release.condition import Selection, Stored
from discretion.release.select import Shown, prepare, prepare_counts
from discretion.release.shape import Prepared

Row = Mapping[str, Any]
"""A row as stored, by column name: words as text, days as ISO text."""

Sight = str
"""Which release is read, by whom and for what purpose, in one text."""


@dataclasses.dataclass(frozen=True)
class Count:
    """Rows, and the distinct persons they are about."""

    rows: int
    persons: int


class Reader:
    """Reads one release for one principal and purpose; made anew for each request."""

    def __init__(
        self,
        statements: Statements,
        catalogue: Catalogue,
        manifest: Manifest,
        scans: Scans,
        kept: Callable[[], Mapping[str, Any]],
        principal: Principal,
        purpose: Purpose,
    ) -> None:
        """Read by the statements of a release, and count those it takes."""
        grant = GRANTS[principal.organization]
        self._own = None if grant.own is None else Own(principal, grant)
        self._scans = scans
        self._kept = kept
        self._statements = statements
        self._catalogue = catalogue
        self.manifest = manifest
        self.principal = principal
        self.purpose = purpose
        self.statements = 0

    @property
    def records(self) -> tuple[type[Record], ...]:
        """The record types of the release."""
        return self._catalogue.records

    def kept(self) -> Mapping[str, Any]:
        """What the build counted beforehand; nothing where it did not.

        Raises:
            NotGrantedError: The principal may not count.
        """
        self._demand_counts()
        return self._kept()

    def tables(self) -> ReleaseTables:
        """The tables of the release, as Ibis expressions.

        Raises:
            NotGrantedError: The principal may not count.
        """
        self._demand_counts()
        return ReleaseTables(self._scans)

    def scan(self, statement: str) -> list[dict[str, Any]]:
        """The rows of a statement over the tables of the release; it may take long.

        Raises:
            NotGrantedError: The principal may not count.
            TookTooLongError: It was broken off.
        """
        self._demand_counts()
        return self._scans.rows(statement)

    @property
    def reads_everything(self) -> bool:
        """False where the principal reads only what its component recorded."""
        return self._own is None

    @property
    def sight(self) -> Sight:
        """What a plan, or an answer, may be kept under: others may see other things."""
        who = self.principal
        asked = self.purpose.value, who.organization.value, who.name
        return " ".join((self.manifest.name, *asked))

    def prepare(self, selection: Selection, columns: tuple[Shown, ...]) -> Prepared:
        """The statement that reads these columns of a selection.

        Raises:
            NotGrantedError: The principal may not read the record type, or a column.
            NotAsJsonError: It does not read everything, and asks for objects as JSON.
        """
        granted = self._granted(selection, columns)
        return prepare(self._catalogue.table, self._short(granted), columns)

    def prepare_counts(self, selection: Selection) -> Prepared:
        """The statement that counts a whole selection: parent, rows, persons.

        Raises:
            NotGrantedError: The principal may not read the record type.
        """
        granted = self._granted(selection, ())
        return prepare_counts(self._catalogue.table, granted)

    def read(
        self, prepared: Prepared, keys: Sequence[Stored] = ()
    ) -> Coroutine[Any, Any, list[tuple[Stored, ...]]]:
        """The rows of a prepared statement, for all of these parents."""
        self.statements += 1
        return self._statements.run(prepared.of(keys))

    async def page(
        self, selection: Selection, keys: Sequence[Stored] = ()
    ) -> list[Row]:
        """The rows of a selection, all columns, for all of these parents.

        Raises:
            NotGrantedError: The principal may not read the record type, or a column.
        """
        self.statements += 1
        columns = tuple(self._catalogue.table(selection.record).c.keys())
        prepared = self.prepare(selection, columns)
        rows = await self._statements.run(prepared.of(keys))
        return [dict(zip(columns, row, strict=True)) for row in rows]

    async def counts(
        self, selection: Selection, keys: Sequence[Stored] = ()
    ) -> Mapping[Stored, Count]:
        """Rows and persons of a whole selection by parent; absent where none."""
        found = await self.read(self.prepare_counts(selection), keys)
        return {key: Count(rows, persons) for key, rows, persons in found}  # type: ignore[arg-type]

    def _granted(self, selection: Selection, columns: Sequence[Shown]) -> Selection:
        if self._own is None:
            return selection
        named = [each for each in columns if isinstance(each, str)]
        if len(named) < len(columns):
            raise NotAsJsonError
        return self._own.narrowed(selection, named)

    def _demand_counts(self) -> None:
        if self._own:
            raise NotGrantedError(
                self.principal, "counts over components while nothing hides small ones"
            )

    def _short(self, selection: Selection) -> Selection:
        """The selection without a limit for each parent that none of them reaches.

        How long lists are is known since the release was built; without a limit they
        are read all together, in two thirds of the time.
        """
        if selection.parent is None or selection.limit is None:
            return selection
        column = f"{selection.record.table}.{selection.parent}"
        longest = self.manifest.longest.get(column, selection.limit + 1)
        if longest > selection.limit:
            return selection
        return dataclasses.replace(selection, limit=None)
