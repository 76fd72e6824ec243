"""Gaps: what components could tell for a measure, and do not."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

from discretion import access
from discretion.links.unite import sources_of
from discretion.measures.cohort import Cohort
from discretion.measures.measure import Gap, Loaded, Measure, State
from discretion.record import Component, Record


def gaps(
    measure: Measure,
    loaded: Loaded,
    cohort: Cohort | None,
    extracts: Sequence[access.ExtractEntry] = (),
) -> tuple[Gap, ...]:
    """What components do not record, do not say, or of which nothing is loaded.

    Of a cohort, only those of its component.
    """
    unloaded = tuple(_unloaded(measure, loaded))
    gone = {one.component for one in unloaded}
    partial = (one for one in _partial(measure, loaded) if one.component not in gone)
    silent = _silent(measure, extracts)
    found = (*measure.unrecorded, *unloaded, *partial, *silent)
    if cohort is None:
        return found
    return tuple(one for one in found if one.component is cohort.component)


def _unloaded(measure: Measure, loaded: Loaded) -> Iterable[Gap]:
    sources: dict[Component, list[type[Record]]] = {}
    for record in measure.sources:
        if record.sender:
            sources.setdefault(record.sender, []).append(record)
    for component, records in sources.items():
        if not loaded.has(records):
            reason = "no extract of it is in the release"
            yield Gap(component, State.NOT_LOADED, reason)


def _partial(measure: Measure, loaded: Loaded) -> Iterable[Gap]:
    """What tells of those who are followed, and does not of everyone."""
    for record in (*measure.until, *measure.leaving):
        if record.sender is None or loaded.tells_of_everyone([record]):
            continue
        name = record.__name__
        told = f"no extract of {name} is in the release"
        if loaded.has([record]):
            told = f"{name} does not claim to cover everyone"
        yield Gap(record.sender, State.NOT_KNOWN, told)


def _silent(measure: Measure, extracts: Sequence[access.ExtractEntry]) -> Iterable[Gap]:
    """Extracts that do not say until when they tell, or how late what happens."""
    for record in measure.until:
        ours = [one for one in extracts if one.record_type == record.__name__]
        if record.sender is None:
            continue
        undated = [one for one in ours if not (one.as_of or one.window_to)]
        if undated:
            told = f"until when it tells is not said by {_names(undated)}"
            yield Gap(record.sender, State.NOT_KNOWN, told)
        late = [one for one in ours if one.reporting_lag_days is None]
        if late:
            told = f"how late it tells is not said by {_names(late)}"
            longest = max((one.reporting_lag_days or 0 for one in ours), default=0)
            taken = f"; {longest} days are reckoned with"
            yield Gap(record.sender, State.NOT_KNOWN, told + taken)


def _names(extracts: Sequence[access.ExtractEntry]) -> str:
    """The first few of the files."""
    names = sorted({one.file for one in extracts})
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")


_MOST_NAMES = 3


@functools.cache
def becomes_counted(measure: Measure) -> tuple[type[Record], ...]:
    """The record types that become what is counted; others tell what became of it.

    What links derive is of all its sources.
    """
    become = tuple(raw for raw in sources_of(measure.of) if raw in measure.sources)
    return become or measure.sources


def is_group(measure: Measure, component: Component) -> bool:
    """True where a component sends what is counted, and so is a group of its own."""
    return any(raw.sender is component for raw in becomes_counted(measure))
