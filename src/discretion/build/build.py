"""Builds a release from extracts: the whole of it, or nothing."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb

from discretion.build.assemble import assemble
from discretion.build.derive import CATALOGUE
from discretion.build.keep import EXTRACTS, keep, kept, mark, together
from discretion.build.parent import newest_sound
from discretion.build.version import version
from discretion.build.workspace import workspace
from discretion.components import RECORDS
from discretion.extracts import Found, find, load
from discretion.identity import MODEL
from discretion.release import Manifest, Release, Store, Unwritable

_NO_ROOM = ("ENOSPC", "EDQUOT", "EFBIG", "EROFS", "EACCES", "EPERM", "EIO")
"""Names of the errors with which a disk refuses to be written to."""


@dataclasses.dataclass(frozen=True)
class Built:
    """The release that a build led to; not a new one where there was nothing to do."""

    manifest: Manifest
    folder: Path
    is_new: bool


def build(
    paths: Sequence[Path],
    store: Path,
    *,
    add: bool = False,
    progress: Callable[[str], None] = lambda step: None,
) -> Built:
    """Build a release of exactly these extracts or, with ``add``, of these as well.

    Bad rows are kept as rejects and do not stop it. Whatever does stop it, the store
    is left as it was.

    Raises:
        Refusal: A file cannot be read, or a heading is not known.
        Busy: Another build is running.
        Damaged: The release to be added to is not what was written.
        Unwritable: The store has no room for it.
    """
    found, releases = find(paths), Store(store)
    with _room_in(releases), releases.lock(), releases.stage() as stage:
        number, parent = releases.next_number(), _parent(releases, add, progress)
        if add and parent:
            found = _added(parent, found, stage, number)
        copies = keep(found, stage / "release" / EXTRACTS)
        if parent and _is_done(releases, parent, copies):
            return Built(parent.manifest, parent.folder, is_new=False)
        manifest = assemble(copies, stage, parent, number, progress)
        progress("publishing")
        entry = releases.publish(stage / "release", manifest)
        return Built(entry.manifest(), entry.folder, is_new=True)


def _parent(store: Store, add: bool, say: Callable[[str], None]) -> Release | None:
    """The release to inherit from; the latest and no other, if it is added to."""
    latest = store.latest()
    if add and latest:
        return latest.open()
    return newest_sound(store, say)


def _added(
    parent: Release, found: Sequence[Found], stage: Path, number: int
) -> list[Found]:
    with workspace(stage / "scratch") as con:
        read = load(con, found, RECORDS)
    return together(parent, found, read, number)


def _is_done(store: Store, parent: Release, found: Sequence[Found]) -> bool:
    """True where the latest release was made of the same, in the same way."""
    latest, manifest = store.latest(), parent.manifest
    return (
        latest is not None
        and latest.folder == parent.folder
        and manifest.schema_version == version(CATALOGUE)
        and manifest.identity_model == MODEL
        and {mark(one) for one in found} == {mark(one) for one in kept(parent)}
    )


@contextlib.contextmanager
def _room_in(store: Store) -> Iterator[None]:
    """Whatever the disk refuses is said in one line."""
    try:
        yield
    except OSError as error:
        if errno.errorcode.get(error.errno or 0) not in _NO_ROOM:
            raise
        raise Unwritable(str(store.folder), error.strerror or "refused") from error
    except sqlite3.OperationalError as error:
        raise Unwritable(str(store.folder), str(error)) from error
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        reason = "the workspace found no room, on disk or in memory"
        raise Unwritable(str(store.folder), reason) from error
