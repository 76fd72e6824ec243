"""The one grid of a Parquet file: its columns, typed there, as text.

Rows have no place of their own in it; they are numbered from 1, the first row of data.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from discretion.extracts.column_text import Overfull, is_written, written
from discretion.extracts.find import Found
from discretion.extracts.footer import believed, open_parquet, read_footer
from discretion.extracts.grid import (
    LONGEST_BLOCK,
    LONGEST_CELL,
    Block,
    Source,
    chunked,
)
from discretion.extracts.heading_row import Known, is_known
from discretion.extracts.headings import Fit
from discretion.extracts.long_words import ROWS, columns_of_long_words
from discretion.extracts.refusal import Refusal, quoted, shown


@dataclasses.dataclass(frozen=True)
class Columns:
    """The columns of a Parquet file."""

    found: Found
    kinds: Any
    """The Arrow schema: the type of each column."""

    sheet: None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.kinds.names)

    def blocks(self, fit: Fit) -> Iterator[Block]:
        """The rows; a column that has no text is empty, if the layout ignores it."""
        self._require_written(set(fit.positions.values()))
        row = 1
        for batch in self._batches():
            numbers = pa.arange(row, row + batch.num_rows)
            row += batch.num_rows
            yield Block(chunked([numbers, *self._texts(batch)]))

    def _require_written(self, places: set[int]) -> None:
        for place in places:
            kind = self.kinds.types[place]
            if not is_written(kind):
                column = quoted(self.kinds.names[place])
                fault = f"column {column} is of type {shown(str(kind))}"
                raise Refusal(f"{self.found.name}: {fault} (write it as text)")

    def _batches(self) -> Iterator[Any]:
        """The columns that have a text, some rows at a time."""
        has_text = [one.name for one in self.kinds if is_written(one.type)]
        repeated = columns_of_long_words(self.found, self.kinds)
        with open_parquet(self.found, repeated) as file:
            batches = file.iter_batches(ROWS, columns=has_text)
            yield from iter(
                lambda: believed(self.found.name, lambda: _whole(batches)), None
            )

    def _texts(self, batch: Any) -> Iterator[Any]:
        """Each column as text, as long as all together are not too long."""
        left = LONGEST_BLOCK
        for name in self.kinds.names:
            texts = self._column(batch, name, left)
            left -= pc.sum(pc.binary_length(texts)).as_py() or 0
            yield texts

    def _column(self, batch: Any, name: str, most: int) -> Any:
        place = batch.schema.get_field_index(name)
        if place < 0:
            return pa.nulls(batch.num_rows, pa.string()).fill_null("")
        at = f"{self.found.name}: column {quoted(name)}"
        try:
            texts = written(batch.column(place), most)
        except Overfull:
            raise Refusal(f"{at} holds texts too long (shorten them)") from None
        except pa.ArrowInvalid:
            fault = "holds bytes that are not UTF-8"
            raise Refusal(f"{at} {fault} (write it as text)") from None
        _require_plain(at, texts)
        return texts


def _whole(batches: Iterator[Any]) -> Any:
    """The next rows, none of which says what it cannot mean; null at the end."""
    batch = next(batches, None)
    if batch is not None:
        batch.validate(full=True)
    return batch


def _require_plain(at: str, texts: Any) -> None:
    """No text file can hold a NUL character either, nor so long a cell."""
    if pc.any(pc.match_substring(texts, "\0")).as_py():
        raise Refusal(f"{at} holds NUL characters (write it as text)")
    if (pc.max(pc.binary_length(texts)).as_py() or 0) > LONGEST_CELL:
        raise Refusal(f"{at} holds a cell too long (shorten the cell)")


def read_parquet(found: Found, known: Known) -> Source:
    """The grid of a Parquet file.

    Raises:
        Refusal: it cannot be read, or its columns are not known.
    """
    footer = read_footer(found)
    grid = Columns(found, footer.kinds)
    if not is_known(grid.headings, known):
        fault = "none of its columns is known by name"
        raise Refusal(f"{found.name}: {fault} (see docs/layouts.md for the names)")
    return Source(footer.sha256, footer.sha256, (grid,))
