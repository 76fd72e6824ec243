"""The state of each figure of a row: one rule, made of grounds in their order.

A ground looks at what is loaded, what is missing, what the measure itself doubts, or
who is at risk. The first that speaks of a figure is heard; what none speaks of is
measured, and what has no value is not known.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from discretion.measures.gaps import becomes_counted, is_group
from discretion.measures.measure import Gap, Loaded, Measure, State
from discretion.record import Component

_VALUELESS = (
    State.NOT_RECORDED_SEPARATELY,
    State.NOT_LOADED,
    State.NOT_KNOWN,
    State.NOT_YET_OBSERVED,
    State.NOT_REACHED,
    State.SUPPRESSED,
)
"""States in which there is no value: never 0, which would be one."""

_OPEN = (State.AT_LEAST, State.INCOMPLETE)
"""States in which there may be more: a 0 would say nothing, and is none."""


@dataclasses.dataclass(frozen=True)
class Value:
    """A figure, or null with the reason: its state."""

    value: int | float | None
    state: State


@dataclasses.dataclass(frozen=True)
class Known:
    """What a release can tell for a measure: what is loaded, and what is missing.

    ``component`` is that of the cohort that is counted; None where all are.
    """

    measure: Measure
    loaded: Loaded
    missing: tuple[Gap, ...]
    component: Component | None = None

    def values(self, found: Mapping[str, Any]) -> Mapping[str, Value]:
        """The figures of a row of the table, each with its state."""
        row = _Row(self, found)
        return {name: row.value(name) for name in self.measure.figures}

    def nothing(self, state: State) -> Mapping[str, Value]:
        """All figures without a value, for the same reason."""
        return dict.fromkeys(self.measure.figures, Value(None, state))

    def is_loaded(self) -> bool:
        """True where anything is loaded that becomes what is counted."""
        return self.loaded.has(becomes_counted(self.measure))


@dataclasses.dataclass(frozen=True)
class _Row:
    """A row of the table, and what is known of what it counts."""

    known: Known
    found: Mapping[str, Any]

    def value(self, name: str) -> Value:
        grounds = (ground(self, name) for ground in _GROUNDS)
        state = next(filter(None, grounds), State.MEASURED)
        if state in _VALUELESS:
            return Value(None, state)
        value = self.found[name]
        return Value(value, State.NOT_KNOWN if value is None else state)

    @functools.cached_property
    def doubts(self) -> Mapping[str, State]:
        """What the measure itself says of its figures."""
        doubts = self.known.measure.doubts
        return doubts(self.found, self.known.loaded) if doubts else {}

    @functools.cached_property
    def lacks(self) -> Sequence[Gap]:
        """What is missing of this row, and does not just stand beside it.

        One component's records may tell of another's acts: of a component that sent
        nothing there can be a row. Where things may move between components, none
        stands beside. Measures that follow people doubt for themselves.
        """
        measure, own = self.known.measure, self.component
        if measure.dimensions:
            return []
        if "component" in measure.shifting:
            own = self.known.component
        return [
            one
            for one in self.known.missing
            if one.state is not State.NOT_KNOWN
            if own in (None, one.component) or not is_group(measure, one.component)
        ]

    @functools.cached_property
    def unloaded(self) -> set[Component]:
        """The components of which nothing is loaded, though the row counts them."""
        return {one.component for one in self.lacks if one.state is State.NOT_LOADED}

    @property
    def component(self) -> Component | None:
        """The component that the row is of, if it is of one."""
        name = self.found.get("component")
        told = (one for one in Component if one.value == name)
        return next(told, self.known.component)

    def is_count(self, name: str) -> bool:
        """True for what grows with what is recorded: shares and estimates do not."""
        figure = self.known.measure.figures[name]
        return figure.denominator is None and figure.at_risk is None

    def moves(self) -> bool:
        """True where what is counted may move to another group."""
        return bool(self.known.measure.shifting & self.found.keys())


def _nothing_is_loaded(row: _Row, name: str) -> State | None:
    """Without any extract of what is counted there is nothing to count."""
    return None if row.known.is_loaded() else State.NOT_LOADED


def _nothing_tells(row: _Row, name: str) -> State | None:
    """Without any extract that tells a figure, there is none."""
    return State.NOT_LOADED if row.doubts.get(name) is State.NOT_LOADED else None


def _too_few_are_at_risk(row: _Row, name: str) -> State | None:
    """An estimate rests on some people; on a few, or on nobody, there is none.

    Where nobody is left at risk, since something befell everyone, it has `ended`.
    """
    measure = row.known.measure
    at_risk = measure.figures[name].at_risk
    if at_risk is None:
        return None
    rests_on = max(row.found[at_risk], row.found.get("ended") or 0)
    if rests_on >= measure.least_at_risk:
        return None
    return State.SUPPRESSED if rests_on else State.NOT_YET_OBSERVED


def _none_is_not_meant(row: _Row, name: str) -> State | None:
    """Silence is no 0 where what is missing could have told."""
    doubt = row.doubts.get(name)
    told = doubt is State.MEASURED or doubt in _VALUELESS
    if row.found[name] or told or not (doubt in _OPEN or row.unloaded):
        return None
    own = row.component in row.unloaded
    return State.NOT_LOADED if own else State.NOT_KNOWN


def _the_measure_doubts(row: _Row, name: str) -> State | None:
    """What a measure says of its own figures stands before what is said of all."""
    return row.doubts.get(name)


def _something_is_missing(row: _Row, name: str) -> State | None:
    """Counts can but grow, unless what they count may move; shares go either way."""
    if row.is_count(name) and not row.moves():
        return State.AT_LEAST if row.lacks else None
    return State.INCOMPLETE if row.unloaded else None


_GROUNDS: tuple[Callable[[_Row, str], State | None], ...] = (
    _nothing_is_loaded,
    _nothing_tells,
    _too_few_are_at_risk,
    _none_is_not_meant,
    _the_measure_doubts,
    _something_is_missing,
)
"""The rule, the strongest ground first."""
