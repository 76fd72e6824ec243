"""Where the headings of a file are, and what parts the cells of delimited text.

Banner rows may stand above them. The headings are the first of the rows at the top
whose cells a layout knows best, under whichever delimiter that is.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from discretion.extracts.refusal import Refusal
from discretion.extracts.text import Text

TOP = 30
"""Rows among which the headings are looked for."""

Known = Callable[[tuple[str, ...]], int]
"""How many of some cells are known as headings."""

_DELIMITERS = (",", "\t", ";", "|")
_LEAST_KNOWN = 2


class _Row(Protocol):
    @property
    def row(self) -> int: ...

    @property
    def cells(self) -> tuple[str, ...]: ...


R = TypeVar("R", bound=_Row)


@dataclasses.dataclass(frozen=True)
class HeadingRow:
    """The row that names the columns."""

    row: int
    cells: tuple[str, ...]
    delimiter: str
    end: int
    """Characters of the file up to the row below."""


def find_headings(text: Text, known: Known) -> HeadingRow:
    """The first of the rows at the top whose cells are best known as headings.

    Raises:
        Refusal: no row there has two cells that are known.
    """
    head = next(text.pieces())
    rows = (row for mark in _DELIMITERS for row in _top(head, mark))
    best = best_known(rows, known)
    if best is None:
        raise no_headings(text.found.name)
    return best


def best_known(rows: Iterable[R], known: Known) -> R | None:
    """The first of the rows that are known best; none if no two cells are known."""
    best = max(rows, key=lambda row: (known(row.cells), -row.row), default=None)
    return best if best and is_known(best.cells, known) else None


def is_known(cells: tuple[str, ...], known: Known) -> bool:
    """True where cells may be headings: one known word is not enough."""
    return known(cells) >= _LEAST_KNOWN


def no_headings(place: str) -> Refusal:
    """What is said of a file or sheet whose headings are not known."""
    fault = f"none of its first {TOP} rows holds known headings"
    return Refusal(f"{place}: {fault} (see docs/layouts.md for those)")


def _top(head: str, delimiter: str) -> Iterator[HeadingRow]:
    end = 0

    def lines() -> Iterator[str]:
        nonlocal end
        for line in io.StringIO(head, newline=""):
            end += len(line)
            yield line

    rows = itertools.islice(csv.reader(lines(), delimiter=delimiter), TOP)
    try:
        for number, cells in enumerate(rows, 1):
            yield HeadingRow(number, tuple(cells), delimiter, end)
    except csv.Error:
        return  # a cell as long as that is no heading
