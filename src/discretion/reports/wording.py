"""How charts word groups, numbers and days: for readers, not for programs."""

from __future__ import annotations

import datetime
import math
import re
import textwrap
from collections.abc import Iterable, Mapping

from discretion.measures import Figure, State, Value

_ACRONYMS = frozenset({"ICE", "CBP", "USCIS", "DACA", "NTA", "ATD", "EOIR", "OPLA"})


ALL = "All"
"""Stands where nothing is grouped."""


MARKED = {
    State.AT_LEAST: "at least",
    State.AT_MOST: "at most",
    State.INCOMPLETE: "some",
}
"""What stands before a number that is not simply measured."""

SIGNS = {"at least": "≥", "at most": "≤", "some": "~"}
"""The same where there is little room."""


def signed(text: str) -> str:
    """A number with a sign in place of words before it."""
    for words, sign in SIGNS.items():
        text = text.replace(words, sign)
    return text


def worded(text: str) -> str:
    """A group as words: NOT_PLACED as "Not placed"; names of agencies stay."""
    if not re.fullmatch(r"[A-Z][A-Z_]*[A-Z]", text):
        return text
    parts = [one if one in _ACRONYMS else one.lower() for one in text.split("_")]
    words = " ".join(parts)
    return words[0].upper() + words[1:]


def joined(groups: Mapping[str, str]) -> str:
    """Several groups as one label."""
    return ", ".join(map(worded, groups.values())) or ALL


def number(value: Value, figure: Figure) -> str:
    """A figure as text, marked where it is not all, or why there is none."""
    if value.value is None:
        return str(value.state.value).replace("_", " ").lower()
    told = amount(value.value, figure.unit)
    return f"{MARKED[value.state]} {told}" if value.state in MARKED else told


def amount(value: float, unit: str) -> str:
    """A number in its unit: shares as per cent."""
    if unit == "share":
        return f"{value:.1%}"
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def measured(figure: Figure) -> str:
    """In which unit a figure is, and what it means."""
    of = f" Of: {figure.denominator}" if figure.denominator else ""
    meaning = (
        "" if figure.definition.lower() == f"{figure.unit}." else figure.definition
    )
    return f"Unit: {figure.unit}. {meaning}{of}".strip()


def day(on: datetime.date | None) -> str:
    """A day as it is written in reports."""
    return f"{on.day} {on:%B %Y}" if on else "unknown"


def wrapped(texts: Iterable[str], width: float, size: float) -> list[str]:
    """The texts as lines that fit a width in pixels, in letters of that size."""
    fit = int(width / (size * 0.495))
    return [line for text in texts for line in textwrap.wrap(text, fit)]


def top(largest: float) -> float:
    """Where an axis ends: a round number, with room above the largest."""
    if largest <= 0:
        return 1.0
    step = 10.0 ** math.floor(math.log10(largest))
    return next(
        step * one for one in (1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12) if step * one
        >= largest * 1.08
    )  # fmt: skip
