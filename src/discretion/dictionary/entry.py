"""What the dictionary says of a record type, derived from its declaration."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterable, Mapping

from discretion.record import Column, Component, Layout, Record, Word


@dataclasses.dataclass(frozen=True)
class ColumnEntry:
    """A column; ``words`` are the closed list it takes its values from, if any."""

    name: str
    meaning: str
    type: str
    nullable: bool
    headings: tuple[str, ...]
    words: tuple[Word, ...]


@dataclasses.dataclass(frozen=True)
class LayoutEntry:
    """A shape in which a record type is sent.

    It is ``proposed`` where no agency has published such records.
    """

    name: str
    kind: str
    proposed: bool
    key: tuple[str, ...]
    person_key: tuple[str, ...]
    ignores: Mapping[str, str]


@dataclasses.dataclass(frozen=True)
class Entry:
    """A record type; ``component`` sends it, and is None where it is derived."""

    name: str
    meaning: str
    component: Component | None
    columns: tuple[ColumnEntry, ...]
    layouts: tuple[LayoutEntry, ...]


def entries(records: Iterable[type[Record]]) -> tuple[Entry, ...]:
    """What each record type, column and layout means."""
    return tuple(_entry(record) for record in records)


def _entry(record: type[Record]) -> Entry:
    published = any(layout.kind == "published" for layout in record.layouts)
    return Entry(
        name=record.__name__,
        meaning=inspect.getdoc(record) or "",
        component=record.sender,
        columns=tuple(_column(column) for column in record.columns),
        layouts=tuple(_layout(layout, not published) for layout in record.layouts),
    )


def _column(column: Column) -> ColumnEntry:
    return ColumnEntry(
        name=column.name,
        meaning=column.description,
        type=column.type.__name__,
        nullable=column.nullable,
        headings=column.headings,
        words=tuple(column.type) if issubclass(column.type, Word) else (),
    )


def _layout(layout: Layout, proposed: bool) -> LayoutEntry:
    return LayoutEntry(
        name=layout.name,
        kind=layout.kind,
        proposed=proposed,
        key=layout.key,
        person_key=layout.person_key,
        ignores=layout.ignores,
    )
