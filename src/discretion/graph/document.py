"""Documents: parsed, measured and validated once, and kept while they are in use."""

from __future__ import annotations

import dataclasses
import functools

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    SelectionSetNode,
    parse,
    validate,
)

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
