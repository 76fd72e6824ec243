"""Which files a command reads, and the name each is known by.

A folder is searched for extracts; a file given by name is always taken.
"""

from __future__ import annotations

import dataclasses
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from discretion.extracts.refusal import Refusal

_SUFFIXES = (".csv", ".tsv", ".txt", ".psv")
_UNREAD = (".xlsx", ".xls", ".parquet", ".zip")
_TRUTH = ("truth", "truth_decisions")


@dataclasses.dataclass(frozen=True)
class Found:
    """One file to read: where it is, and the name it is known by in every report."""

    path: Path
    name: str

    @property
    def gzipped(self) -> bool:
        """True where the file is compressed."""
        return self.path.suffix.lower() == ".gz"

    @property
    def about(self) -> Path:
        """The description that may stand beside the file."""
        plain = self.path.with_suffix("") if self.gzipped else self.path
        return plain.with_suffix(".about.json")


def find(paths: Sequence[Path]) -> list[Found]:
    """The extracts under the paths, sorted by name.

    Raises:
        Refusal: a path does not exist, is no regular file, or holds no extract.
    """
    depths: dict[Path, int] = {}
    for path in paths:
        given = Path(os.path.abspath(path))
        for file in _expand(given, str(path)):
            below = len(file.parts) - len(given.parts)
            depths[file] = min(max(below, 1), depths.get(file, len(file.parts)))
    return sorted(_named(depths), key=lambda found: found.name)


def _named(depths: dict[Path, int]) -> list[Found]:
    """Show as many folders of each path as it takes to tell all files apart."""
    while True:
        names = {file: "/".join(file.parts[-n:]) for file, n in depths.items()}
        count = Counter(names.values())
        alike = [file for file, name in names.items() if count[name] > 1]
        if not alike:
            return [Found(file, name) for file, name in names.items()]
        for file in alike:
            depths[file] += 1


def _expand(path: Path, shown: str) -> Iterator[Path]:
    if os.path.isdir(path):
        yield from _inside(path, shown)
    elif not os.path.lexists(path):
        raise Refusal(f"{shown}: no such file or folder (check the path)")
    else:
        _require_file(path, shown)
        yield path


def _inside(folder: Path, shown: str) -> Iterator[Path]:
    """The extracts of a folder; what is not an extract is passed over."""
    empty = True
    for file in _walk(folder, shown):
        place = f"{shown}/{file.relative_to(folder).as_posix()}"
        if file.suffix.lower() in _UNREAD:
            raise Refusal(f"{place}: is not a text file (save it as CSV)")
        if _is_extract(file):
            _require_file(file, place)
            yield file
            empty = False
    if empty:
        expected = ", ".join(_SUFFIXES)
        raise Refusal(f"{shown}: holds no extract (expects {expected}, or .gz of them)")


def _walk(folder: Path, shown: str) -> Iterator[Path]:
    """Every file below the folder that is not hidden, and no link out of it."""

    def unreadable(error: OSError) -> NoReturn:
        raise Refusal(f"{shown}: cannot be searched ({error.strerror})")

    home = folder.resolve()
    for at, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen = sorted(name for name in files if not name.startswith("."))
        for name in (*folders, *seen):
            _require_inside(Path(at, name), home, shown)
        yield from (Path(at, name) for name in seen)


def _require_inside(path: Path, home: Path, shown: str) -> None:
    if path.is_symlink():
        leads = os.path.exists(path)
        if not leads or not path.resolve().is_relative_to(home):
            fault = "leads out of the folder" if leads else "leads nowhere"
            remedy = "put the file in its place"
            raise Refusal(f"{shown}: link {path.name} {fault} ({remedy})")


def _require_file(path: Path, shown: str) -> None:
    """Never open a pipe or a device: reading it might not end."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise Refusal(f"{shown}: leads nowhere ({error.strerror})") from None
    if not stat.S_ISREG(mode):
        raise Refusal(f"{shown}: is not a regular file (copy its content into one)")


def _is_extract(file: Path) -> bool:
    plain = file.with_suffix("") if file.suffix.lower() == ".gz" else file
    return plain.suffix.lower() in _SUFFIXES and plain.stem not in _TRUTH
