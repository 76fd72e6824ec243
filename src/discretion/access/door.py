"""The door to a store: gives readers of its releases, and takes up new ones."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from discretion.access.principal import LOCAL, Principal, Purpose
from discretion.access.reader import Reader
from discretion.access.statements import Statements
from discretion.release import (
    Catalogue,
    Damaged,
    Entry,
    Manifest,
    Missing,
    Release,
    Store,
)
from discretion.release.records import RECORDS


@dataclasses.dataclass(frozen=True)
class _Opened:
    release: Release
    statements: Statements

    def close(self) -> None:
        self.statements.close()
        self.release.close()


class Door:
    """Opens each release once, when first asked for.

    A release stays open until the door closes: it never changes, and a request that
    began on it may still be reading when a newer one is taken up.
    """

    def __init__(self, store: Path, pinned: str | None = None) -> None:
        """Serve the latest release of ``store``, or always the ``pinned`` one."""
        self._store = Store(store)
        self._pinned = pinned
        self._catalogue = Catalogue(RECORDS)
        self._opened: dict[str, _Opened] = {}

    def reader(
        self,
        release: str | None = None,
        principal: Principal = LOCAL,
        purpose: Purpose = Purpose.STATISTICS,
    ) -> Reader:
        """A reader of the named release, else of the one that is served.

        Raises:
            Missing: There is no such release.
            Damaged: It is not what was written.
        """
        opened = self._open(self._entry(release or self._pinned))
        return Reader(
            opened.statements,
            self._catalogue,
            opened.release.manifest,
            opened.release.folder,
            principal,
            purpose,
        )

    def releases(self) -> tuple[Manifest, ...]:
        """The manifests of all releases of the store, oldest first."""
        return tuple(entry.manifest() for entry in self._store.releases())

    def close(self) -> None:
        """Close every release."""
        while self._opened:
            self._opened.popitem()[1].close()

    def _entry(self, which: str | None) -> Entry:
        if which is not None:
            return self._store.find(which)
        latest = self._store.latest()
        if latest is None:
            raise Missing(str(self._store.folder), "latest")
        return latest

    def _open(self, entry: Entry) -> _Opened:
        name = entry.folder.name
        if name not in self._opened:
            release = entry.open()
            connection = release.connect()
            if not self._catalogue.is_in(connection):
                release.close()
                raise Damaged(name, "was made by another version of this program")
            statements = Statements(connection, release.connect)
            self._opened[name] = _Opened(release, statements)
        return self._opened[name]
