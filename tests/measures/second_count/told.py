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


def stated(
    value: int | float | None,
    doubt: str | None,
    otherwise: str,
    *,
    unloaded: bool = False,
    own: bool = False,
) -> Value:
    """A figure in the state that is doubted of it, or otherwise is that of its row.

    A 0 is none where a component is ``unloaded`` that could tell, which may be its
    ``own``, or where there may be more.
    """
    if doubt in VALUELESS:
        return None, str(doubt)
    more = unloaded or doubt in {"AT_LEAST", "INCOMPLETE"}
    if not value and doubt != "MEASURED" and more:
        return None, "NOT_LOADED" if own else "NOT_KNOWN"
    return valued(value, doubt or otherwise)


def valued(value: int | float | None, state: str) -> Value:
    """A figure in a state; where the state leaves nothing to tell, no value."""
    if state in VALUELESS:
        return None, state
    return (None, "NOT_KNOWN") if value is None else (value, state)


VALUELESS = {
    *("NOT_RECORDED_SEPARATELY", "NOT_LOADED", "NOT_KNOWN", "NOT_YET_OBSERVED"),
    *("NOT_REACHED", "SUPPRESSED"),
}
