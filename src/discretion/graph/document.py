"""Documents: parsed, measured and validated once, and kept while they are in use."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    parse,
    validate,
    visit,
)
from graphql.execution.collect_fields import FragmentDetails
from graphql.execution.values import VariableValues, get_variable_values

from discretion.graph.errors import PARSE_FAILED, VALIDATION_FAILED, coded, with_code

KEPT = 128
"""Documents remembered."""

LONGEST = 64 * 1024
"""Characters of a document, at most."""

TOKENS = 4_000
"""Tokens of a document, at most."""

DEEPEST = 24
"""Fields within fields, at most."""

WIDEST = 4_000
"""Fields of an operation with its fragments spread out, at most."""

LISTED = 10
"""Errors listed, at most."""

TEXTS = ("ID", "String")
"""Types whose values are texts, and stay as they are given."""


@dataclasses.dataclass(frozen=True)
class Refused:
    """A document that cannot be executed, and why."""

    errors: tuple[GraphQLError, ...]


@functools.lru_cache(maxsize=KEPT)
def prepare(schema: GraphQLSchema, text: str) -> DocumentNode | Refused:
    """The document of a text, ready to execute, or the reasons why not."""
    try:
        document = parse(
            text,
            max_lexical_tokens=TOKENS,
            max_source_length=LONGEST,
            allow_empty_selection_sets=False,
        )
    except GraphQLError as error:
        return Refused((with_code(error, PARSE_FAILED),))
    too_big = _too_big(document)
    if too_big is not None:
        return Refused((coded(too_big, VALIDATION_FAILED),))
    errors = validate(schema, document, max_errors=LISTED)
    if errors:
        return Refused(tuple(with_code(error, VALIDATION_FAILED) for error in errors))
    return document


@dataclasses.dataclass(frozen=True)
class Operation:
    """One operation of a document, its fragments, and what decides its selection.

    ``switches`` are the variables that `@include` and `@skip` depend on; ``texts`` are
    all its variables where each takes an id or text, else none.
    """

    node: OperationDefinitionNode
    fragments: dict[str, FragmentDetails]
    switches: tuple[str, ...]
    texts: tuple[str, ...]


@functools.lru_cache(maxsize=KEPT)
def operation(schema: GraphQLSchema, text: str, name: str | None) -> Operation | None:
    """The operation of that name, or the only one; None where there is none such."""
    document = prepare(schema, text)
    if isinstance(document, Refused):
        return None
    found = [
        each
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode)
        and (name is None or (each.name is not None and each.name.value == name))
    ]
    if len(found) != 1:
        return None
    fragments = {
        each.name.value: FragmentDetails(each, None)
        for each in document.definitions
        if isinstance(each, FragmentDefinitionNode)
    }
    return Operation(found[0], fragments, _switches(document), _texts(found[0]))


def values(
    schema: GraphQLSchema, operation: Operation, given: dict[str, Any]
) -> VariableValues | None:
    """The values of an operation's variables; None where they cannot be taken.

    Texts are taken as they are.
    """
    texts = {name: given.get(name) for name in operation.texts}
    if texts and all(type(text) is str for text in texts.values()):
        return VariableValues({}, texts)
    definitions = operation.node.variable_definitions or ()
    coerced = get_variable_values(schema, definitions, given)
    return coerced if isinstance(coerced, VariableValues) else None


def _texts(operation: OperationDefinitionNode) -> tuple[str, ...]:
    found = {}
    for definition in operation.variable_definitions or ():
        kind = definition.type
        found[definition.variable.name.value] = (
            kind.type if isinstance(kind, NonNullTypeNode) else kind
        )
    kinds = found.values()
    are_texts = all(
        isinstance(kind, NamedTypeNode) and kind.name.value in TEXTS for kind in kinds
    )
    return tuple(found) if are_texts else ()


def switch_values(switches: Mapping[str, bool]) -> VariableValues:
    """Switches as graphql-core holds the values of variables."""
    return VariableValues({}, dict(switches))


def _switches(document: DocumentNode) -> tuple[str, ...]:
    found: dict[str, None] = {}

    class Switches(Visitor):
        def enter_directive(self, directive: DirectiveNode, *_: Any) -> None:
            for argument in directive.arguments or ():
                if isinstance(argument.value, VariableNode):
                    found[argument.value.name.value] = None

    visit(document, Switches())
    return tuple(found)


@dataclasses.dataclass(frozen=True)
class _Size:
    fields: int = 0
    depth: int = 0


def _too_big(document: DocumentNode) -> str | None:
    """Say what is too big; fragments are measured once each, however often spread."""
    measure = _Measure(document)
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode):
            size = measure.selections(definition.selection_set)
            if size.depth > DEEPEST:
                return f"the document nests {size.depth} fields; at most {DEEPEST}"
            if size.fields > WIDEST:
                return f"the document asks for {size.fields} fields; at most {WIDEST}"
    return None


class _Measure:
    """Fields and depth of selections, with fragments spread out."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._sizes: dict[str, _Size] = {}

    def selections(self, selected: SelectionSetNode | None) -> _Size:
        fields = depth = 0
        for node in selected.selections if selected else ():
            if isinstance(node, FragmentSpreadNode):
                size = self._fragment(node.name.value)
            else:
                inner = self.selections(getattr(node, "selection_set", None))
                own = int(isinstance(node, FieldNode))
                size = _Size(inner.fields + own, inner.depth + own)
            fields, depth = fields + size.fields, max(depth, size.depth)
        return _Size(fields, depth)

    def _fragment(self, name: str) -> _Size:
        if name not in self._sizes:
            self._sizes[name] = _Size()
            fragment = self._fragments.get(name)
            if fragment is not None:
                self._sizes[name] = self.selections(fragment.selection_set)
        return self._sizes[name]
