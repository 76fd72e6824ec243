"""How a cell becomes a value: SQL for its text, its value, and what is wrong with it.

The value is the text as the column's type. A cell with a fault rejects its row.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Mapping

from discretion.extracts.sql import listed, literal, same_code
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

_ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!")
"""What a spreadsheet writes where a formula failed; #N/A says there is nothing."""

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
        cell = coded(name, _coded_text(column, place, codes), codes, sql_type(column))
        if column.labelled:
            cell = _judged_by_label(column, cell)
    elif column.type is datetime.date:
        cell = day(name, place, column.void)
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
    return written(name, text(place))


def written(name: str, said: str) -> Cell:
    """A text, which may be any but the error of a spreadsheet."""
    failed = f"upper({text_name(name)}) in ({', '.join(map(literal, _ERRORS))})"
    fault = Fault(failed, "is the error of a formula", "expects text")
    return Cell(name, "VARCHAR", said, text_name(name), (fault,))


def label(column: Column) -> Cell:
    """What a raw code stands for, in the column beside it."""
    said = text_name(column.name)
    code = f"left({said}, {column.leading})" if column.leading else said
    meaning = _meaning(code, column.codes or {})
    value = meaning if column.listed_only else f"coalesce({meaning}, {said})"
    return Cell(f"{column.name}_label", "VARCHAR", value=value)


def day(name: str, place: int, void: str | None = None) -> Cell:
    """A calendar day; a time that follows it is left out."""
    written = f"regexp_extract({text_name(name)}, '^({_DAY})(?:[ T]{_TIME})?$', 1)"
    value = f"try_strptime({written}, {listed(_DAY_FORMATS)})::DATE"
    unread = Fault(_unread(name), "is not a date", "expects YYYY-MM-DD")
    far_off = Fault(
        f'year("{name}") not between 1900 and 2100',
        "is out of range",
        "expects a year from 1900 to 2100",
    )
    written = text(place, void=void)
    return Cell(name, "DATE", written, value, (unread, far_off))


def coded(name: str, said: str, codes: Mapping[str, Scalar], type_: str) -> Cell:
    """A value from a code list."""
    meaning = _meaning(text_name(name), codes)
    unlisted = f'{text_name(name)} is not null and "{name}" is null'
    fault = Fault(unlisted, "is not a known code", f"expects {_some(codes)}")
    return Cell(name, type_, said, meaning, (fault,))


def _codes(column: Column) -> Mapping[str, Scalar] | None:
    """The code list of a column; without one an enum has its values, a truth words."""
    if column.codes is None and issubclass(column.type, enum.Enum):
        return {str(member.value): member for member in column.type}
    return _TRUTHS if column.codes is None and column.type is bool else column.codes


def _coded_text(column: Column, place: int, codes: Mapping[str, Scalar]) -> str:
    said = text(place, codes=codes)
    if column.digits is None:
        return said
    lost = f"regexp_full_match({said}, '[0-9]{{1,{column.digits - 1}}}')"
    return f"if({lost}, lpad({said}, {column.digits}, '0'), {said})"


def _judged_by_label(column: Column, cell: Cell) -> Cell:
    """The raw code stands; whether it is listed is read off the label beside it."""
    raw = dataclasses.replace(cell, value=text_name(column.name))
    if not column.listed_only:
        return dataclasses.replace(raw, faults=())
    (fault,) = cell.faults
    unlisted = f'{text_name(column.name)} is not null and "{column.name}_label" is null'
    return dataclasses.replace(raw, faults=(dataclasses.replace(fault, when=unlisted),))


def _meaning(said: str, codes: Mapping[str, Scalar]) -> str:
    meanings = {" ".join(code.upper().split()): codes[code] for code in codes}
    by_code = f"map({listed(meanings)}, {listed(meanings.values())})"
    return f"{by_code}[{same_code(said)}]"


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
