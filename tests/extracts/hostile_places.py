"""Paths that lead to no file that could be read, and descriptions that mislead."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.extracts.hostile_texts import DATA, Hostile, Maker


def _at(name: str, make: Callable[[Path], object], said: str) -> Maker:
    def maker(folder: Path) -> Hostile:
        make(folder / name)
        return folder / name, said

    return maker


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            made.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


def _said_beside(written: str | Callable[[Path], object], said: str) -> Maker:
    def maker(folder: Path) -> Hostile:
        (folder / "x.csv").write_bytes(DATA)
        about = folder / "x.about.json"
        about.write_text(written) if isinstance(written, str) else written(about)
        return folder / "x.csv", f"x.about.json: {said}"

    return maker


def _endless(path: Path) -> None:
    path.touch()
    os.truncate(path, 10 << 30)


def _within(link: str, target: str, said: str) -> Maker:
    """A folder with a link in it."""

    def maker(folder: Path) -> Hostile:
        (folder / "outside.csv").write_bytes(DATA)
        (folder / "in").mkdir()
        (folder / "in" / link).symlink_to(target)
        return folder / "in", said

    return maker


def _twice(folder: Path) -> Hostile:
    (folder / "in").mkdir()
    for name in ("a.csv", "b.csv"):
        (folder / "in" / name).write_bytes(DATA)
    return folder / "in", "the same extract twice: a.csv and b.csv"


def _unreadable(path: Path) -> None:
    path.write_bytes(DATA)
    path.chmod(0)


_IRREGULAR = "is not a regular file"
_LONG = "x" * 246 + ".csv"

PLACES: dict[str, Maker] = {
    "no file": _at("x.csv", lambda path: path, "no such file or folder"),
    "a pipe": _at("x.csv", os.mkfifo, _IRREGULAR),
    "a socket": _at("x.csv", _socket, _IRREGULAR),
    "a link to a device": _at(
        "x.csv", lambda path: path.symlink_to("/dev/zero"), _IRREGULAR
    ),
    "a folder named as a file": _at("x.csv", Path.mkdir, "holds no extract"),
    "an empty folder": _at("x", Path.mkdir, "holds no extract"),
    "a link that leads nowhere": _at(
        "x.csv", lambda path: path.symlink_to("gone.csv"), "leads nowhere"
    ),
    "a link to itself": _at(
        "x.csv", lambda path: path.symlink_to("x.csv"), "leads nowhere"
    ),
    "a folder with a link out of it": _within(
        "a.csv", "../outside.csv", "link a.csv leads out of the folder"
    ),
    "a folder with a link in a circle": _within("a", "a", "link a leads nowhere"),
    "a folder with one extract twice": _twice,
    "a file that may not be read": _at("x.csv", _unreadable, "cannot be read"),
    "a name of two lines": _at(
        "a\nb.csv", lambda path: path.write_bytes(DATA), r"a\nb.csv: its name holds"
    ),
    "a name that commands the terminal": _at(
        "\x1b[31mx.csv", lambda path: path.write_bytes(DATA), r"\x1b[31mx.csv: its name"
    ),
    "a name that is not UTF-8": _at(
        os.fsdecode(b"\xff.csv"), lambda path: path.write_bytes(DATA), "its name holds"
    ),
    "a name of 250 letters": _at(
        _LONG, lambda path: path.write_text("a,b\n"), f"{_LONG}: none of its first"
    ),
    "a description that is no JSON": _said_beside("{", "is not JSON"),
    "a description as deep as it is long": _said_beside("[" * 60_000, "is not JSON"),
    "a description with a wrong key": _said_beside(
        '{"\\u001b[2J": 1}', r'key "\x1b[2J" is not known'
    ),
    "a description that is a list": _said_beside("[]", "is not an object"),
    "a description without end": _said_beside(
        _endless,
        "is longer than 1 MB",
    ),
    "a description that is a pipe": _said_beside(os.mkfifo, "is not a regular file"),
}
