"""What Strawberry knows of a field, and its arguments as resolvers get them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import strawberry
from graphql import (
    FieldNode,
    GraphQLField,
    VariableNode,
    get_nullable_type,
    is_named_type,
)
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField

from discretion.graph.document import TEXTS


def strawberry_field(definition: GraphQLField) -> StrawberryField:
    """The declaration behind a field of the schema."""
    return cast(
        StrawberryField, definition.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
    )


def arguments(
    schema: strawberry.Schema, definition: GraphQLField, node: FieldNode
) -> Callable[[VariableValues], Mapping[str, Any]]:
    """Gives a field's arguments, by their Python names, under variables.

    Raises:
        GraphQLError: A required argument has no value.
    """
    declared = strawberry_field(definition).arguments
    scalars = schema.schema_converter.scalar_registry
    texts = _texts(schema, definition, node)

    def given(variables: VariableValues) -> Mapping[str, Any]:
        coerced = variables.coerced
        if texts and all(coerced.get(each) is not None for each in texts.values()):
            return {name: coerced[each] for name, each in texts.items()}
        values = get_argument_values(definition, node, variables)
        return convert_arguments(values, declared, scalars, schema.config)

    return given


def _texts(
    schema: strawberry.Schema, definition: GraphQLField, node: FieldNode
) -> Mapping[str, str]:
    """Which variable each argument is, where all are texts; none where one is not."""
    given = {each.name.value: each.value for each in node.arguments or ()}
    texts: dict[str, str] = {}
    for declared in strawberry_field(definition).arguments:
        name = schema.config.name_converter.from_argument(declared)
        kind, value = get_nullable_type(definition.args[name].type), given.get(name)
        if not is_named_type(kind) or kind.name not in TEXTS:
            return {}
        if not isinstance(value, VariableNode):
            return {}
        texts[declared.python_name] = value.name.value
    return texts
