"""What an answer tells: the values and states of each group, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.measures.second_count.groups import Names

Value = tuple[int | float | None, str]
"""A figure's value, or none, and its state."""

Figures = Mapping[str, Value]
Rows = Mapping[Names, Figures]


@dataclass(frozen=True)
class Told:
    """The rows of an answer by the names of their groups, its total, what it lacks."""

    rows: Rows
    total: Figures | None
    missing: frozenset[tuple[str, str]]


def valued(value: int | float | None, state: str) -> Value:
    """A figure in a state; where the state leaves nothing to tell, no value."""
    if state in _VALUELESS:
        return None, state
    return (None, "NOT_KNOWN") if value is None else (value, state)


_VALUELESS = {
    *("NOT_RECORDED_SEPARATELY", "NOT_LOADED", "NOT_KNOWN", "NOT_YET_OBSERVED"),
    *("NOT_REACHED", "SUPPRESSED"),
}
