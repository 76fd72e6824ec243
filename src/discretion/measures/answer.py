"""A measure's answer from one release: figures with their states, and cautions."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from discretion import access
from discretion.links.decision import Decision
from discretion.measures.changes import Change, changes
from discretion.measures.cohort import Cohort
from discretion.measures.counts import Counts
from discretion.measures.gaps import gaps
from discretion.measures.groups import span
from discretion.measures.kept import kept_rows
from discretion.measures.measure import (
    Figure,
    Gap,
    Loaded,
    Measure,
    NotGroupedError,
    TooManyRowsError,
)
from discretion.measures.rows import Row, nobody, not_loaded, only, stated
from discretion.measures.statement import MOST_ROWS, statement
from discretion.measures.states import Known


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
    missing: tuple[Gap, ...]
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
            unknown; or the measure is not one of decisions, and has no cohorts.
        TooManyRowsError: There are more groups than any answer may have.
    """
    by = measure.usual if by is None else tuple(by)
    told = _told(measure, figures)
    counted = measure if cohort is None else _of_cohort(measure, cohort)
    known = _known(measure, reader.manifest, cohort)
    names = (*measure.dimensions, *by)
    rows = stated(known, _found(counted, reader, by), names)
    total = None
    if by and not measure.dimensions:
        (total,) = stated(known, _found(counted, reader, ()), ())
    every = [*rows, *not_loaded(known, by, rows)]
    if not every and total is None:
        every = [nobody(known)]
    return Answer(
        measure=measure,
        manifest=reader.manifest,
        by=names,
        cohort=cohort,
        figures=told,
        rows=tuple(only(row, told) for row in every),
        total=total and only(total, told),
        missing=known.missing,
        changes=tuple(_crossed(measure, rows)),
        coverage=_coverage(measure, reader.manifest),
    )


def _known(measure: Measure, manifest: access.Manifest, cohort: Cohort | None) -> Known:
    read = loaded(manifest)
    return Known(
        measure,
        read,
        gaps(measure, read, cohort, manifest.extracts),
        cohort.component if cohort else None,
    )


def _told(measure: Measure, names: Sequence[str] | None) -> Mapping[str, Figure]:
    if names is None:
        return measure.figures
    if not names or set(names) - measure.figures.keys():
        unknown = ", ".join(sorted(set(names) - measure.figures.keys())) or "none"
        known = ", ".join(measure.figures)
        told = f"figures: {unknown} is no figure of {measure.name}; give {known}"
        raise NotGroupedError(told)
    return {name: measure.figures[name] for name in dict.fromkeys(names)}


_ASK = "leave it out, or ask a measure of decisions such as use_of_discretion"


@functools.lru_cache(maxsize=64)
def _of_cohort(measure: Measure, cohort: Cohort) -> Measure:
    """The measure of the decisions of a cohort alone, under a name of its own."""
    counts = measure.estimate
    if measure.of is not Decision:
        raise NotGroupedError(f"cohort: {measure.name} counts no decisions; {_ASK}")
    if not isinstance(counts, Counts) or not counts.whole:
        of_people = "is about all decisions of a person, not about some"
        raise NotGroupedError(f"cohort: {measure.name} {of_people}; {_ASK}")
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
