"""Opens a finished release: verified whole, then read-only."""

from __future__ import annotations

import contextlib
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import apsw

from discretion.release.errors import Damaged
from discretion.release.json_sql import functions
from discretion.release.manifest import MANIFEST, Manifest, OutputEntry, from_json
from discretion.release.tables import IDENTITY

_CACHE_KIB = 2 * 1024
_LARGE_CACHE_KIB = 8 * 1024
_STATEMENTS = 256
_LONGEST = 64 * 1024 * 1024


def _with_more_at_hand() -> None:
    """Let connections keep more memory at hand, and not count what they take.

    Statements that tell objects as JSON, which are long texts, then take less time.
    """
    with contextlib.suppress(apsw.MisuseError):  # some are open already
        apsw.shutdown()
        apsw.config(apsw.SQLITE_CONFIG_LOOKASIDE, 1200, 500)
        apsw.config(apsw.SQLITE_CONFIG_MEMSTATUS, 0)
        apsw.initialize()


_with_more_at_hand()


class Release:
    """A finished release, each of whose files was found to be what was written."""

    def __init__(self, folder: Path) -> None:
        """Verify the release in ``folder``.

        Raises:
            Damaged: A file is missing or is not what was written.
        """
        self.folder = folder
        self.manifest = verify(folder)
        self._connections: list[apsw.Connection] = []

    @property
    def stores(self) -> tuple[str, ...]:
        """The stores that readers may see."""
        files = [Path(name) for name in self.manifest.outputs if "/" not in name]
        return tuple(
            file.stem
            for file in files
            if file.suffix == ".sqlite" and file.stem != IDENTITY
        )

    def connect(self, for_long: bool = False) -> apsw.Connection:
        """A new connection to all stores, each attached read-only under its name.

        It may pass between threads, one at a time, and closes with the release. How a
        statement is run does not depend on its values: SQLite would work that out anew
        each time. Pages that short statements read are seldom read again soon, and
        memory that was not in use is slow to come by: a connection ``for_long`` ones
        has more of it.
        """
        cache = _LARGE_CACHE_KIB if for_long else _CACHE_KIB
        flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
        connection = apsw.Connection(
            ":memory:", flags=flags, statementcachesize=_STATEMENTS
        )
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
        for store in self.stores:
            uri = _uri(self.folder / f"{store}.sqlite")
            connection.execute(f"ATTACH ? AS {store}", (uri,))
            connection.execute(f"PRAGMA {store}.cache_size = -{cache}")
        connection.execute("PRAGMA query_only = ON")
        functions(connection)
        self._connections.append(connection)
        return connection

    def close(self) -> None:
        """Close every connection."""
        while self._connections:
            self._connections.pop().close()


def verify(folder: Path) -> Manifest:
    """The manifest of a release, once every file it names is known to be whole.

    Raises:
        Damaged: A file is missing or is not what was written.
    """
    manifest = read_manifest(folder)
    paths = [folder / name for name in manifest.outputs]
    with ThreadPoolExecutor() as threads:
        reasons = threads.map(_damage, paths, manifest.outputs.values())
        for name, reason in zip(manifest.outputs, reasons, strict=True):
            if reason:
                raise Damaged(folder.name, f"{name} {reason}")
    return manifest


def read_manifest(folder: Path) -> Manifest:
    """The manifest alone: enough to list a release, not to serve it.

    Raises:
        Damaged: It is missing, not what was written, or another release's.
    """
    try:
        text = (folder / MANIFEST).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise Damaged(folder.name, f"{MANIFEST} cannot be read") from error
    manifest = from_json(text, folder.name)
    if manifest.name != folder.name:
        reason = f"{MANIFEST} is that of release {manifest.name}"
        raise Damaged(folder.name, reason)
    return manifest


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _damage(path: Path, entry: OutputEntry) -> str | None:
    try:
        size = path.stat().st_size
        if size != entry.bytes:
            return f"is damaged ({size} bytes, the manifest says {entry.bytes})"
        if digest(path) != entry.sha256:
            return "is damaged (its hash differs from the manifest)"
    except FileNotFoundError:
        return "is missing"
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return None


def _uri(path: Path) -> str:
    """SQLite reads ``?``, ``#`` and ``%`` of a URI for itself: they are quoted."""
    return f"file:{quote(os.fsencode(path.absolute()))}?mode=ro&immutable=1"
