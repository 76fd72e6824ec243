"""How the columns that identify a person are read; only linking ever sees them.

A number of zeros or nines alone is a placeholder, and null: it would join strangers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from discretion.extracts.cells import Cell, Fault, coded, day, plain, text_name, written
from discretion.extracts.withheld import WITHHELD_NAME, text

_SEXES = {"F": "F", "FEMALE": "F", "M": "M", "MALE": "M", "U": "U", "UNKNOWN": "U"}

# No point is among them: 12345678.0 is a number that a spreadsheet has damaged.
_SEPARATORS = r"[\s#:-]"


def identifier(name: str, place: int | None) -> Cell:
    """How an identity column is read; null throughout where the file lacks it."""
    if place is None:
        return Cell(name, "DATE" if name == "birth_date" else "VARCHAR")
    return _READERS.get(name, plain)(name, place)


def _name(name: str, place: int) -> Cell:
    """As it was keyed."""
    return written(name, text(place, WITHHELD_NAME))


def _sex(name: str, place: int) -> Cell:
    return coded(name, text(place), _SEXES, "VARCHAR")


def _a_number(name: str, place: int) -> Cell:
    def bare(written: str) -> str:
        return f"regexp_replace({written}, '^[Aa]|{_SEPARATORS}', '', 'g')"

    cell = _number(name, place, bare, r"\d{7,9}", "an A-number", "7 to 9 digits")
    return dataclasses.replace(cell, value=f"lpad({cell.value}, 9, '0')")


def _fin(name: str, place: int) -> Cell:
    return _number(name, place, str, r"\d{5,15}", "a FIN", "5 to 15 digits")


def _receipt_number(name: str, place: int) -> Cell:
    def bare(written: str) -> str:
        return f"upper(regexp_replace({written}, '{_SEPARATORS}', '', 'g'))"

    shape, expected = r"[A-Z]{3}\d{10}", "3 letters and 10 digits"
    return _number(name, place, bare, shape, "a receipt number", expected)


def _number(
    name: str,
    place: int,
    bare: Callable[[str], str],
    shape: str,
    what: str,
    expected: str,
) -> Cell:
    """A number of one shape, once made bare of what may be written with it."""
    written, number = text(place), bare(text_name(name))
    fits = f"regexp_full_match({number}, '{shape}')"
    misshapen = f"{text_name(name)} is not null and not {fits}"
    return Cell(
        name,
        "VARCHAR",
        f"if(regexp_full_match({bare(written)}, '0+|9+'), null, {written})",
        number,
        (Fault(misshapen, f"is not {what}", f"expects {expected}"),),
    )


_READERS: Mapping[str, Callable[[str, int], Cell]] = {
    "a_number": _a_number,
    "fin": _fin,
    "receipt_number": _receipt_number,
    "given_name": _name,
    "middle_name": _name,
    "surname": _name,
    "birth_date": day,
    "sex": _sex,
}
"""Identity column to its reader; any other is text as it stands."""
