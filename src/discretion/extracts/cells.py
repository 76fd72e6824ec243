"""How a cell becomes a value: SQL for its text, its value, and what is wrong with it.

The value is the text as the column's type. A cell with a fault rejects its row.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Mapping

from discretion.extracts.sql import listed, same_code
from discretion.extracts.withheld import text
from discretion.record import Column, Scalar

_DAY = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{8}|\d{1,2}-[A-Za-z]{3}-\d{4}"
)
_DAY_FORMATS = ("%Y-%m-%d", "%m/%d/%Y", "%Y/%m/%d", "%Y%m%d", "%d-%b-%Y")
_TIME = (
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?"
)

_TRUTHS: Mapping[str, bool] = {
    **dict.fromkeys(("Y", "YES", "TRUE", "T", "1"), True),
    **dict.fromkeys(("N", "NO", "FALSE", "F", "0"), False),
}

_TYPES: Mapping[type, str] = {int: "BIGINT", bool: "BOOLEAN", datetime.date: "DATE"}


@dataclasses.dataclass(frozen=True)
class Fault:
    """What may be wrong with a cell."""

    when: str
    """SQL condition on the text and the value."""

    rule: str
    remedy: str


@dataclasses.dataclass(frozen=True)
class Cell:
    """A column in SQL: its text from the raw cell, its value from the text."""

    name: str
    type: str
    text: str = "null"
    value: str = "null"
    faults: tuple[Fault, ...] = ()


def declared(column: Column, place: int | None) -> Cell:
    """How a declared column is read; null throughout where the file lacks it."""
    name, codes = column.name, _codes(column)
    if place is None:
        return Cell(name, sql_type(column))
    if codes:
        cell = coded(name, text(place, codes=codes), codes, sql_type(column))
        if column.labelled:
            cell = dataclasses.replace(cell, value=text_name(name))
    elif column.type is datetime.date:
        cell = day(name, place)
    elif column.type is int:
        cell = _number(column, place)
    else:
        cell = plain(name, place)
    return cell if column.nullable else _required(cell)


def sql_type(column: Column) -> str:
    """How a declared column is stored: an enum as the text of its value."""
    return _TYPES.get(column.type, "VARCHAR")


def text_name(name: str) -> str:
    """The SQL name of a column's text; its value has the column's own."""
    return f'"text of {name}"'


def plain(name: str, place: int | None) -> Cell:
    """Text as it stands; null throughout where the file lacks it."""
    if place is None:
        return Cell(name, "VARCHAR")
    return Cell(name, "VARCHAR", text(place), text_name(name))


def label(column: Column) -> Cell:
    """What a raw code stands for, in the column beside it."""
    meaning = _meaning(column.name, column.codes or {})
    return Cell(f"{column.name}_label", "VARCHAR", value=meaning)


def day(name: str, place: int) -> Cell:
    """A calendar day; a time that follows it is left out."""
    written = f"regexp_extract({text_name(name)}, '^({_DAY})(?:[ T]{_TIME})?$', 1)"
    value = f"try_strptime({written}, {listed(_DAY_FORMATS)})::DATE"
    unread = Fault(_unread(name), "is not a date", "expects YYYY-MM-DD")
    far_off = Fault(
        f'year("{name}") not between 1900 and 2100',
        "is out of range",
        "expects a year from 1900 to 2100",
    )
    return Cell(name, "DATE", text(place), value, (unread, far_off))


def coded(name: str, said: str, codes: Mapping[str, Scalar], type_: str) -> Cell:
    """A value from a code list."""
    meaning = _meaning(name, codes)
    unlisted = f"{text_name(name)} is not null and {meaning} is null"
    fault = Fault(unlisted, "is not a known code", f"expects {_some(codes)}")
    return Cell(name, type_, said, meaning, (fault,))


def _codes(column: Column) -> Mapping[str, Scalar] | None:
    """The code list of a column; without one an enum has its values, a truth words."""
    if column.codes is None and issubclass(column.type, enum.Enum):
        return {str(member.value): member for member in column.type}
    return _TRUTHS if column.codes is None and column.type is bool else column.codes


def _meaning(name: str, codes: Mapping[str, Scalar]) -> str:
    meanings = {" ".join(code.upper().split()): codes[code] for code in codes}
    by_code = f"map({listed(meanings)}, {listed(meanings.values())})"
    return f"{by_code}[{same_code(text_name(name))}]"


def _some(codes: Mapping[str, Scalar]) -> str:
    if codes is _TRUTHS:
        return "Y or N"
    first = list(codes)[:5]
    if len(codes) > len(first):
        return f"one of {len(codes)} codes such as {first[0]} or {first[1]}"
    return " or ".join(first)


def _number(column: Column, place: int) -> Cell:
    name = column.name
    digits = f"regexp_extract({text_name(name)}, '^([+-]?\\d+)(?:\\.0+)?$', 1)"
    expected = "expects digits"
    outside: tuple[Fault, ...] = ()
    if column.between:
        least, most = column.between
        expected = f"expects {least} to {most}"
        beyond = f'"{name}" not between {least} and {most}'
        outside = (Fault(beyond, "is out of range", expected),)
    unread = Fault(_unread(name), "is not a whole number", expected)
    value = f"try_cast({digits} as BIGINT)"
    return Cell(name, "BIGINT", text(place), value, (unread, *outside))


def _required(cell: Cell) -> Cell:
    remedy = cell.faults[0].remedy if cell.faults else "expects text"
    missing = Fault(f"{text_name(cell.name)} is null", "is missing", remedy)
    return dataclasses.replace(cell, faults=(missing, *cell.faults))


def _unread(name: str) -> str:
    return f'{text_name(name)} is not null and "{name}" is null'
