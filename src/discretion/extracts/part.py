"""One part of a workbook as it is gone through: its elements, counted and in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn

from discretion.extracts.headings import MOST_COLUMNS
from discretion.extracts.refusal import Refusal

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
_ROW, _CELL, _FORMULA, _STRING = (f"{_MAIN}{tag}" for tag in ("row", "c", "f", "si"))
_VALUES = frozenset((f"{_MAIN}v", f"{_MAIN}is"))
_SHEET, _WORKBOOK = f"{_MAIN}sheet", f"{_MAIN}workbook"
_ROOTS = ("workbook", "worksheet", "sst")

_MOST_ROWS = 1 << 20
_MOST_STRINGS = 4_000_000
_MOST_OTHER = 250_000
_DIGITS = "0123456789"


class Part:
    """What was seen of a part so far."""

    def __init__(self, name: str) -> None:
        self.seen = 0
        self.sheets = 0
        self.is_workbook = False
        self._name = name
        self._mark = 0
        self._strings = 0
        self._row = 0
        self._column = 0
        self._uncomputed = ""
        self._columns: dict[str, int] = {}
        self._see: Mapping[str, Callable[[Mapping[str, str], str], None]] = {
            _CELL: self._see_cell,
            **dict.fromkeys(_VALUES, self._see_value),
            _ROW: self._see_row,
            _FORMULA: self._see_formula,
            _STRING: self._see_string,
            _SHEET: self._see_sheet,
        }

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """See an element begin."""
        self.seen += 1
        self._see.get(tag, self._see_other)(given, tag)

    def pause(self, seen: int) -> None:
        """See a full piece end, before which so many elements were seen."""
        if self.seen == seen:
            raise self.refusal("holds a cell too long", "shorten the cell")
        if self.seen - self._mark > _MOST_OTHER:
            raise self.refusal("holds far more than cells", "save its sheets as CSV")

    def finish(self) -> None:
        """See the part end."""
        self._require_computed()

    def refuse_entities(self, *declared: object) -> NoReturn:
        """No workbook declares entities; those that do mean to overfill or to spy."""
        raise self.refusal("declares XML entities", "save it anew with Excel")

    def refusal(self, fault: str, remedy: str) -> Refusal:
        """What is said of the workbook because of this part."""
        return Refusal(f"{self._name}: {fault} ({remedy})")

    def _see_cell(self, given: Mapping[str, str], tag: str) -> None:
        if self._uncomputed:
            self._require_computed()
        reference = given.get("r")
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters) or self._number(letters)
        if column <= self._column:
            fault = f"has cell {reference} out of order"
            raise self.refusal(fault, "save it anew with Excel")
        self._column = column

    def _see_value(self, given: Mapping[str, str], tag: str) -> None:
        self._uncomputed = ""
        if self._column > MOST_COLUMNS:
            fault = f"has a cell beyond column {MOST_COLUMNS}, in row {self._row}"
            raise self.refusal(fault, "delete what stands there")

    def _see_row(self, given: Mapping[str, str], tag: str) -> None:
        self._require_computed()
        row = int(given["r"]) if "r" in given else self._row + 1
        if row <= self._row:
            fault = f"has row {row} below row {self._row}"
            raise self.refusal(fault, "save it anew with Excel")
        if row > _MOST_ROWS:
            raise self.refusal("has too many rows", "save its sheets as CSV")
        self._row, self._column, self._mark = row, 0, self.seen

    def _see_formula(self, given: Mapping[str, str], tag: str) -> None:
        self._uncomputed = f"row {self._row} column {self._column}"

    def _see_string(self, given: Mapping[str, str], tag: str) -> None:
        self._strings += 1
        self._mark = self.seen
        if self._strings > _MOST_STRINGS:
            raise self.refusal("holds too many texts", "save its sheets as CSV")

    def _see_sheet(self, given: Mapping[str, str], tag: str) -> None:
        self.sheets += 1

    def _see_other(self, given: Mapping[str, str], tag: str) -> None:
        """The outermost element says what the part is."""
        if self.seen > 1:
            return
        self.is_workbook = tag == _WORKBOOK
        _, _, plain = tag.rpartition(" ")
        if plain in _ROOTS and not tag.startswith(_MAIN):
            raise self.refusal("is a strict workbook", "save it as ordinary .xlsx")

    def _number(self, letters: str) -> int:
        """The number of a column: A is 1, Z 26, AA 27."""
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
            raise self.refusal("has a cell without a place", "save it anew with Excel")
        column = 0
        for letter in letters.upper():
            column = 26 * column + ord(letter) - ord("A") + 1
        self._columns[letters] = column
        return column

    def _require_computed(self) -> None:
        if self._uncomputed:
            fault = f"has a formula without its result, {self._uncomputed}"
            raise self.refusal(fault, "open it in Excel and save it")
