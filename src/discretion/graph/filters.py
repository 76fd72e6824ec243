"""Filters: an input type for each record type, and the condition it asks for.

Keys of one input hold together for one and the same row; a key that takes a list holds
for any of its values. An absent key, or null, asks nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, cast

import strawberry

from discretion import access
from discretion.graph import derived
from discretion.graph.errors import bad_input
from discretion.graph.words import enum_of
from discretion.record import Column, Record, Word

DEEPEST = 8
"""Filters within filters, at most."""


@strawberry.input(description="Days between two days, both included.")
class DateRange:
    """Days between two days, both included."""

    from_: datetime.date | None = strawberry.field(
        default=strawberry.UNSET, name="from", description="First day; absent is open."
    )
    to: datetime.date | None = strawberry.field(
        default=strawberry.UNSET, description="Last day; absent is open."
    )
    recorded: bool | None = strawberry.field(
        default=strawberry.UNSET,
        description="True where the source gives a day, false where it gives none.",
    )


MOST_PARTS = 500
"""Conditions of a whole filter, at most."""


class Filters:
    """The filter inputs of all record types, by record type."""

    def __init__(self, records: Iterable[type[Record]]) -> None:
        """Derive them; they may name each other."""
        self._records = {record.__name__: record for record in records}
        self._names = vars(derived)
        self._ways = {record: self._ways_from(record) for record in self.listed()}
        for record in self.listed():
            self._names[_name(record)] = self._input(record)

    def listed(self) -> list[type[Record]]:
        """Record types that can be filtered: all that are lists in the graph."""
        return [
            record
            for record in self._records.values()
            if record.plural or any(column.reverse for column in record.columns)
        ]

    def of(self, record: type[Record]) -> Any:
        """The filter input of a record type."""
        return self._names[_name(record)]

    def condition(
        self, record: type[Record], given: Any, depth: int = 0
    ) -> access.Condition:
        """What a filter asks of a row."""
        asked = self._condition(record, given, depth)
        if not depth and _parts(asked) > MOST_PARTS:
            raise bad_input(f"filter: at most {MOST_PARTS} conditions")
        return asked

    def _condition(
        self, record: type[Record], given: Any, depth: int
    ) -> access.Condition:
        if given is None:
            return access.All()
        if depth > DEEPEST:
            raise bad_input(f"filter: at most {DEEPEST} filters within one another")
        parts = [
            self._part(record, name, value, depth)
            for name, value in vars(given).items()
            if value not in (None, strawberry.UNSET)
        ]
        return access.All(tuple(parts))

    def _part(
        self, record: type[Record], name: str, value: Any, depth: int
    ) -> access.Condition:
        if name == "any":
            each = (self.condition(record, part, depth + 1) for part in value)
            return access.Any(tuple(each))
        if name == "not_":
            return access.Not(self.condition(record, value, depth + 1))
        if name in self._ways[record]:
            other, here, there = self._ways[record][name]
            where = self.condition(other, value, depth + 1)
            return access.Has(other, here, there, where)
        return _compare(name, value)

    def _ways_from(
        self, record: type[Record]
    ) -> Mapping[str, tuple[type[Record], str, str]]:
        """Other record types reached from a row: name, and the columns that meet."""
        ways: dict[str, tuple[type[Record], str, str]] = {}
        for column in record.columns:
            if column.refers:
                other = self._records[column.refers]
                ways[column.name.removesuffix("_id")] = (other, column.name, "id")
        for other in self.listed():
            for column in other.columns:
                if column.refers == record.__name__:
                    ways[other.table] = (other, "id", column.name)
        return ways

    def _input(self, record: type[Record]) -> Any:
        fields: dict[str, Any] = {}
        for column in record.columns:
            if (kind := _kind(column)) is not None:
                fields[column.name] = (kind, column.description)
        for name, (other, _, _) in self._ways[record].items():
            about = f"Some {other.table.replace('_', ' ')} of the row meets it."
            fields[name] = (_name(other), about)
        own = _name(record)
        fields["any"] = (f"list[{own}]", "At least one of these holds for the row.")
        fields["not_"] = (own, "This does not hold for the row.")
        return self._made(own, record, fields)

    def _made(self, name: str, record: type[Record], fields: Mapping[str, Any]) -> Any:
        namespace: dict[str, Any] = {
            field: strawberry.field(
                default=strawberry.UNSET,
                name="not" if field == "not_" else None,
                description=about,
            )
            for field, (_, about) in fields.items()
        }
        namespace["__module__"] = derived.__name__
        namespace["__annotations__"] = {
            field: f"{kind} | None" if isinstance(kind, str) else kind | None
            for field, (kind, _) in fields.items()
        }
        about = f"Which {record.plural or record.table} are wanted: all keys must hold."
        return strawberry.input(type(name, (), namespace), description=about)


def _parts(condition: access.Condition) -> int:
    """How many conditions there are in one."""
    match condition:
        case access.All(parts) | access.Any(parts):
            return max(1, sum(map(_parts, parts)))
        case access.Not(part):
            return 1 + _parts(part)
        case access.Has(_, _, _, where):
            return 1 + _parts(where)
    return 1


def _name(record: type[Record]) -> str:
    return f"{record.__name__}Filter"


def _kind(column: Column) -> Any:
    """The input type of a column's key; None where it cannot be filtered by."""
    if column.refers or column.name.endswith("_id"):
        return None
    if issubclass(column.type, Word):
        return list[enum_of(column.type)]  # type: ignore[misc]
    if column.type is datetime.date:
        return DateRange
    if column.type is int:
        return list[int]
    if column.type is bool:
        return bool
    return list[str] if column.type is str and column.filtered else None


def _compare(column: str, value: Any) -> access.Condition:
    if isinstance(value, list):
        return access.Among(column, tuple(_stored(each) for each in value))
    if isinstance(value, bool):
        return access.Among(column, (int(value),))
    return _within(column, cast(DateRange, value))


def _within(column: str, days: DateRange) -> access.Condition:
    low, high = (day.isoformat() if day else None for day in (days.from_, days.to))
    parts: list[access.Condition] = []
    if low is not None or high is not None:
        parts.append(access.Within(column, low, high))
    if isinstance(days.recorded, bool):
        parts.append(access.Recorded(column, days.recorded))
    return access.All(tuple(parts))


def _stored(value: str | int | Word) -> str | int:
    return str(value.value) if isinstance(value, Word) else value
