"""The door to a store: gives readers of its releases, and takes up new ones."""

from __future__ import annotations

import dataclasses
import functools
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from discretion.access.principal import LOCAL, Principal, Purpose
from discretion.access.reader import Reader
from discretion.access.scans import Scans
from discretion.access.servable import refusal
from discretion.access.statements import Statements
from discretion.release import (
    MEASURES,
    Catalogue,
    Damaged,
    Entry,
    Manifest,
    Missing,
    Release,
    Store,
)
from discretion.release.records import RECORDS

_LOG = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True)
class _Opened:
    release: Release
    statements: Statements
    scans: Scans

    @functools.cached_property
    def kept(self) -> Mapping[str, Any]:
        """What was counted when the release was built."""
        file = self.release.folder / MEASURES
        return json.loads(file.read_bytes()) if file.exists() else {}

    def close(self) -> None:
        self.statements.close()
        self.scans.close()
        self.release.close()


class Door:
    """Opens each release once, when first asked for.

    A release stays open until the door closes: it never changes, and a request that
    began on it may still be reading when a newer one is taken up.
    """

    def __init__(
        self, store: Path, pinned: str | None = None, principal: Principal = LOCAL
    ) -> None:
        """Serve the latest release of ``store``, or always the ``pinned`` one.

        ``principal`` asks where nobody else is named.
        """
        self._store = Store(store)
        self.principal = principal
        self._pinned = pinned
        self._catalogue = Catalogue(RECORDS)
        self._opened: dict[str, _Opened] = {}
        self._taken_up: dict[Principal, tuple[Entry, Entry]] = {}

    def ready(self) -> None:
        """Open what is to be served, the newest release or the pinned one.

        Raises:
            Missing: There is no such release.
            Damaged: It is not what was written.
            Unprotected: It may not be served.
        """
        self._open(self._readable(self._entry(self._pinned), self.principal))

    def reader(
        self,
        release: str | None = None,
        principal: Principal | None = None,
        purpose: Purpose = Purpose.STATISTICS,
    ) -> Reader:
        """A reader of the named release, else of the latest that may be read.

        Raises:
            Missing: There is no such release.
            Damaged: It is not what was written.
            Unprotected: The principal may not read it, or any.
        """
        principal = principal or self.principal
        which = release or self._pinned
        if which is None:
            entry = self._latest(principal)
        else:
            entry = self._readable(self._entry(which), principal)
        opened = self._open(entry)
        return Reader(
            opened.statements,
            self._catalogue,
            opened.release.manifest,
            opened.scans,
            lambda: opened.kept,
            principal,
            purpose,
        )

    def withheld(self) -> Manifest | None:
        """The newest release, where it is not taken up because it may not be served."""
        if self._pinned is not None:
            return None
        newest = self._manifest(self._entry(None))
        return newest if refusal(newest, self.principal) else None

    def releases(self, principal: Principal | None = None) -> tuple[Manifest, ...]:
        """The manifests of all releases that the principal may read, oldest first."""
        principal = principal or self.principal
        manifests = [entry.manifest() for entry in self._store.releases()]
        return tuple(one for one in manifests if not refusal(one, principal))

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

    def _latest(self, principal: Principal) -> Entry:
        """The newest release that the principal may read."""
        newest = self._entry(None)
        known, taken_up = self._taken_up.get(principal, (None, newest))
        if known != newest:
            taken_up = self._taken_up_for(newest, principal)
            self._taken_up[principal] = newest, taken_up
        return taken_up

    def _taken_up_for(self, newest: Entry, principal: Principal) -> Entry:
        reason = refusal(self._manifest(newest), principal)
        if reason is None:
            return newest
        for entry in reversed(self._store.releases()):
            if refusal(self._manifest(entry), principal) is None:
                _LOG.warning("%s; until then %s is served", reason, entry.folder.name)
                return entry
        raise reason

    def _readable(self, entry: Entry, principal: Principal) -> Entry:
        if reason := refusal(self._manifest(entry), principal):
            raise reason
        return entry

    def _manifest(self, entry: Entry) -> Manifest:
        opened = self._opened.get(entry.folder.name)
        return opened.release.manifest if opened else entry.manifest()

    def _open(self, entry: Entry) -> _Opened:
        name = entry.folder.name
        if name not in self._opened:
            release = entry.open()
            connection = release.connect()
            if not self._catalogue.is_in(connection):
                release.close()
                raise Damaged(name, "was made by another version of this program")
            statements = Statements(connection, lambda: release.connect(for_long=True))
            scans = Scans(release.folder, release.manifest)
            self._opened[name] = _Opened(release, statements, scans)
        return self._opened[name]
