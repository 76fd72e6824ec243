"""A workbook as openpyxl reads it: row by row, and quietly.

The library streams: a sheet of a million rows is never in memory, nor is one whose
only cell is its last. It warns of what serves no reader of rows, and says a damaged
part in as many ways as there are parts; here each is one refusal.
"""

from __future__ import annotations

import dataclasses
import itertools
import warnings
from collections.abc import Callable, Iterator
from typing import Any, ClassVar, TypeVar

import openpyxl

from discretion.extracts.find import Found
from discretion.extracts.grid import CHUNK, place
from discretion.extracts.refusal import Refusal

Row = tuple[int, tuple[Any, ...]]
"""The number of a row, and the values of its cells up to the last."""

T = TypeVar("T")


@dataclasses.dataclass
class Book:
    """A workbook; one at a time is in memory, the last that was asked for."""

    found: Found
    _opened: openpyxl.Workbook | None = None
    _latest: ClassVar[Book | None] = None

    @property
    def opened(self) -> openpyxl.Workbook:
        """The workbook, its shared texts in memory."""
        if self._opened is None:
            if Book._latest:
                Book._latest.close()
            self._opened = _quietly(self.found.name, self._open)
            Book._latest = self
        return self._opened

    def close(self) -> None:
        """Forget what was read."""
        if self._opened is not None:
            self._opened.close()
        self._opened = Book._latest = None

    def rows(self, sheet: str) -> Iterator[list[Row]]:
        """The rows of a sheet that are not blank, some at a time.

        Raises:
            Refusal: something in the sheet cannot be read.
        """
        worksheet: Any = self.opened[sheet]
        worksheet.reset_dimensions()  # what the sheet says of its size may be wrong
        numbered = enumerate(worksheet.iter_rows(values_only=True), 1)
        at = place(self.found.name, sheet)
        while rows := _quietly(at, lambda: list(itertools.islice(numbered, CHUNK))):
            yield [row for row in rows if is_filled(row)]

    def _open(self) -> openpyxl.Workbook:
        return openpyxl.load_workbook(
            self.found.path, read_only=True, data_only=True, keep_links=False
        )


def is_filled(row: Row) -> bool:
    """True where a cell of the row holds anything."""
    return any(cell is not None and cell != "" for cell in row[1])


def _quietly(at: str, read: Callable[[], T]) -> T:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return read()
    except Exception as error:
        fault = "cannot be read, a part of the workbook is damaged"
        raise Refusal(f"{at}: {fault} (save it anew with Excel)") from error
