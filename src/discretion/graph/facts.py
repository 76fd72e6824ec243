"""Completes what is known without reading rows: plain objects, whole at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from graphql import (
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    is_leaf_type,
)
from graphql.execution.collect_fields import FieldDetails

from discretion.graph.strawberry_fields import strawberry_field

Complete = Callable[[Any], Any]
Collect = Callable[
    [GraphQLObjectType, list[FieldDetails]], Mapping[str, list[FieldDetails]]
]


def completer(
    kind: GraphQLOutputType, details: list[FieldDetails], collect: Collect
) -> Complete:
    """A function that makes the answer of an object, of a list of them, or a value."""
    if isinstance(kind, GraphQLNonNull):
        return completer(kind.of_type, details, collect)
    if isinstance(kind, GraphQLList):
        each = completer(kind.of_type, details, collect)
        return lambda values: (
            None if values is None else [each(value) for value in values]
        )
    if is_leaf_type(kind):
        return _leaf(kind)
    return _object(cast(GraphQLObjectType, kind), details, collect)


def _leaf(kind: GraphQLLeafType) -> Complete:
    return lambda value: None if value is None else kind.serialize(value)


def _object(
    kind: GraphQLObjectType, details: list[FieldDetails], collect: Collect
) -> Complete:
    parts: list[tuple[str, Complete]] = []
    for key, group in collect(kind, details).items():
        name = group[0].node.name.value
        if name == "__typename":
            parts.append((key, lambda value: kind.name))
            continue
        definition = kind.fields[name]
        attribute = strawberry_field(definition).python_name
        complete = completer(definition.type, group, collect)
        parts.append((key, _read(attribute, complete)))
    return lambda value: (
        None if value is None else {key: part(value) for key, part in parts}
    )


def _read(attribute: str, complete: Complete) -> Complete:
    return lambda value: complete(getattr(value, attribute))
