"""The extracts that a release keeps, so that it can be added to without asking again.

A build copies its extracts first and reads the copies: what is kept is what was read,
whatever happens to the originals.
"""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from discretion.extracts import Extract, Found, Refusal, read_about
from discretion.release import Release, digest

EXTRACTS = "extracts"
"""The folder of a release that holds them; it has identities and is never served."""

_Window = tuple[str, datetime.date | None, datetime.date | None]
"""A layout, and the first and last day of what is sent in it."""


def keep(found: Iterable[Found], folder: Path) -> list[Found]:
    """Copy each extract, and what is said beside it, to a place of its own.

    Raises:
        Refusal: One cannot be read.
    """
    return [_keep(one, folder / f"{nth:04d}") for nth, one in enumerate(found, 1)]


def kept(release: Release) -> list[Found]:
    """The files of a release, each under the name it came by."""
    extracts = release.manifest.extracts
    files = (Found(release.folder / one.kept, one.file) for one in extracts)
    return list(dict.fromkeys(files))


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

    Raises:
        Refusal: A new one would replace some sheets of an older workbook, not all.
    """
    found = list(found)
    given = {digest(one.path) for one in found}
    anew = {
        (one.layout.name, one.about.window_from, one.about.window_to)
        for one in read
        if one.about.window_from
    }
    rest = [
        old
        for old in kept(release)
        if digest(old.path) not in given and not _is_replaced(release, old, anew)
    ]
    names = {old.name for old in rest}
    return rest + [
        Found(one.path, f"{number:06d}/{one.name}" if one.name in names else one.name)
        for one in found
    ]


def _is_replaced(release: Release, old: Found, anew: Collection[_Window]) -> bool:
    """True where all that the file holds comes anew; half a workbook cannot stay."""
    sheets = [one for one in release.manifest.extracts if one.file == old.name]
    replaced = [(one.layout, one.window_from, one.window_to) in anew for one in sheets]
    if any(replaced) and not all(replaced):
        stays = sheets[replaced.index(False)].sheet
        fault = f"its sheet {stays} would stay while others of its sheets come anew"
        raise Refusal(f"{old.name}: {fault} (add all of them together)")
    return all(replaced)


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
