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
    rows: int = strawberry.field(description="Rows accepted; superseded ones left out.")
    rejected: int = strawberry.field(description="Rows rejected and kept aside.")
    superseded: int = strawberry.field(
        description="Rows accepted that a later row of the same key replaced."
    )


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


def shown(manifest: access.Manifest) -> Release:
    """A release as the graph shows it."""
    return Release(
        id=strawberry.ID(manifest.id),
        number=manifest.number,
        as_of=manifest.as_of,
        synthetic=manifest.synthetic,
        persons=manifest.persons,
        coverage=[_coverage(entry) for entry in manifest.coverage],
    )


def _coverage(entry: access.CoverageEntry) -> Coverage:
    values: dict[str, Any] = {
        "component": Component[entry.component],
        "record_type": entry.record_type,
        "from_": entry.covers_from,
        "to": entry.covers_to,
        "as_of": entry.as_of,
        "population": entry.coverage or None,
        "rows": entry.rows,
        "rejected": entry.rejected,
        "superseded": entry.superseded,
    }
    return Coverage(**values)
