"""Orders: which column a list is ordered by, and in which direction."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable
from typing import Any

import strawberry
from strawberry.types.enum import EnumValue, StrawberryEnumDefinition

from discretion import access
from discretion.graph.words import enum_of
from discretion.record import Column, Record, Word


class Direction(Word):
    """Direction of an order; nulls come last in either."""

    ASC = "ASC", "Smallest or earliest first."
    DESC = "DESC", "Greatest or latest first."


class Orders:
    """The order inputs of all record types that are lists in the graph."""

    def __init__(self, records: Iterable[type[Record]]) -> None:
        """Derive them."""
        self._inputs = {record: _input(record) for record in records}

    def of(self, record: type[Record]) -> Any:
        """The order input of a record type."""
        return self._inputs[record]

    def order(self, record: type[Record], given: Any) -> access.Order:
        """The order asked for; by default that of the day the row is about."""
        if given is None:
            day = record.day()
            return access.Order(day.name if day else "id")
        return access.Order(given.field.value, given.direction is Direction.DESC)


def _input(record: type[Record]) -> Any:
    fields = _field_enum(record)
    namespace: dict[str, Any] = {
        "__annotations__": {"field": fields, "direction": enum_of(Direction)},
        "field": strawberry.field(description="The field to order by."),
        "direction": strawberry.field(
            default=Direction.ASC, description="Its direction; nulls come last."
        ),
    }
    made = type(f"{record.__name__}Order", (), namespace)
    about = f"The order of {record.plural or record.table}; ties are ordered by id."
    return strawberry.input(made, description=about)


def _field_enum(record: type[Record]) -> Any:
    columns = [column for column in record.columns if _orders(column)]
    name = f"{record.__name__}OrderField"
    names = [(column.name.upper(), column.name) for column in columns]
    make: Any = enum.Enum
    made = make(name, names)
    described = {column.name: column.description for column in columns}
    made.__strawberry_definition__ = StrawberryEnumDefinition(
        wrapped_cls=made,
        name=name,
        values=[
            EnumValue(name=each.name, value=each, description=described[each.value])
            for each in made
        ],
        description=f"Fields that {record.plural or record.table} may be ordered by.",
    )
    return made


def _orders(column: Column) -> bool:
    if column.refers or column.name.endswith("_id"):
        return False
    ordered = issubclass(column.type, (datetime.date, int, Word))
    return ordered or column.filtered
