"""Which columns of a Parquet file may mean a long word many times over.

A word is stored once and meant in any number of rows: spelt out in each, a megabyte
becomes gigabytes. Such columns are read as numbers of words and measured before they
are spelt out. All others are read plainly, for a list of every word of a large part of
the file would take more memory than its rows.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow.compute as pc

from discretion.extracts.column_text import is_text
from discretion.extracts.find import Found
from discretion.extracts.footer import believed, open_parquet
from discretion.extracts.grid import CHUNK, LONGEST_BLOCK
from discretion.extracts.refusal import Refusal, quoted

ROWS = 2 * CHUNK
"""How many rows of a Parquet file are read at once."""

_PREFIXED = "DELTA_BYTE_ARRAY"
"""An encoding in which a row may mean the word of the row above, or a part of it."""


def columns_of_long_words(found: Found, kinds: Any) -> list[str]:
    """The names of such columns.

    Raises:
        Refusal: a column cannot be read, or is encoded so that it cannot be measured.
    """
    names = [one.name for one in kinds if is_text(one.type)]
    if not names:
        return []
    most = LONGEST_BLOCK // ROWS // len(names)
    _require_measurable(found, names)
    with open_parquet(found, names) as file:
        groups = [_longest(one, names) for one in _first_rows(found, file, names)]
    return [name for name in names if any(group[name] > most for group in groups)]


def _require_measurable(found: Found, names: Sequence[str]) -> None:
    with open_parquet(found) as file:
        # Asked to describe an encrypted column, the library ends the program; so
        # columns are described only when all could be read.
        list(_first_rows(found, file, names))
        for name in names:
            if _is_prefixed(file, name):
                fault = f"column {quoted(name)} is of encoding {_PREFIXED}"
                raise Refusal(f"{found.name}: {fault} (export it in another)")


def _first_rows(found: Found, file: Any, names: Sequence[str]) -> Iterator[Any]:
    """The first row of each group of rows that has any."""
    for group in range(file.num_row_groups):
        rows = file.iter_batches(1, row_groups=[group], columns=names)
        first = believed(found.name, functools.partial(next, rows, None))
        if first is not None:
            yield first


def _longest(first: Any, names: Sequence[str]) -> Mapping[str, int]:
    """The length of the longest word that each column lists."""
    words = {name: first.column(name).dictionary for name in names}
    return {name: _length(words[name]) for name in names}


def _length(words: Any) -> int:
    length: int | None = pc.max(pc.binary_length(words)).as_py()
    return length or 0


def _is_prefixed(file: Any, name: str) -> bool:
    places = [file.schema.column(nth).path for nth in range(len(file.schema))]
    groups = (file.metadata.row_group(nth) for nth in range(file.num_row_groups))
    at = places.index(name)
    return any(_PREFIXED in group.column(at).encodings for group in groups)
