"""Shapes: a selection with its values taken out, on which alone a text depends.

So that SQLAlchemy writes a statement once, however often it is asked for with other
values; the values are filled in where their slots stand.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any as Untyped
from typing import NamedTuple

import orjson

from discretion.release.condition import (
    All,
    Among,
    Any,
    Condition,
    Has,
    Not,
    Position,
    Selection,
    Stored,
    Within,
)


class Slot(str):
    """Stands in a statement where a value will: the number of the value."""

    __slots__ = ()


KEYS = Slot("keys")
"""Where the keys of a level go."""


class Statement(NamedTuple):
    """A statement's text and its values, ready for the driver."""

    text: str
    values: tuple[Untyped, ...]
    as_json: tuple[int, ...] = ()
    """Which columns hold objects as JSON."""


class Template(NamedTuple):
    """A statement with slots, and its text for a single key, where that is quicker."""

    text: str
    single: str | None
    values: tuple[Untyped, ...]
    as_json: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class Prepared:
    """A statement that wants only its keys; ``holes`` are their places.

    ``single`` is its text for a single key, where there is one.
    """

    text: str
    single: str | None
    values: tuple[Untyped, ...]
    holes: tuple[int, ...]
    as_json: tuple[int, ...] = ()

    def of(self, keys: Sequence[Stored]) -> Statement:
        """The statement for these parents."""
        if not self.holes:
            return Statement(self.text, self.values, self.as_json)
        if len(keys) == 1 and self.single is not None:
            return Statement(self.single, self._with(keys[0]), self.as_json)
        return Statement(self.text, self._with(listed(keys)), self.as_json)

    def _with(self, keyed: Stored) -> tuple[Untyped, ...]:
        values = list(self.values)
        for hole in self.holes:
            values[hole] = keyed
        return tuple(values)


def shape(selection: Selection) -> tuple[Selection, list[Untyped]]:
    """The selection with its values taken out: what its text depends on."""
    values: list[Untyped] = []

    def slot(value: Untyped) -> Untyped:
        if value is None:
            return None
        values.append(value)
        return Slot(str(len(values) - 1))

    def place(position: Position | None) -> Position | None:
        if position is None:
            return None
        return Position(slot(position.value), slot(position.id))

    emptied = Selection(
        selection.record,
        selection.parent,
        _emptied(selection.where, slot),
        selection.order,
        place(selection.after),
        place(selection.before),
        slot(selection.limit),
        selection.backward,
    )
    return emptied, values


def with_values(selection: Selection) -> Selection:
    """The selection as statements want it, with its values in it."""
    return dataclasses.replace(
        selection, where=_emptied(selection.where, lambda value: value)
    )


def _emptied(condition: Condition, slot: Callable[[Untyped], Untyped]) -> Condition:
    match condition:
        case Among(column, values):
            return Among(column, (slot(listed(values)),))
        case Within(column, low, high):
            return Within(column, slot(low), slot(high))
        case All(parts):
            return All(tuple(_emptied(part, slot) for part in parts))
        case Any(parts):
            return Any(tuple(_emptied(part, slot) for part in parts))
        case Not(part):
            return Not(_emptied(part, slot))
        case Has(record, here, there, where):
            return Has(record, here, there, _emptied(where, slot))
    return condition


def filled(template: Template, values: Sequence[Untyped]) -> Prepared:
    """The slots of a statement filled, but for those of the keys."""
    return Prepared(
        template.text,
        template.single,
        tuple(
            values[int(each)] if isinstance(each, Slot) and each != KEYS else each
            for each in template.values
        ),
        tuple(hole for hole, each in enumerate(template.values) if each is KEYS),
        template.as_json,
    )


def listed(values: Sequence[Stored]) -> str:
    """Values as one JSON array."""
    return orjson.dumps(values).decode()
