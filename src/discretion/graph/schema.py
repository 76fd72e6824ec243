"""The schema, and the execution of a document against it."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Mapping
from typing import Any

import strawberry
from graphql import ExecutionResult, GraphQLError, GraphQLSchema
from graphql import execute as execute_core
from strawberry.schema.config import StrawberryConfig

from discretion import access
from discretion.graph.document import Refused, prepare
from discretion.graph.errors import shown
from discretion.graph.loaders import Loaders
from discretion.graph.query import Context, query
from discretion.graph.types import Types


@functools.cache
def types() -> Types:
    """The object types of every record type."""
    return Types(access.RECORDS)


@functools.cache
def schema() -> strawberry.Schema:
    """The schema of the whole graph."""
    return strawberry.Schema(
        query=query(types()),
        types=types().raw(),
        config=StrawberryConfig(sort_schema=True),
    )


def sdl() -> str:
    """The schema as text, as `schema.graphql` holds it."""
    return schema().as_str() + "\n"


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came of a document: data, errors, and how it was come by.

    ``executed`` is False where the request itself was refused and nothing was read.
    """

    executed: bool
    data: Mapping[str, Any] | None
    errors: list[GraphQLError]
    release: str
    statements: int

    def body(self) -> dict[str, Any]:
        """The answer as a GraphQL response."""
        body: dict[str, Any] = {"data": self.data} if self.executed else {}
        if self.errors:
            body["errors"] = [error.formatted for error in self.errors]
        body["extensions"] = {"release": self.release, "statements": self.statements}
        return body


async def execute(
    text: str,
    door: access.Door,
    reader: access.Reader,
    variables: Mapping[str, Any] | None = None,
    operation: str | None = None,
) -> Answer:
    """Answer a document from one release."""
    document = prepare(_core(), text)
    if isinstance(document, Refused):
        result = ExecutionResult(None, list(document.errors))
    else:
        running = execute_core(
            _core(),
            document,
            context_value=Context(Loaders(reader, types().show), door.releases),
            variable_values=dict(variables or {}),
            operation_name=operation,
            executor_class=schema().execution_context_class,
        )
        result = await running if inspect.isawaitable(running) else running
    return _answer(result, reader)


def _core() -> GraphQLSchema:
    """What Strawberry hands to graphql-core, on which documents run here directly.

    Strawberry's own `execute` parses and validates each time, and of a document with
    several operations runs the first where the specification demands a refusal.
    """
    return schema()._schema


def _answer(result: ExecutionResult, reader: access.Reader) -> Answer:
    errors = result.errors or []
    refused = result.data is None and not any(error.path for error in errors)
    return Answer(
        executed=not refused,
        data=result.data,
        errors=shown(errors),
        release=reader.manifest.id,
        statements=reader.statements,
    )
