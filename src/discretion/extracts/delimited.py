"""The rows of delimited text: in blocks of whole rows, which Arrow parses by column.

Rows are numbered as a spreadsheet numbers them: the first row of the file is 1, blank
rows count, and a line break inside quotes does not start a new one. Only a row with
too many or too few cells becomes a Python object.
"""

from __future__ import annotations

import array
import csv
import dataclasses
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from discretion.extracts.find import Found
from discretion.extracts.grid import LONGEST_CELL, Block, Source, chunked
from discretion.extracts.heading_row import HeadingRow, Known, find_headings
from discretion.extracts.headings import Fit
from discretion.extracts.refusal import Refusal
from discretion.extracts.text import PIECE, Text, survey

# The library's own limit, meant for careless callers, is an eighth of that.
csv.field_size_limit(LONGEST_CELL)

_BLANK = "\0"
"""Written on blank rows so that Arrow numbers them; no text holds it otherwise."""


_RAGGED = "quote a cell that holds the delimiter"


@dataclasses.dataclass(frozen=True)
class Delimited:
    """The one grid of a text file."""

    text: Text
    heading_row: HeadingRow
    sheet: None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """The cells that name the columns."""
        return self.heading_row.cells

    def blocks(self, fit: Fit) -> Iterator[Block]:
        """The rows; text means the same whatever the headings are."""
        return blocks(self.text, self.heading_row)


def read_delimited(found: Found, known: Known) -> Source:
    """The grid of a text file.

    Raises:
        Refusal: it is not text, or no row at its top holds known headings.
    """
    text = survey(found)
    grid = Delimited(text, find_headings(text, known))
    return Source(text.sha256, text.content, (grid,))


def blocks(text: Text, headings: HeadingRow) -> Iterator[Block]:
    """The rows below the headings.

    Raises:
        Refusal: a cell or row is too long, or a quote is never closed.
    """
    whole_rows = _whole_rows(headings.delimiter)
    name, above, rest = text.found.name, headings.row, ""
    for piece in _below(text, headings):
        rest += piece
        # A carriage return at the end may be half of a line end.
        end = whole_rows.match(rest, 0, len(rest) - rest.endswith("\r")).end()
        if end:
            block, count = _parse(rest[:end], headings, name, above)
            above, rest = above + count, rest[end:]
            yield block
        if len(rest) > PIECE:
            break
    if rest:
        raise _too_long(name, above + 1, "does not end")


def _below(text: Text, headings: HeadingRow) -> Iterator[str]:
    """The text under the headings; its last row ends, as all others do."""
    pieces = text.pieces()
    yield next(pieces)[headings.end :]
    yield from pieces
    yield "\n"


def _whole_rows(delimiter: str) -> Any:
    """Matches as many whole rows as there are; a quote counts where a cell begins."""
    mark = re.escape(delimiter)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|(?!"))[^{mark}\r\n]*+'
    return re.compile(rf"(?:{cell}(?:{mark}{cell})*+(?:\r\n|\r|\n))*+")


def _parse(rows: str, headings: HeadingRow, name: str, above: int) -> tuple[Block, int]:
    """The rows as columns, and how many there are, blank ones counted."""
    skipped = array.array("q")
    ragged: list[tuple[int, str]] = []

    def skip(row: Any) -> str:
        skipped.append(above + row.number)
        if row.text != _BLANK:
            ragged.append((above + row.number, row.text))
        return "skip"

    table = _table(_mark_blank(rows), headings, skip)
    count = table.num_rows + len(skipped)
    numbers = pa.arange(above + 1, above + count + 1)
    if skipped:
        numbers = numbers.filter(pc.invert(pc.is_in(numbers, pa.array(skipped))))
    _require_short(table, numbers, name)
    mark = headings.delimiter
    cut = [(number, _cells(row, mark, name, number)) for number, row in ragged]
    return Block(chunked([numbers, *table.columns]), cut, _RAGGED), count


def _table(rows: str, headings: HeadingRow, skip: Callable[[Any], str]) -> Any:
    names = [f"cell_{place}" for place in range(len(headings.cells))]
    written = rows.encode()
    table = pyarrow.csv.read_csv(
        pa.BufferReader(written),
        pyarrow.csv.ReadOptions(
            use_threads=False, block_size=len(written) + 1, column_names=names
        ),
        pyarrow.csv.ParseOptions(
            delimiter=headings.delimiter,
            newlines_in_values=True,
            invalid_row_handler=skip,
        ),
        pyarrow.csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
        ),
    )
    if _BLANK not in rows or '"' not in rows:
        return table
    unmarked = [pc.replace_substring(column, _BLANK, "") for column in table.columns]
    return pa.table(unmarked, names)


def _mark_blank(rows: str) -> str:
    """Write on each blank row, and so on lines that are blank inside quotes."""
    marked = "\n" + rows
    for pair in ("\n\n", "\n\r", "\r\r"):
        for _ in range(2):  # three line ends hold two pairs, and one of them is hidden
            marked = marked.replace(pair, pair[0] + _BLANK + pair[1])
    return marked[1:]


def _cells(row: str, delimiter: str, name: str, number: int) -> list[str]:
    lines = io.StringIO(row.replace(_BLANK, ""), newline="")
    try:
        return next(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        raise _too_long(name, number, "holds a cell too long") from None


def _require_short(table: Any, numbers: Any, name: str) -> None:
    for column in table.columns:
        lengths = pc.binary_length(column)
        longest = pc.max(lengths)
        if (longest.as_py() or 0) > LONGEST_CELL:
            number = numbers[pc.index(lengths, longest).as_py()].as_py()
            raise _too_long(name, number, "holds a cell too long")


def _too_long(name: str, row: int, fault: str) -> Refusal:
    return Refusal(f"{name} row {row}: {fault} (is a quote in it never closed?)")
