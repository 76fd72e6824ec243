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

_TEXTS = (".csv", ".tsv", ".txt", ".psv")
_TABLES = (".xlsx", ".parquet")
_UNREAD = {
    ".xls": ("an old workbook", "save it as .xlsx"),
    ".xlsb": ("a binary workbook", "save it as .xlsx"),
    ".xlsm": ("a workbook with macros", "save it as .xlsx, without them"),
    ".ods": ("an OpenDocument workbook", "save it as .xlsx"),
    ".zip": ("an archive", "unpack it"),
    ".xlsx.gz": ("a compressed workbook", "unpack it"),
    ".parquet.gz": ("compressed Parquet", "unpack it"),
}
"""Files that hold extracts in a format that is not read: what they are, the remedy."""

_TRUTH = ("truth", "truth_decisions", "truth_offenses", "truth_referrals")

_HIDDEN = (".", "~$")
"""How the names of hidden files begin; a workbook that is open has one beside it."""


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
            return [_shown(file, name) for file, name in names.items()]
        for file in alike:
            depths[file] += 1


def _shown(file: Path, name: str) -> Found:
    if not name.isprintable():
        fault = "its name holds characters that cannot be shown"
        raise Refusal(f"{name}: {fault} (rename it)")
    return Found(file, name)


def _expand(path: Path, shown: str) -> Iterator[Path]:
    if os.path.isdir(path):
        yield from _inside(path, shown)
    elif not os.path.lexists(path):
        raise Refusal(f"{shown}: no such file or folder (check the path)")
    else:
        _require_file(path, shown)
        _require_read(path, shown)
        yield path


def _inside(folder: Path, shown: str) -> Iterator[Path]:
    """The extracts of a folder; what is not an extract is passed over."""
    empty = True
    for file in _walk(folder, shown):
        place = f"{shown}/{file.relative_to(folder).as_posix()}"
        _require_read(file, place)
        if _is_extract(file):
            _require_file(file, place)
            yield file
            empty = False
    if empty:
        texts, others = ", ".join(_TEXTS), ", ".join(_TABLES)
        expected = f"expects {others}, {texts}, or .gz of text"
        raise Refusal(f"{shown}: holds no extract ({expected})")


def _walk(folder: Path, shown: str) -> Iterator[Path]:
    """Every file below the folder that is not hidden, and no link out of it."""

    def unreadable(error: OSError) -> NoReturn:
        raise Refusal(f"{shown}: cannot be searched ({error.strerror})")

    home = folder.resolve()
    for at, folders, files in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        seen = sorted(name for name in files if not name.startswith(_HIDDEN))
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


def _require_read(file: Path, shown: str) -> None:
    for end, (kind, remedy) in _UNREAD.items():
        if file.name.lower().endswith(end):
            raise Refusal(f"{shown}: is {kind} ({remedy})")


def _is_extract(file: Path) -> bool:
    if file.suffix.lower() in _TABLES:
        return True
    plain = file.with_suffix("") if file.suffix.lower() == ".gz" else file
    return plain.suffix.lower() in _TEXTS and plain.stem not in _TRUTH
