"""The store: a folder of releases, each whole, numbered in the order they were built.

A release is written in a folder that no reader looks at, and appears by one rename.
"""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from discretion.release.errors import Busy, Missing, Unconfirmed, Unwritable
from discretion.release.manifest import MANIFEST, Manifest, OutputEntry
from discretion.release.open import Release, digest, read_manifest

_NAME = re.compile(r"(\d{6,})-([0-9a-f]+)")
_STAGED = ".building-"
_TICK_NS = 2_000_000_000


@dataclasses.dataclass(frozen=True)
class Entry:
    """A finished release of a store: where it is, nothing of it read yet."""

    number: int
    id: str
    folder: Path

    def manifest(self) -> Manifest:
        """What the release says of itself; its other files are not verified."""
        return read_manifest(self.folder)

    def open(self) -> Release:
        """The release, verified whole."""
        return Release(self.folder)


class Store:
    """A folder of releases."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._listed: tuple[int, Entry | None] = (0, None)

    def releases(self) -> tuple[Entry, ...]:
        """Every finished release, oldest first."""
        if not self.folder.is_dir():
            return ()
        names = ((_NAME.fullmatch(path.name), path) for path in self.folder.iterdir())
        entries = [
            Entry(int(name[1]), name[2], path)
            for name, path in names
            if name and (path / MANIFEST).exists()
        ]
        return tuple(sorted(entries, key=lambda entry: entry.number))

    def latest(self) -> Entry | None:
        """The release with the greatest number; none in an empty store.

        The folder is listed again only when it has changed. One that changed a moment
        ago may change again within the same tick of the disk's clock.
        """
        try:
            changed = self.folder.stat().st_mtime_ns
        except OSError:
            changed = 0
        if not changed or changed != self._listed[0]:
            latest = next(reversed(self.releases()), None)
            settled = time.time_ns() - changed > _TICK_NS
            self._listed = (changed if settled else 0, latest)
        return self._listed[1]

    def find(self, which: str | int) -> Entry:
        """The release of that id or number; the newest, where a rebuild shares the id.

        Raises:
            Missing: There is none.
        """
        for entry in reversed(self.releases()):
            if which in (entry.number, entry.id, str(entry.number), entry.folder.name):
                return entry
        raise Missing(str(self.folder), str(which))

    def open(self, which: str | int) -> Release:
        """The release of that id or number, verified whole."""
        return self.find(which).open()

    @contextlib.contextmanager
    def lock(self) -> Iterator[None]:
        """Keep every other builder out; a killed builder's lock goes with it.

        Raises:
            Busy: Another build is running.
            Unwritable: The store cannot be made or written to.
        """
        try:
            _make(self.folder)
            handle = os.open(self.folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
        except OSError as error:
            raise Unwritable(str(self.folder), error.strerror or "refused") from error
        try:
            self._hold(handle)
            yield
        finally:
            os.close(handle)

    def _hold(self, handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(str(self.folder)) from error

    @contextlib.contextmanager
    def stage(self) -> Iterator[Path]:
        """A folder to write a release in, gone afterwards unless it was published.

        To be entered under the lock: what killed builds left behind is removed first,
        and what they had renamed already is made sure of.
        """
        for leftover in self.folder.glob(f"{_STAGED}*"):
            shutil.rmtree(leftover)
        _sync(self.folder)
        stage = Path(tempfile.mkdtemp(prefix=_STAGED, dir=self.folder))
        try:
            yield stage
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def next_number(self) -> int:
        """One more than any folder's, so that a number never comes twice."""
        names = [_NAME.fullmatch(path.name) for path in self.folder.iterdir()]
        return 1 + max((int(name[1]) for name in names if name), default=0)

    def publish(self, folder: Path, manifest: Manifest) -> Entry:
        """Make a written folder a release: hashed, on the disk, then renamed.

        The manifest gets the hashes and is written last; until the rename there is
        nothing to see. Where the disk does not confirm the rename, it is taken back.

        Raises:
            Unconfirmed: It could not be taken back.
        """
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        outputs = {str(path.relative_to(folder)): _settle(path) for path in paths}
        manifest = dataclasses.replace(manifest, outputs=outputs)
        (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf8")
        _settle(folder / MANIFEST)
        for inner in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
            inner.chmod(0o700)
            _sync(inner)
        target = self.folder / manifest.name
        folder.rename(target)
        try:
            _sync(self.folder)
        except BaseException as error:
            self._take_back(target, folder, error)
            raise
        return Entry(manifest.number, manifest.id, target)

    def _take_back(self, target: Path, folder: Path, why: BaseException) -> None:
        try:
            target.rename(folder)
        except OSError:
            reason = getattr(why, "strerror", None) or "the build was stopped"
            raise Unconfirmed(str(self.folder), target.name, reason) from why


def _make(folder: Path) -> None:
    """Make a folder and those above it; none stays that the disk does not confirm."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        for made in missing:
            _sync(made.parent)
    except OSError:
        with contextlib.suppress(OSError):
            for made in missing:
                made.rmdir()
        raise


def _settle(path: Path) -> OutputEntry:
    path.chmod(0o600)
    _sync(path)
    return OutputEntry(digest(path), path.stat().st_size)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
