"""Closed lists of words as GraphQL enums, each value with its meaning."""

from __future__ import annotations

import datetime
import functools
import inspect
from typing import Any

from strawberry.types.enum import EnumValue, StrawberryEnumDefinition

from discretion.record import Column, Word


@functools.cache
def enum_of(words: type[Word]) -> type[Word]:
    """Make the list known to Strawberry, once; values go out by name."""
    values = [
        EnumValue(name=word.name, value=word, description=word.meaning)
        for word in words
    ]
    listed: Any = words
    listed.__strawberry_definition__ = StrawberryEnumDefinition(
        wrapped_cls=words,
        name=words.__name__,
        values=values,
        description=inspect.getdoc(words),
    )
    return words


def python_value(column: Column, value: Any) -> Any:
    """A stored value as Strawberry expects it."""
    if value is None:
        return None
    if column.type is datetime.date:
        return datetime.date.fromisoformat(value)
    if column.type is bool or issubclass(column.type, Word):
        return column.type(value)
    return value
