"""A measure's answer from one release: figures with their states, and cautions."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from discretion import access
from discretion.links.decision import Decision
from discretion.links.unite import sources_of
from discretion.measures.changes import Change, changes
from discretion.measures.cohort import Cohort
from discretion.measures.counts import Counts
from discretion.measures.groups import span
from discretion.measures.kept import kept_rows
from discretion.measures.measure import (
    UNCLASSIFIED,
    Figure,
    Loaded,
    Measure,
    Missing,
    NotGroupedError,
    State,
    TooManyRowsError,
)
from discretion.measures.statement import MOST_ROWS, statement
from discretion.record import Component, Record

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

    ``figures`` are those asked for. ``total`` is over all rows together, counted anew
    and never added up; None where nothing is grouped, or by what always is.
    ``changes`` are those that a series of periods crosses.
    """

    measure: Measure
    manifest: access.Manifest
    by: tuple[str, ...]
    cohort: Cohort | None
    figures: Mapping[str, Figure]
    rows: tuple[Row, ...]
    total: Row | None
    missing: tuple[Missing, ...]
    changes: tuple[Change, ...]
    coverage: tuple[access.CoverageEntry, ...]


def answer(
    measure: Measure,
    reader: access.Reader,
    by: Sequence[str] | None = None,
    cohort: Cohort | None = None,
    figures: Sequence[str] | None = None,
) -> Answer:
    """The measure of the reader's release, grouped as asked for, or as is usual.

    With a cohort, only its decisions are counted; of ``figures`` all are told where
    none are named.

    Raises:
        NotGroupedError: A group is unknown, given twice, or one too many; a figure is
            unknown; or the measure counts no decisions, and has no cohorts.
        TooManyRowsError: There are more groups than any answer may have.
    """
    by = measure.usual if by is None else tuple(by)
    told = _told(measure, figures)
    counted = measure if cohort is None else _of_cohort(measure, cohort)
    manifest = reader.manifest
    read = loaded(manifest)
    missing = _missing(measure, read)
    if cohort is not None:
        missing = tuple(one for one in missing if one.component is cohort.component)
    rows = _rows(measure, _found(counted, reader, by), by, read, missing)
    total = None
    if by and not measure.dimensions:
        whole = _found(counted, reader, ())
        (total,) = _rows(measure, whole, (), read, missing)
    return Answer(
        measure=measure,
        manifest=manifest,
        by=(*measure.dimensions, *by),
        cohort=cohort,
        figures=told,
        rows=tuple(
            _only(row, told)
            for row in (*rows, *_not_loaded(measure, by, missing, rows))
        ),
        total=total and _only(total, told),
        missing=missing,
        changes=tuple(_crossed(measure, rows)),
        coverage=_coverage(measure, manifest),
    )


def _told(measure: Measure, names: Sequence[str] | None) -> Mapping[str, Figure]:
    if names is None:
        return measure.figures
    if not names or set(names) - measure.figures.keys():
        raise NotGroupedError(f"figures: of {', '.join(measure.figures)}")
    return {name: measure.figures[name] for name in dict.fromkeys(names)}


def _only(row: Row, figures: Iterable[str]) -> Row:
    return Row(row.groups, {name: row.figures[name] for name in figures})


@functools.lru_cache(maxsize=64)
def _of_cohort(measure: Measure, cohort: Cohort) -> Measure:
    """The measure of the decisions of a cohort alone, under a name of its own."""
    counts = measure.estimate
    if measure.of is not Decision or not isinstance(counts, Counts) or not counts.whole:
        raise NotGroupedError(f"cohort: {measure.name} counts no decisions")
    of_cohort = dataclasses.replace(
        counts, rows=lambda tables: cohort.rows(counts.rows(tables))
    )
    name = f"{measure.name} of {cohort.name}"
    return dataclasses.replace(measure, name=name, estimate=of_cohort)


def _found(
    measure: Measure, reader: access.Reader, by: Sequence[str]
) -> list[dict[str, Any]]:
    """The rows of the table: held ready, or counted now."""
    kept = kept_rows(measure, by, reader)
    if kept is not None:
        return cast(list[dict[str, Any]], kept)
    found = reader.scan(statement(measure, tuple(by)))
    if len(found) > MOST_ROWS:
        raise TooManyRowsError(f"{MOST_ROWS:,} rows")
    return found


def loaded(manifest: access.Manifest) -> Loaded:
    """What the extracts of a release cover."""
    return Loaded({one.record_type: one.coverage for one in manifest.coverage})


def _rows(
    measure: Measure,
    found: Sequence[Mapping[str, Any]],
    by: Sequence[str],
    loaded: Loaded,
    missing: Sequence[Missing],
) -> tuple[Row, ...]:
    names = (*measure.dimensions, *by)
    rows = [_row(measure, one, names, loaded, missing) for one in found]
    return tuple(sorted(rows, key=lambda row: [*map(_natural, row.groups.values())]))


def _row(
    measure: Measure,
    found: Mapping[str, Any],
    names: Iterable[str],
    loaded: Loaded,
    missing: Iterable[Missing],
) -> Row:
    states = _states(measure, found, loaded, tuple(missing))
    figures = {name: _value(found[name], states.get(name)) for name in measure.figures}
    return Row({name: found[name] for name in names}, figures)


def _states(
    measure: Measure,
    found: Mapping[str, Any],
    loaded: Loaded,
    missing: Sequence[Missing],
) -> Mapping[str, State]:
    """The state of each figure that is not simply measured."""
    if not measure.dimensions and not loaded.has(_counted(measure)):
        return dict.fromkeys(measure.figures, State.NOT_LOADED)
    states: dict[str, State] = {}
    if _is_at_least(measure, found, missing) and not measure.shifting & found.keys():
        counts = (name for name in measure.figures if _is_count(measure, name))
        states |= dict.fromkeys(counts, State.AT_LEAST)
    if measure.doubts:
        states |= measure.doubts(found, loaded)
    unread = {name for name, state in states.items() if state is State.NOT_LOADED}
    suppressed = _suppressed(measure, found)
    return states | {name: suppressed[name] for name in suppressed.keys() - unread}


def _is_at_least(
    measure: Measure, found: Mapping[str, Any], missing: Iterable[Missing]
) -> bool:
    """True where a group lacks what is missing, and does not just stand beside it.

    One component's records may tell of another's acts: of a component that sent
    nothing there can be some.
    """
    if "component" not in found or measure.dimensions:
        return bool(list(missing))
    return any(
        not _is_group(measure, one.component)
        or one.component.value == found["component"]
        for one in missing
    )


def _counted(measure: Measure) -> list[type[Record]]:
    """The record types that become what is counted; others tell what became of it.

    What links derive is of all its sources.
    """
    become = [raw for raw in sources_of(measure.of) if raw in measure.sources]
    return become or list(measure.sources)


def _is_group(measure: Measure, component: Component) -> bool:
    """True where a component sends what is counted, and so is a group of its own."""
    return any(raw.sender is component for raw in _counted(measure))


def _is_count(measure: Measure, name: str) -> bool:
    """True for what grows with what is recorded: shares and estimates do not."""
    figure = measure.figures[name]
    return figure.denominator is None and figure.at_risk is None


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
    measure: Measure,
    by: Sequence[str],
    missing: Iterable[Missing],
    rows: Iterable[Row],
) -> Iterable[Row]:
    """A row for each other component of which nothing is loaded: that is not none."""
    if tuple(by) != ("component",) or measure.dimensions:
        return
    told = {row.groups["component"] for row in rows}
    for one in missing:
        name = str(one.component.value)
        if one.state is not State.NOT_LOADED or name in told:
            continue
        if _is_group(measure, one.component):
            figures = dict.fromkeys(measure.figures, Value(None, one.state))
            yield Row({"component": name}, figures)


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
