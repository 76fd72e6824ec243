"""The extracts that a release keeps, so that it can be added to without asking again.

A build copies its extracts first and reads the copies: what is kept is what was read,
whatever happens to the originals.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from discretion.extracts import Extract, Found, Refusal, read_about
from discretion.release import Release, digest

EXTRACTS = "extracts"
"""The folder of a release that holds them; it has identities and is never served."""


def keep(found: Iterable[Found], folder: Path) -> list[Found]:
    """Copy each extract, and what is said beside it, to a place of its own.

    Raises:
        Refusal: One cannot be read.
    """
    return [_keep(one, folder / f"{nth:04d}") for nth, one in enumerate(found, 1)]


def kept(release: Release) -> list[Found]:
    """The extracts of a release, each under the name it came by."""
    extracts = release.manifest.extracts
    return [Found(release.folder / one.kept, one.file) for one in extracts]


def mark(found: Found) -> tuple[str, str]:
    """What tells an extract from others: its bytes, and what is said beside it."""
    said = digest(found.about) if found.about.exists() else ""
    return digest(found.path), said


def together(
    release: Release, found: Iterable[Found], read: Iterable[Extract], number: int
) -> list[Found]:
    """The extracts of a release, and new ones that were read once to know them.

    A new one replaces an older one of the same layout and window, or of the same bytes.
    One whose name stands already is known by the new release's number as well.
    """
    found = list(found)
    given = {digest(one.path) for one in found}
    windows = {
        (one.layout.name, one.about.window_from, one.about.window_to)
        for one in read
        if one.about.window_from
    }
    rest = [
        old
        for old, entry in zip(kept(release), release.manifest.extracts, strict=True)
        if (entry.layout, entry.window_from, entry.window_to) not in windows
        and digest(old.path) not in given
    ]
    names = {old.name for old in rest}
    return rest + [
        Found(one.path, f"{number:06d}/{one.name}" if one.name in names else one.name)
        for one in found
    ]


def _keep(found: Found, place: Path) -> Found:
    _, said = read_about(found)
    copy = Found(place / found.path.name, found.name)
    place.mkdir(parents=True)
    try:
        source = found.path.open("rb")
    except OSError as error:
        fault = f"cannot be read, {error.strerror}"
        raise Refusal(f"{found.name}: {fault} (check the file)") from None
    with source, copy.path.open("wb") as target:
        shutil.copyfileobj(source, target)
    if said:
        copy.about.write_bytes(said)
    return copy
