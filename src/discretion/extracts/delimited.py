"""Delimited text: where its headings are, and the rows below them in blocks.

Rows are numbered as a spreadsheet numbers them: the first row of the file is 1, blank
rows count, and a line break inside quotes does not start a new one. Arrow turns each
block of whole rows into columns of text; only a row with too many or too few cells
becomes a Python object.
"""

from __future__ import annotations

import csv
import dataclasses
import io
import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from discretion.extracts.refusal import Refusal
from discretion.extracts.text import PIECE, Text

LONGEST_CELL = 1 << 20
"""Bytes that one cell may hold."""

csv.field_size_limit(LONGEST_CELL)

_DELIMITERS = (",", "\t", ";", "|")
_BANNER = 30
_CHUNK = 8192
_BLANK = "\0"
"""Written on blank rows so that Arrow numbers them; no other text holds it."""


@dataclasses.dataclass(frozen=True)
class HeadingRow:
    """The row that names the columns."""

    row: int
    cells: tuple[str, ...]
    delimiter: str
    end: int
    """Characters of the file up to the row below."""


@dataclasses.dataclass(frozen=True)
class Block:
    """Some rows of a file, blank ones left out."""

    rows: Any
    """Arrow table of ``row``, the number, and ``cell_0``, ``cell_1`` ... as text."""

    ragged: list[tuple[int, list[str]]]
    """Number and cells of each row with too many or too few cells."""


def find_headings(text: Text, known: Callable[[tuple[str, ...]], int]) -> HeadingRow:
    """The first of the rows at the top whose cells are best known as headings.

    Raises:
        Refusal: no row there has two cells that are known.
    """
    head = next(text.pieces())
    rows = [row for mark in _DELIMITERS for row in _top(head, mark)]
    best = max(rows, key=lambda row: (known(row.cells), -row.row))
    if known(best.cells) < 2:
        fault = f"none of its first {_BANNER} rows holds known headings"
        raise Refusal(f"{text.found.name}: {fault} (name its columns as a layout does)")
    return best


def _top(head: str, delimiter: str) -> Iterator[HeadingRow]:
    end = 0

    def lines() -> Iterator[str]:
        nonlocal end
        for line in io.StringIO(head, newline=""):
            end += len(line)
            yield line

    rows = itertools.islice(csv.reader(lines(), delimiter=delimiter), _BANNER)
    try:
        for number, cells in enumerate(rows, 1):
            yield HeadingRow(number, tuple(cells), delimiter, end)
    except csv.Error:
        return  # a cell as long as that is no heading


def blocks(text: Text, headings: HeadingRow) -> Iterator[Block]:
    """The rows below the headings.

    Raises:
        Refusal: a cell or row is too long, or a quote is never closed.
    """
    whole_rows = _whole_rows(headings.delimiter)
    above, rest = headings.row, ""
    for piece in _below(text, headings):
        rest += piece
        # A carriage return at the end may be half of a line end.
        end = whole_rows.match(rest, 0, len(rest) - rest.endswith("\r")).end()
        if end:
            block, count = _parse(rest[:end], headings, above, text.found.name)
            above, rest = above + count, rest[end:]
            yield block
        if len(rest) > PIECE:
            break
    if rest:
        fault = f"row {above + 1} does not end"
        raise Refusal(f"{text.found.name} {fault} (is a quote in it never closed?)")


def _below(text: Text, headings: HeadingRow) -> Iterator[str]:
    pieces = text.pieces()
    yield next(pieces)[headings.end :]
    yield from pieces
    yield "\n"


def _whole_rows(delimiter: str) -> Any:
    """Matches as many whole rows as there are; quotes count where a cell begins."""
    plain = rf"[^{re.escape(delimiter)}\r\n]*+"
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|(?!")){plain}'
    row = rf"{cell}(?:{re.escape(delimiter)}{cell})*+(?:\r\n|\r|\n)"
    return re.compile(f"(?:{row})*+")


def _parse(rows: str, headings: HeadingRow, above: int, name: str) -> tuple[Block, int]:
    """The rows as columns, and how many there are, blank ones counted."""
    skipped: list[tuple[int, str]] = []

    def skip(row: Any) -> str:
        skipped.append((above + row.number, row.text))
        return "skip"

    table = _table(_mark_blank(rows), headings, skip)
    count = table.num_rows + len(skipped)
    numbers = pa.arange(above + 1, above + count + 1)
    if skipped:
        apart = pc.is_in(numbers, value_set=pa.array([number for number, _ in skipped]))
        numbers = numbers.filter(pc.invert(apart))
    _require_short(table, numbers, name)
    ragged = [
        (number, _cells(row.replace(_BLANK, ""), headings.delimiter))
        for number, row in skipped
        if row != _BLANK
    ]
    numbered = table.add_column(0, "row", numbers)
    return Block(_in_chunks(numbered), ragged), count


def _table(rows: str, headings: HeadingRow, skip: Callable[[Any], str]) -> Any:
    names = [f"cell_{position}" for position in range(len(headings.cells))]
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
    cleaned = [pc.replace_substring(column, _BLANK, "") for column in table.columns]
    return pa.table(cleaned, names=names)


def _in_chunks(table: Any) -> Any:
    """The same rows in chunks, which DuckDB types in parallel."""
    return pa.Table.from_batches(table.to_batches(max_chunksize=_CHUNK), table.schema)


def _mark_blank(rows: str) -> str:
    """Write on each blank row; lines that are blank inside quotes are marked too."""
    marked = "\n" + rows
    for pair in ("\n\n", "\n\r", "\r\r"):
        for _ in range(2):  # pairs overlap
            marked = marked.replace(pair, pair[0] + _BLANK + pair[1])
    return marked[1:]


def _cells(row: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(row, newline=""), delimiter=delimiter))


def _require_short(table: Any, numbers: Any, name: str) -> None:
    for column in table.columns:
        lengths = pc.binary_length(column)
        longest = pc.max(lengths)
        if (longest.as_py() or 0) > LONGEST_CELL:
            number = numbers[pc.index(lengths, longest).as_py()]
            fault = f"row {number} holds a cell longer than {LONGEST_CELL >> 20} MB"
            raise Refusal(f"{name} {fault} (is a quote in it never closed?)")
