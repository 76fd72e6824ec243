"""Builds a release from extracts: the whole of it, or nothing."""

from __future__ import annotations

import contextlib
import dataclasses
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb

from discretion.build.assemble import assemble
from discretion.build.derive import CATALOGUE
from discretion.build.keep import EXTRACTS, keep, kept, mark, together
from discretion.build.parent import newest_sound
from discretion.build.received import RECEIVED
from discretion.build.version import version
from discretion.build.workspace import workspace
from discretion.extracts import Found, find, load
from discretion.identity import MODEL
from discretion.release import Manifest, Release, Store, Unwritable


@dataclasses.dataclass(frozen=True)
class Built:
    """The release that a build led to; not a new one where there was nothing to do."""

    manifest: Manifest
    folder: Path
    is_new: bool
    notes: tuple[str, ...] = ()
    """What of the extracts was passed over, a sentence each."""


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
        Unconfirmed: It is there, but the disk did not say that it will stay.
    """
    found, releases = find(paths), Store(store)
    with _room_in(releases), releases.lock(), releases.stage() as stage:
        number, parent = releases.next_number(), _parent(releases, add, progress)
        notes: list[str] = []
        if add and parent:
            found = _added(parent, found, stage, number)
            notes += _replaced(parent, found)
        copies = keep(found, stage / "release" / EXTRACTS)
        if parent and _is_done(releases, parent, copies):
            return Built(parent.manifest, parent.folder, is_new=False)
        manifest = assemble(copies, stage, parent, number, progress, notes.append)
        progress("publishing")
        entry = releases.publish(stage / "release", manifest)
        return Built(entry.manifest(), entry.folder, is_new=True, notes=tuple(notes))


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
        read = load(con, found, RECEIVED)
    return together(parent, found, read, number)


def _replaced(parent: Release, found: Sequence[Found]) -> Iterator[str]:
    """A line for each extract of the parent that a new one replaces."""
    staying = {one.path for one in found}
    for one in parent.manifest.extracts:
        if parent.folder / one.kept not in staying:
            rows = one.account.rows_in
            yield f"{one.file}: its {rows} rows are replaced (same layout and window)"


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
    if "?" in str(store.folder.absolute()):
        reason = 'DuckDB cannot work in a folder with "?" in its path'
        raise Unwritable(str(store.folder), reason)
    try:
        yield
    except OSError as error:
        raise Unwritable(str(store.folder), error.strerror or "refused") from error
    except sqlite3.OperationalError as error:
        # After a colon SQLite may name a file of the staging folder.
        reason, _, _ = str(error).partition(":")
        raise Unwritable(str(store.folder), reason) from error
    except (duckdb.OperationalError, duckdb.FatalException) as error:
        reason = "the workspace found no room, on disk or in memory"
        raise Unwritable(str(store.folder), reason) from error
