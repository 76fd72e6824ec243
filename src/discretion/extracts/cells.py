"""How a cell becomes a value: SQL for its text, its value, and what is wrong with it.

The text of a cell is trimmed, and null where the source withholds it or says nothing.
Its value is that text as the column's type. A cell with a fault rejects its row.
"""

from __future__ import annotations

import dataclasses
import datetime
import enum
import re
from collections.abc import Collection, Mapping

from discretion.record import Column, Scalar

_SPACES = "\t\r\n\x0b\x0c \xa0\u200b\ufeff"

_EXEMPT = r"(?:\(b\)\s?\([1-9]\)|b\s?\([1-9]\)|\(?b\)?[367])\s?(?:\(?[a-f]\)?)?"
"""One exemption of the Freedom of Information Act: (b)(6), b(7)c, b6."""

_REDACTED = rf"(?:{_EXEMPT}[\s,;/&]*)+|iids etl null|n/a|#n/a"

WITHHELD = rf"(?i:{_REDACTED}|null|na|)"
"""Texts that stand for nothing; the last is the empty one."""

WITHHELD_NAME = rf"(?i:{_REDACTED}|)|null|NULL"
"""Na and Null are surnames."""

_DAY = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{8}|\d{1,2}-[A-Za-z]{3}-\d{4}"
)
_TIME = (
    r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?"
    r"(?: ?[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?"
)
_DAY_FORMATS = "['%m/%d/%Y', '%Y-%m-%d', '%Y/%m/%d', '%Y%m%d', '%d-%b-%Y']"

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
    """A column of a file in SQL: text from the raw cell, value from the text."""

    name: str
    type: str
    text: str = "null"
    value: str = "null"
    faults: tuple[Fault, ...] = ()


def declared(column: Column, place: int | None) -> Cell:
    """How a declared column is read; null throughout where the file lacks it."""
    type_ = sql_type(column)
    if place is None:
        return Cell(column.name, type_)
    codes = _codes(column)
    said = text(place, kept=codes or ())
    if codes:
        cell = coded(column.name, type_, said, codes)
        if column.labelled:
            cell = dataclasses.replace(cell, value=text_name(column.name))
    elif column.type is datetime.date:
        cell = day(column.name, said)
    elif column.type is int:
        cell = _number(column, said)
    else:
        cell = Cell(column.name, type_, said, text_name(column.name))
    return cell if column.nullable else _required(cell)


def sql_type(column: Column) -> str:
    """How a declared column is stored: an enum as the text of its value."""
    return _TYPES.get(column.type, "VARCHAR")


def text(place: int, withheld: str = WITHHELD, kept: Collection[str] = ()) -> str:
    """The text of the raw cell there; codes are kept, whatever they look like."""
    trimmed = f"regexp_replace(cell_{place}, '^[{_SPACES}]+|[{_SPACES}]+$', '', 'g')"
    lookalikes = [code for code in kept if re.fullmatch(withheld, code)]
    unless = f" and {_key(trimmed)} not in {_list(lookalikes)}" if lookalikes else ""
    return f"if(regexp_full_match({trimmed}, '{withheld}'){unless}, null, {trimmed})"


def day(name: str, said: str) -> Cell:
    """A calendar day; a time that follows it is left out."""
    written = f"regexp_extract({text_name(name)}, '^({_DAY})(?:[ T]{_TIME})?$', 1)"
    value = f"try_strptime({written}, {_DAY_FORMATS})::DATE"
    return Cell(
        name,
        "DATE",
        said,
        value,
        (
            Fault(_unread(name), "is not a date", "expects YYYY-MM-DD"),
            Fault(
                f'year("{name}") not between 1900 and 2100',
                "is not of this age",
                "expects a year from 1900 to 2100",
            ),
        ),
    )


def plain(name: str, place: int | None) -> Cell:
    """Text as it stands; null throughout where the file lacks it."""
    if place is None:
        return Cell(name, "VARCHAR")
    return Cell(name, "VARCHAR", text(place), text_name(name))


def label(column: Column) -> Cell:
    """What a raw code stands for, beside it."""
    return Cell(
        f"{column.name}_label",
        "VARCHAR",
        "null",
        _meaning(column.name, column.codes or {}),
    )


def coded(name: str, type_: str, said: str, codes: Mapping[str, Scalar]) -> Cell:
    """A value from a code list, in which case and spaces do not matter."""
    value = f"{_meaning(name, codes)}::{type_}"
    first = list(codes)[:_SHOWN]
    expected = ", ".join(first) + (" ..." if len(codes) > len(first) else "")
    fault = Fault(
        f"{text_name(name)} is not null and {_meaning(name, codes)} is null",
        "is not a known code",
        f"expects {expected}",
    )
    return Cell(name, type_, said, value, (fault,))


_SHOWN = 6


def _meaning(name: str, codes: Mapping[str, Scalar]) -> str:
    """SQL for what the code list says of the column's text."""
    keys = _list([" ".join(code.upper().split()) for code in codes])
    return f"map({keys}, {_list(codes.values())})[{_key(text_name(name))}]"


def text_name(name: str) -> str:
    """The SQL name of a column's text."""
    return f'"text of {name}"'


def literal(value: Scalar) -> str:
    """A value as SQL text."""
    plain = value.value if isinstance(value, enum.Enum) else value
    return "'" + str(plain).replace("'", "''") + "'"


def _codes(column: Column) -> Mapping[str, Scalar] | None:
    if column.codes is None and issubclass(column.type, enum.Enum):
        return {str(member.value): member for member in column.type}
    return _TRUTHS if column.type is bool and not column.codes else column.codes


def _number(column: Column, said: str) -> Cell:
    name = column.name
    least, most = column.between or (None, None)
    expects = f"expects {least} to {most}" if column.between else "expects digits"
    value = f"try_cast(regexp_extract({text_name(name)}, '^([+-]?\\d+)(\\.0+)?$', 1)"
    faults = [Fault(_unread(name), "is not a whole number", expects)]
    if column.between:
        outside = f'"{name}" not between {least} and {most}'
        faults.append(Fault(outside, "is out of range", expects))
    return Cell(name, "BIGINT", said, f"{value} as BIGINT)", tuple(faults))


def _required(cell: Cell) -> Cell:
    remedy = cell.faults[0].remedy if cell.faults else "expects text"
    missing = Fault(f"{text_name(cell.name)} is null", "is missing", remedy)
    return dataclasses.replace(cell, faults=(missing, *cell.faults))


def _unread(name: str) -> str:
    return f'{text_name(name)} is not null and "{name}" is null'


def _key(text: str) -> str:
    return rf"upper(regexp_replace({text}, '[\s\x{{a0}}]+', ' ', 'g'))"


def _list(values: Collection[Scalar]) -> str:
    return f"[{', '.join(literal(value) for value in values)}]"
