"""What Strawberry knows of a field, and its arguments as resolvers get them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import strawberry
from graphql import FieldNode, GraphQLField
from graphql.execution.values import VariableValues, get_argument_values
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.arguments import convert_arguments
from strawberry.types.field import StrawberryField


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

    def given(variables: VariableValues) -> Mapping[str, Any]:
        values = get_argument_values(definition, node, variables)
        return convert_arguments(values, declared, scalars, schema.config)

    return given
