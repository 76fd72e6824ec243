"""Gaps: what components could tell for a measure, and do not."""

from __future__ import annotations

from collections.abc import Iterable

from discretion.links.unite import sources_of
from discretion.measures.cohort import Cohort
from discretion.measures.measure import Gap, Loaded, Measure, State
from discretion.record import Component, Record


def gaps(measure: Measure, loaded: Loaded, cohort: Cohort | None) -> tuple[Gap, ...]:
    """What components do not record, and components of which nothing is loaded.

    Of a cohort, only those of its component.
    """
    found = (*measure.unrecorded, *_unloaded(measure, loaded))
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


def becomes_counted(measure: Measure) -> list[type[Record]]:
    """The record types that become what is counted; others tell what became of it.

    What links derive is of all its sources.
    """
    become = [raw for raw in sources_of(measure.of) if raw in measure.sources]
    return become or list(measure.sources)


def is_group(measure: Measure, component: Component) -> bool:
    """True where a component sends what is counted, and so is a group of its own."""
    return any(raw.sender is component for raw in becomes_counted(measure))
