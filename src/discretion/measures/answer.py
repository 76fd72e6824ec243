"""A measure's answer from one release: figures with their states, and cautions."""

from __future__ import annotations

import dataclasses
import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from discretion import access
from discretion.measures.changes import Change, changes
from discretion.measures.groups import span
from discretion.measures.measure import (
    UNCLASSIFIED,
    Loaded,
    Measure,
    Missing,
    State,
)
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


@dataclasses.dataclass(frozen=True)
class Value:
    """A figure, or null with the reason: its state."""

    value: int | float | None
    state: State


@dataclasses.dataclass(frozen=True)
class Row:
    """The figures of one group, whose names are in ``groups``."""

    groups: Mapping[str, str]
    figures: Mapping[str, Value]


@dataclasses.dataclass(frozen=True)
class Answer:
    """All that is to be said: figures, release, what is missing, and cautions.

    ``total`` is over all rows together, counted anew and never added up; None where
    nothing is grouped, or by what always is. ``changes`` are those that a series of
    periods crosses.
    """

    measure: Measure
    manifest: access.Manifest
    by: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row | None
    missing: tuple[Missing, ...]
    changes: tuple[Change, ...]
    coverage: tuple[access.CoverageEntry, ...]


def answer(
    measure: Measure, reader: access.Reader, by: Sequence[str] | None = None
) -> Answer:
    """The measure of the reader's release, grouped as asked for, or as is usual.

    Raises:
        NotGroupedError: A group is unknown, or given twice.
    """
    by = measure.usual if by is None else tuple(by)
    tables, manifest = reader.tables(), reader.manifest
    told = loaded(manifest)
    missing = _missing(measure, told)
    rows = _rows(measure, measure.table(tables, by), by, told, missing)
    total = None
    if by and not measure.dimensions:
        (total,) = _rows(measure, measure.table(tables), (), told, missing)
    return Answer(
        measure=measure,
        manifest=manifest,
        by=(*measure.dimensions, *by),
        rows=(*rows, *_not_loaded(measure, by, missing)),
        total=total,
        missing=missing,
        changes=tuple(_crossed(measure, rows)),
        coverage=_coverage(measure, manifest),
    )


def loaded(manifest: access.Manifest) -> Loaded:
    """What the extracts of a release cover."""
    return Loaded({one.record_type: one.coverage for one in manifest.coverage})


def _rows(
    measure: Measure,
    table: Any,
    by: Sequence[str],
    loaded: Loaded,
    missing: Sequence[Missing],
) -> tuple[Row, ...]:
    names = (*measure.dimensions, *by)
    found: list[dict[str, Any]] = table.to_pyarrow().to_pylist()
    at_least = bool(missing) and "component" not in by
    rows = [_row(measure, one, names, loaded, at_least) for one in found]
    return tuple(sorted(rows, key=lambda row: [*map(_natural, row.groups.values())]))


def _row(
    measure: Measure,
    found: Mapping[str, Any],
    names: Iterable[str],
    loaded: Loaded,
    at_least: bool,
) -> Row:
    states: dict[str, State] = {}
    if at_least:
        counted = (name for name in measure.figures if _is_count(measure, name))
        states |= dict.fromkeys(counted, State.AT_LEAST)
    if measure.doubts:
        states |= measure.doubts(found, loaded)
    states |= _suppressed(measure, found)
    figures = {name: _value(found[name], states.get(name)) for name in measure.figures}
    return Row({name: found[name] for name in names}, figures)


def _is_count(measure: Measure, name: str) -> bool:
    """True for what grows with what is recorded: shares and means do not."""
    return measure.figures[name].denominator is None


def _suppressed(measure: Measure, found: Mapping[str, Any]) -> dict[str, State]:
    """Estimates that rest on too few, or on nobody."""
    states = {}
    for name, figure in measure.figures.items():
        if figure.at_risk is None:
            continue
        at_risk = found[figure.at_risk]
        if not at_risk:
            states[name] = State.NOT_YET_OBSERVED
        elif at_risk < measure.least_at_risk:
            states[name] = State.SUPPRESSED
    return states


def _value(value: Any, state: State | None) -> Value:
    if state in _VALUELESS:
        return Value(None, state or State.NOT_KNOWN)
    if value is None:
        return Value(None, State.NOT_KNOWN)
    return Value(value, state or State.MEASURED)


def _missing(measure: Measure, loaded: Loaded) -> tuple[Missing, ...]:
    """What components do not record, and components of which nothing is loaded."""
    sources: dict[Component, list[Any]] = {}
    for record in measure.sources:
        if record.sender:
            sources.setdefault(record.sender, []).append(record)
    absent = [
        Missing(component, State.NOT_LOADED, "no extract of it is in the release")
        for component, records in sources.items()
        if not loaded.has(records)
    ]
    return (*measure.unrecorded, *absent)


def _not_loaded(
    measure: Measure, by: Sequence[str], missing: Iterable[Missing]
) -> Iterable[Row]:
    """A row for each component of which nothing is loaded: that is not none."""
    if tuple(by) != ("component",) or measure.dimensions:
        return
    for one in missing:
        if one.state is State.NOT_LOADED:
            figures = dict.fromkeys(measure.figures, Value(None, one.state))
            yield Row({"component": str(one.component.value)}, figures)


def _coverage(
    measure: Measure, manifest: access.Manifest
) -> tuple[access.CoverageEntry, ...]:
    names = {record.__name__ for record in measure.sources}
    return tuple(one for one in manifest.coverage if one.record_type in names)


def _crossed(measure: Measure, rows: Iterable[Row]) -> list[Change]:
    """The changes between the first and the last of the periods that rows are of."""
    days = [day for row in rows for day in _days(row)]
    if not days:
        return []
    senders = {record.sender for record in measure.sources if record.sender}
    return changes(min(days), max(days), senders)


def _days(row: Row) -> Iterable[datetime.date]:
    """The first and the last day of the period that a row is of."""
    for name, text in row.groups.items():
        yield from span(name, text) or ()


def _natural(text: str) -> tuple[bool, list[tuple[int, str]]]:
    """Numbers by size, the rest by letter, and UNCLASSIFIED last."""
    parts = re.split(r"(\d+)", text)
    return text == UNCLASSIFIED, [(int(p) if p.isdigit() else -1, p) for p in parts]
