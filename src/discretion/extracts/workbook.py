"""The sheets of a workbook, each a grid of its own.

Hidden sheets are read like others. An empty sheet is passed over, and so are a few
lines of notes; any other sheet without known headings refuses the workbook.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discretion.extracts.book import Book, Row, is_filled
from discretion.extracts.find import Found
from discretion.extracts.grid import Block, Source, place
from discretion.extracts.heading_row import TOP, Known, best_known, no_headings
from discretion.extracts.headings import Fit
from discretion.extracts.package import survey_package
from discretion.extracts.refusal import Refusal
from discretion.extracts.sheet_cells import block, texts
from discretion.extracts.typed import day_places

_MOST_NOTES = 200
_WIDEST_NOTE = 2
_LONGEST_NAME = 100


class TopRow(NamedTuple):
    """A row that may hold the headings, without the empty cells at its end."""

    row: int
    cells: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, and where its headings are."""

    book: Book
    sheet: str
    top: TopRow
    is_last: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The cells that name the columns."""
        return self.top.cells

    def blocks(self, fit: Fit) -> Iterator[Block]:
        """The rows below the headings; a number in a column of days is a day."""
        at = place(self.book.found.name, self.sheet)
        width, days = len(self.headings), day_places(fit)
        for rows in self.book.rows(self.sheet):
            below = [row for row in rows if row[0] > self.top.row]
            yield block(at, below, width, days, self.book.opened.epoch)
        if self.is_last:
            self.book.close()


def read_workbook(found: Found, known: Known) -> Source:
    """The grids of a workbook.

    Raises:
        Refusal: it cannot be read, or a sheet with data has no known headings.
    """
    package = survey_package(found)
    book = Book(found)
    names = [sheet.title for sheet in book.opened.worksheets]
    _require_distinct(found.name, names)
    if len(book.opened.sheetnames) != package.sheets:
        fault = "lists a sheet that is not in it"
        raise Refusal(f"{found.name}: {fault} (save it anew with Excel)")
    seen = [_look(book, name, known) for name in names]
    sheets = [one for one in seen if isinstance(one, Sheet)]
    if not sheets:
        raise Refusal(f"{found.name}: no sheet of it holds data (add the sheet)")
    sheets[-1] = dataclasses.replace(sheets[-1], is_last=True)
    notes = [one for one in seen if isinstance(one, str)]
    return Source(package.sha256, package.sha256, sheets, notes)


def _require_distinct(name: str, sheets: Sequence[str]) -> None:
    """Every row is found again by the name of its sheet."""
    for sheet in sheets:
        if not sheet or not sheet.isprintable() or len(sheet) > _LONGEST_NAME:
            fault = "has a sheet whose name cannot be shown"
            raise Refusal(f"{name}: {fault} (rename the sheet)")
    if len(set(sheets)) < len(sheets):
        raise Refusal(f"{name}: has two sheets of one name (rename one)")


def _look(book: Book, sheet: str, known: Known) -> Sheet | str | None:
    """A sheet with data, a sentence on one of notes, or nothing for an empty one."""
    at = place(book.found.name, sheet)
    first = next(book.rows(sheet), [])
    best = best_known((_top(row) for row in first if row[0] <= TOP), known)
    if best:
        return Sheet(book, sheet, best)
    notes = 0
    for rows in book.rows(sheet):
        notes += len(rows)
        if notes > _MOST_NOTES or any(_filled(row) > _WIDEST_NOTE for row in rows):
            raise no_headings(at)
    return f"{at}: read as notes, no row of it is data" if notes else None


def _top(row: Row) -> TopRow:
    number, cells = row
    written = texts(cells)
    while written and not written[-1].strip():
        written.pop()
    return TopRow(number, tuple(written))


def _filled(row: Row) -> int:
    return sum(is_filled((0, (cell,))) for cell in row[1])
