"""The cells of a sheet as text: what a person who looks at them would type.

A whole number has no point, a day is YYYY-MM-DD. In a column of days a bare number is
the day that the workbook counts to it, unless it may be a year or is written as eight
digits.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterable, Sequence
from typing import Any

import pyarrow as pa
from openpyxl.utils.datetime import from_excel

from discretion.extracts.book import Row
from discretion.extracts.grid import LONGEST_BLOCK, LONGEST_CELL, Block, chunked
from discretion.extracts.refusal import Refusal

_RAGGED = "clear the cells beyond the headings"

_LAST_DAY = 2_958_465
_YEARS = range(1900, 2101)
_EXACT = 1 << 53
_LINE_END = re.compile("_x000([9aAdD])_")


def block(
    at: str, rows: Iterable[Row], width: int, days: Collection[int], epoch: Any
) -> Block:
    """Rows as columns of text.

    Args:
        at: How messages name the sheet.
        rows: Rows that are not blank.
        width: How many headings there are.
        days: The places of the cells that hold days.
        epoch: The day from which the workbook counts days.

    Raises:
        Refusal: a cell is too long, or all together are.
    """
    whole: list[Row] = []
    ragged: list[tuple[int, list[str]]] = []
    for number, cells in rows:
        if any(cell is not None and cell != "" for cell in cells[width:]):
            ragged.append((number, texts(cells)))
        else:
            whole.append((number, (*cells[:width], *(None,) * (width - len(cells)))))
    columns = (
        zip(*(cells for _, cells in whole), strict=True) if whole else [()] * width
    )
    written = [
        [day_text(cell, epoch) for cell in column] if nth in days else texts(column)
        for nth, column in enumerate(columns)
    ]
    _require_short(at, written)
    numbers = pa.array([number for number, _ in whole], pa.int64())
    arrays = [pa.array(column, pa.string()) for column in written]
    return Block(chunked([numbers, *arrays]), ragged, _RAGGED)


def texts(cells: Iterable[Any]) -> list[str]:
    """Cells as text, empty where they hold nothing."""
    return [text(cell) for cell in cells]


def text(cell: Any) -> str:
    """A cell as text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _LINE_END.sub(_unescaped, cell) if "_x000" in cell else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return str(cell)


def day_text(cell: Any, epoch: Any) -> str:
    """A cell of a column of days as text."""
    if type(cell) in (int, float) and 1 <= cell <= _LAST_DAY and cell not in _YEARS:
        return text(from_excel(cell, epoch))
    return text(cell)


def _unescaped(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _require_short(at: str, columns: Sequence[Sequence[str]]) -> None:
    longest = max((max(map(len, one), default=0) for one in columns), default=0)
    if longest > LONGEST_CELL:
        raise Refusal(f"{at}: holds a cell too long (shorten the cell)")
    if sum(sum(map(len, one)) for one in columns) > LONGEST_BLOCK:
        raise Refusal(f"{at}: its rows are too long (save the sheet as CSV)")
