"""What Strawberry knows of a field, and its arguments as resolvers get them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

import strawberry
from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLError,
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
from discretion.graph.selections import is_constant


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

    def all_given(variables: VariableValues) -> Mapping[str, Any]:
        values = get_argument_values(definition, node, variables)
        return convert_arguments(values, declared, scalars, schema.config)

    texts = _texts(schema, definition, node)
    others = (each for each in node.arguments or () if not _is_one(each, texts))
    if not texts or not is_constant(others):
        return all_given
    try:
        fixed = all_given(VariableValues({}, dict.fromkeys(texts.values(), "")))
    except GraphQLError:
        return all_given

    def given(variables: VariableValues) -> Mapping[str, Any]:
        coerced = variables.coerced
        if any(coerced.get(each) is None for each in texts.values()):
            return all_given(variables)
        return {**fixed, **{name: coerced[each] for name, each in texts.items()}}

    return given


def _is_one(argument: ArgumentNode, texts: Mapping[str, str]) -> bool:
    """True where the argument is one of these variables."""
    value = argument.value
    return isinstance(value, VariableNode) and value.name.value in texts.values()


def _texts(
    schema: strawberry.Schema, definition: GraphQLField, node: FieldNode
) -> Mapping[str, str]:
    """The variables that are arguments themselves and take texts, by argument."""
    given = {each.name.value: each.value for each in node.arguments or ()}
    texts: dict[str, str] = {}
    for declared in strawberry_field(definition).arguments:
        name = schema.config.name_converter.from_argument(declared)
        kind, value = get_nullable_type(definition.args[name].type), given.get(name)
        if not isinstance(value, VariableNode):
            continue
        if is_named_type(kind) and kind.name in TEXTS:
            texts[declared.python_name] = value.name.value
    return texts
