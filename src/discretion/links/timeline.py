"""The timeline of a person: every record, of all components and kinds, by day."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.components import RECORDS
from discretion.links.link import Link
from discretion.record import Component, Record, Tables, column


class Timeline(Record, plural="timeline"):
    """Where a record stands among all records of its person.

    Superseded rows are left out.
    """

    stands_for = ("record_type", "record_id")

    person_id: str = column("The person.", refers="Person")
    component: Component = column("Component that sent the record.")
    occurred_on: date | None = column(
        "Day the record is about; null where it gives none.", on=True
    )
    record_type: str = column("Type of the record.", filtered=True)
    record_id: str = column("The record.")


def _timeline(tables: Tables) -> Any:
    parts = [_part(tables.table(record.table), record) for record in RECORDS]
    return ibis.union(parts[0], *parts[1:])


def _part(table: Any, record: type[Record]) -> Any:
    day = record.day()
    kept = table.filter(table.superseded_by.isnull())
    return kept.select(
        id=ibis.literal("Timeline_") + kept.id.right(24),
        person_id=kept.person_id,
        component=ibis.literal(record.sender.value if record.sender else ""),
        occurred_on=kept[day.name] if day else ibis.null("date"),
        record_type=ibis.literal(record.__name__),
        record_id=kept.id,
    )


TIMELINE = Link(Timeline, _timeline)
"""One row per current record."""
