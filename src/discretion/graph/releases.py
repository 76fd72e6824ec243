"""Releases in the graph: what was loaded, how much of it, and how far it reaches."""

from __future__ import annotations

import datetime
from typing import Any

import strawberry

from discretion import access
from discretion.graph.words import enum_of
from discretion.record import Component

enum_of(Component)


@strawberry.type(description="What the extracts of one record type cover.")
class Coverage:
    """What the extracts of one record type cover."""

    component: Component = strawberry.field(description="Component that sent them.")
    record_type: str = strawberry.field(description="Type of the records.")
    from_: datetime.date | None = strawberry.field(
        name="from",
        description="First day covered; null where an extract does not say or the "
        "extracts leave a gap.",
    )
    to: datetime.date | None = strawberry.field(
        description="Last day covered; null as `from` is."
    )
    as_of: datetime.date | None = strawberry.field(
        description="Day as of which the extracts were taken; null if unknown."
    )
    population: str | None = strawberry.field(
        description="POPULATION: everyone in the window; ENCOUNTER_ONLY: only people "
        "met again; null where the extracts do not say."
    )
    reporting_lag_days: int | None = strawberry.field(
        description="Days until what happens is in the source, as the source says; of "
        "several extracts the longest that is said; null where none says it."
    )
    lag_not_said_by: list[str] = strawberry.field(
        description="Files of the extracts that do not say it: they may lag behind for "
        "longer."
    )
    rows: int = strawberry.field(description="Rows accepted; superseded ones left out.")
    rejected: int = strawberry.field(description="Rows rejected and kept aside.")
    superseded: int = strawberry.field(
        description="Rows accepted that a later row of the same key replaced."
    )
    verified: bool | None = strawberry.field(
        description="True where the reliability of every extract was verified, false "
        "where that of any was not; null where nobody said."
    )


@strawberry.type(description="One extract, as it was run and as it was read.")
class LoadedExtract:
    """One extract, as it was run and as it was read."""

    file: str = strawberry.field(description="The file.")
    record_type: str = strawberry.field(description="Type of its records.")
    layout: str = strawberry.field(description="Layout in which it was read.")
    query: str | None = strawberry.field(
        description="Query that made it; null where nobody said."
    )
    run_at: str | None = strawberry.field(
        description="When that was run; null where nobody said."
    )
    run_by: str | None = strawberry.field(
        description="Who ran it; null where nobody said."
    )
    verified: bool | None = strawberry.field(
        description="True where its reliability was verified, false where it was not; "
        "null where nobody said."
    )
    as_of: datetime.date | None = strawberry.field(
        description="Day as of which it was taken; null if unknown."
    )
    rows_in: int = strawberry.field(
        description="Rows of the file: accepted and rejected together."
    )
    rows_ok: int = strawberry.field(description="Rows accepted.")
    rows_rejected: int = strawberry.field(description="Rows rejected and kept aside.")
    sha256: str = strawberry.field(description="Hash of the file's bytes.")


@strawberry.type(
    description="An immutable set of extracts, linked: an answer is of one."
)
class Release:
    """An immutable set of linked extracts: every answer comes from just one."""

    id: strawberry.ID = strawberry.field(description="The release's id.")
    number: int = strawberry.field(description="Its number in the store, from 1.")
    as_of: datetime.date | None = strawberry.field(
        description="Latest day as of which an extract was taken; null if unknown."
    )
    synthetic: bool = strawberry.field(
        description="True if any extract is synthetic: its figures are not facts."
    )
    persons: int = strawberry.field(description="Persons, over all components.")
    coverage: list[Coverage] = strawberry.field(
        description="What was loaded, by component and record type."
    )
    extracts: list[LoadedExtract] = strawberry.field(
        description="Every extract, with the query that made it."
    )


def shown(manifest: access.Manifest) -> Release:
    """A release as the graph shows it."""
    return Release(
        id=strawberry.ID(manifest.id),
        number=manifest.number,
        as_of=manifest.as_of,
        synthetic=manifest.synthetic,
        persons=manifest.persons,
        coverage=[coverage(entry, manifest) for entry in manifest.coverage],
        extracts=[_extract(entry) for entry in manifest.extracts],
    )


def _extract(entry: access.ExtractEntry) -> LoadedExtract:
    return LoadedExtract(
        file=entry.file,
        record_type=entry.record_type,
        layout=entry.layout,
        query=entry.query,
        run_at=entry.run_at,
        run_by=entry.run_by,
        verified=entry.verified,
        as_of=entry.as_of,
        rows_in=entry.account.rows_in,
        rows_ok=entry.account.rows_ok,
        rows_rejected=entry.account.rows_rejected,
        sha256=entry.sha256,
    )


def _verified(entry: access.CoverageEntry, manifest: access.Manifest) -> bool | None:
    said = [
        one.verified
        for one in manifest.extracts
        if one.record_type == entry.record_type
    ]
    if False in said:
        return False
    return None if None in said else True


def coverage(entry: access.CoverageEntry, manifest: access.Manifest) -> Coverage:
    """What extracts cover, as the graph shows it."""
    values: dict[str, Any] = {
        "component": Component[entry.component],
        "record_type": entry.record_type,
        "from_": entry.covers_from,
        "to": entry.covers_to,
        "as_of": entry.as_of,
        "population": entry.coverage or None,
        "reporting_lag_days": entry.reporting_lag_days,
        "lag_not_said_by": [
            one.file
            for one in manifest.extracts
            if one.record_type == entry.record_type and one.reporting_lag_days is None
        ],
        "rows": entry.rows,
        "rejected": entry.rejected,
        "superseded": entry.superseded,
        "verified": _verified(entry, manifest),
    }
    return Coverage(**values)
