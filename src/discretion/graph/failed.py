"""Failed fields of a planned answer: nulls and errors by path, as GraphQL has them.

Execution leaves a `Failed` where a value could not be had, which costs nothing while
all goes well. Only an answer that holds one is walked through.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any

import orjson
from graphql import (
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    located_error,
)

from discretion.graph.plan import Child, Choice, Field, RowShape, Shape


@dataclasses.dataclass(frozen=True)
class Failed:
    """Stands where a value could not be had."""

    error: Exception


Path = tuple[str | int, ...]


def settle(
    root: Shape, data: dict[str, Any], kind: Callable[[Any], RowShape]
) -> tuple[dict[str, Any] | None, list[GraphQLError]]:
    """The answer with nulls where fields failed, and the errors.

    Nothing failed within objects that the store told.

    ``kind`` tells the shape of an object whose type only its row told.
    """
    walk = _Walk(kind)
    try:
        return walk.object(root, data, ()), walk.errors
    except _UnlocatedError as error:
        return None, [error.located()]


class _UnlocatedError(Exception):
    """A field failed; only an error that is told is looked up in the document."""

    def __init__(self, error: Exception, field: Field, path: Path) -> None:
        self.error, self.field, self.path = error, field, path

    def located(self) -> GraphQLError:
        """The error as GraphQL tells it."""
        return located_error(self.error, self.field.nodes, list(self.path))


class _Walk:
    def __init__(self, kind: Callable[[Any], RowShape]) -> None:
        self.errors: list[GraphQLError] = []
        self._kind = kind

    def object(self, shape: Shape, given: dict[str, Any], path: Path) -> dict[str, Any]:
        pairs = ((field, given[field.key]) for field in shape.fields)
        values = self._all(
            (field, field.type, value, (*path, field.key)) for field, value in pairs
        )
        return {f.key: value for f, value in zip(shape.fields, values, strict=True)}

    def _all(self, wanted: Iterable[tuple[Field, Any, Any, Path]]) -> list[Any]:
        """The values; where some that may not be null failed, the first is raised."""
        before, raised, values = len(self.errors), [], []
        for field, kind, value, path in wanted:
            try:
                values.append(self._field(field, kind, value, path))
            except _UnlocatedError as error:
                raised.append(error)
        if raised:
            del self.errors[before:]
            raise min(raised, key=lambda error: len(error.path))
        return values

    def _field(self, field: Field, kind: Any, value: Any, path: Path) -> Any:
        try:
            return self._value(field, kind, value, path)
        except _UnlocatedError as error:
            if isinstance(kind, GraphQLNonNull):
                raise
            self.errors.append(error.located())
            return None

    def _value(self, field: Field, kind: Any, value: Any, path: Path) -> Any:
        if isinstance(value, Failed):
            raise _UnlocatedError(value.error, field, path)
        if isinstance(kind, GraphQLNonNull):
            kind = kind.of_type
        if value is None or field.child is None or isinstance(value, orjson.Fragment):
            return value
        if isinstance(kind, GraphQLList):
            numbered = enumerate(value)
            return self._all(
                (field, kind.of_type, each, (*path, number))
                for number, each in numbered
            )
        return self.object(self._shape(field.child, value), value, path)

    def _shape(self, child: Child, value: Any) -> Shape:
        return self._kind(value) if isinstance(child, Choice) else child
