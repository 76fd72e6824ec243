"""Rows of text cells under a heading row: what a file of any format is read as.

Formats differ in how a grid is found in the file. What a cell's text then means is
decided once, for all of them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import pyarrow as pa

from discretion.extracts.headings import Fit

LONGEST_CELL = 1 << 20
"""The most characters that one cell may hold."""

LONGEST_BLOCK = 1 << 27
"""The most characters that the cells of a block may hold together."""

CHUNK = 8192
"""Rows that DuckDB types at once; several chunks are typed in parallel."""


@dataclasses.dataclass(frozen=True)
class Block:
    """Some rows of a grid, without the blank ones."""

    rows: Any
    """Arrow table of ``row``, the number, and ``cell_0``, ``cell_1`` ... as text."""

    ragged: list[tuple[int, list[str]]] = dataclasses.field(default_factory=list)
    """Number and cells of each row with too many or too few cells."""

    remedy: str = ""
    """What mends a ragged row."""


class Grid(Protocol):
    """One table of a file: its headings, and the rows below them."""

    @property
    def sheet(self) -> str | None:
        """The sheet of a workbook that it stands in; null in other files."""

    @property
    def headings(self) -> tuple[str, ...]:
        """The cells that name the columns."""

    def blocks(self, fit: Fit) -> Iterator[Block]:
        """The rows, given what the headings were found to mean.

        Raises:
            Refusal: the rest of the file cannot be read.
        """


@dataclasses.dataclass(frozen=True)
class Source:
    """A file that was looked at from end to end, and the grids in it."""

    sha256: str
    """Of the bytes as stored."""

    content: str
    """Hash of the bytes uncompressed: equal for one extract, gzipped or not."""

    grids: Sequence[Grid]

    passed_over: Sequence[str] = ()
    """A sentence for each sheet that holds no data."""


def place(name: str, sheet: str | None) -> str:
    """How messages name a file, or one sheet of a workbook."""
    return f"{name} sheet {sheet}" if sheet else name


def chunked(columns: Sequence[Any]) -> Any:
    """Arrow table of the row numbers and the text of each cell, in chunks."""
    names = ["row", *(f"cell_{place}" for place in range(len(columns) - 1))]
    table = pa.table(list(columns), names)
    return pa.Table.from_batches(table.to_batches(CHUNK), table.schema)
