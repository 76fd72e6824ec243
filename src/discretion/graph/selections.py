"""The fields that a selection asks of a type, as graphql-core collects them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from graphql import (
    ArgumentNode,
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    VariableNode,
    Visitor,
    get_named_type,
    print_ast,
    visit,
)
from graphql.execution.collect_fields import (
    FieldDetails,
    collect_fields,
    collect_subfields,
)

from discretion.graph.document import Operation, switch_values

Details = list[FieldDetails]
"""The fields of a document that stand under one key of the response."""


class Selections:
    """The selections of one operation, with fragments and directives worked in."""

    def __init__(
        self, schema: GraphQLSchema, operation: Operation, switches: Mapping[str, bool]
    ) -> None:
        """Collect under the variables that `@include` and `@skip` depend on."""
        self._schema = schema
        self._operation = operation
        self._switches = switch_values(switches)

    def root(self, kind: GraphQLObjectType) -> Mapping[str, Details]:
        """What is asked of the root, by key of the response."""
        return collect_fields(
            self._schema,
            self._operation.fragments,
            self._switches,
            kind,
            self._operation.node,
        ).grouped_field_set

    def of(self, kind: GraphQLObjectType, details: Details) -> Mapping[str, Details]:
        """What is asked of an object that these fields lead to."""
        return collect_subfields(
            self._schema,
            self._operation.fragments,
            self._switches,
            self._operation.node,
            kind,
            details,
        ).grouped_field_set


def names(asked: Mapping[str, Details]) -> dict[str, str]:
    """The names of fields by their keys."""
    return {key: details[0].node.name.value for key, details in asked.items()}


def objects(definition: GraphQLField) -> GraphQLObjectType:
    """The object type behind lists and nullability."""
    return cast(GraphQLObjectType, get_named_type(definition.type))


def texts(node: FieldNode) -> tuple[str, ...]:
    """The arguments as text, by which fields that ask for the same are known."""
    return tuple(sorted(print_ast(argument) for argument in node.arguments or ()))


def is_constant(given: Iterable[ArgumentNode] | None) -> bool:
    """True where no variable stands in the arguments."""
    found: list[VariableNode] = []

    class Variables(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> None:
            found.append(variable)

    for argument in given or ():
        visit(argument, Variables())
    return not found
