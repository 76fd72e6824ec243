"""Where the headings of delimited text are, and what parts its cells.

Banner rows may stand above them. The headings are the first of the rows at the top
whose cells a layout knows best, under whichever delimiter that is.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
from collections.abc import Callable, Iterator

from discretion.extracts.refusal import Refusal
from discretion.extracts.text import Text

_DELIMITERS = (",", "\t", ";", "|")
_TOP = 30
_LEAST_KNOWN = 2


@dataclasses.dataclass(frozen=True)
class HeadingRow:
    """The row that names the columns."""

    row: int
    cells: tuple[str, ...]
    delimiter: str
    end: int
    """Characters of the file up to the row below."""


def find_headings(text: Text, known: Callable[[tuple[str, ...]], int]) -> HeadingRow:
    """The first of the rows at the top whose cells are best known as headings.

    Raises:
        Refusal: no row there has two cells that are known.
    """
    head = next(text.pieces())
    rows = [row for mark in _DELIMITERS for row in _top(head, mark)]
    best = max(rows, key=lambda row: (known(row.cells), -row.row), default=None)
    if best is None or known(best.cells) < _LEAST_KNOWN:
        fault = f"none of its first {_TOP} rows holds known headings"
        raise Refusal(f"{text.found.name}: {fault} (see docs/layouts.md for those)")
    return best


def _top(head: str, delimiter: str) -> Iterator[HeadingRow]:
    end = 0

    def lines() -> Iterator[str]:
        nonlocal end
        for line in io.StringIO(head, newline=""):
            end += len(line)
            yield line

    rows = itertools.islice(csv.reader(lines(), delimiter=delimiter), _TOP)
    try:
        for number, cells in enumerate(rows, 1):
            yield HeadingRow(number, tuple(cells), delimiter, end)
    except csv.Error:
        return  # a cell as long as that is no heading
