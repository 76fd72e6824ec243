"""How the columns that identify a person are read; only linking ever sees them.

A placeholder of zeros or nines is null: it would join strangers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping

from discretion.extracts.cells import (
    WITHHELD_NAME,
    Cell,
    Fault,
    coded,
    day,
    plain,
    text,
    text_name,
)

_SEXES = {
    "F": "F",
    "FEMALE": "F",
    "M": "M",
    "MALE": "M",
    "U": "U",
    "UNKNOWN": "U",
}

_SEPARATORS = r"[\s.#:-]"


def identifier(name: str, place: int | None) -> Cell:
    """How an identity column is read; null throughout where the file lacks it."""
    if place is None:
        return Cell(name, "DATE" if name == "birth_date" else "VARCHAR")
    return _READERS.get(name, plain)(name, place)


def _name(name: str, place: int) -> Cell:
    return Cell(name, "VARCHAR", text(place, WITHHELD_NAME), text_name(name))


def _birth_date(name: str, place: int) -> Cell:
    return day(name, text(place))


def _sex(name: str, place: int) -> Cell:
    return coded(name, "VARCHAR", text(place), _SEXES)


def _a_number(name: str, place: int) -> Cell:
    cell = _matching(
        name, place, f"^[Aa]|{_SEPARATORS}", r"\d{7,9}", "an A-number", "7 to 9 digits"
    )
    return dataclasses.replace(cell, value=f"lpad({cell.value}, 9, '0')")


def _fin(name: str, place: int) -> Cell:
    return _matching(name, place, r"\s", r"\d{5,15}", "a FIN", "5 to 15 digits")


def _receipt_number(name: str, place: int) -> Cell:
    shape = r"[A-Z]{3}\d{10}"
    expected = "3 letters and 10 digits"
    return _matching(name, place, _SEPARATORS, shape, "a receipt number", expected)


def _matching(
    name: str, place: int, dropped: str, shape: str, what: str, expected: str
) -> Cell:
    """A number of one shape, once the signs that may stand within it are dropped."""

    def bare(said: str) -> str:
        return f"upper(regexp_replace({said}, '{dropped}', '', 'g'))"

    said, written = text(place), bare(text_name(name))
    matches = f"regexp_full_match({written}, '{shape}')"
    fault = f"{text_name(name)} is not null and not {matches}"
    return Cell(
        name,
        "VARCHAR",
        f"case when not regexp_full_match({bare(said)}, '0+|9+') then {said} end",
        f"case when {matches} then {written} end",
        (Fault(fault, f"is not {what}", f"expects {expected}"),),
    )


_READERS: Mapping[str, Callable[[str, int], Cell]] = {
    "a_number": _a_number,
    "fin": _fin,
    "receipt_number": _receipt_number,
    "given_name": _name,
    "middle_name": _name,
    "surname": _name,
    "birth_date": _birth_date,
    "sex": _sex,
}
"""Identity column to its reader; any other is text as it was keyed."""
