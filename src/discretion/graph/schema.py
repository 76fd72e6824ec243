"""The schema, and the execution of a document against it."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol, cast

import orjson
import strawberry
from graphql import ExecutionResult, GraphQLError, GraphQLSchema
from graphql import execute as execute_core
from graphql.execution.values import VariableValues
from strawberry.schema.config import StrawberryConfig

from discretion import access
from discretion.graph.document import Operation, Refused, operation, prepare, values
from discretion.graph.errors import shown
from discretion.graph.execute import Execution
from discretion.graph.loaders import Loaders
from discretion.graph.plan import Plan
from discretion.graph.planner import NotPlannedError, Planner
from discretion.graph.published_types import SCALARS
from discretion.graph.query import Context, query
from discretion.graph.types import Types

PLANS = 128
"""Plans remembered."""


Switches = tuple[tuple[str, bool], ...]
"""The variables that a selection depends on, and their values."""


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
        config=StrawberryConfig(sort_schema=True, scalar_map=SCALARS),
    )


def sdl() -> str:
    """The schema as text, as `schema.graphql` holds it."""
    return schema().as_str() + "\n"


@dataclasses.dataclass(frozen=True)
class Answer:
    """What came of a document: data, errors, and how it was come by.

    ``data`` is for orjson to write: objects that the store told stand in it as JSON.
    ``executed`` is False where the request itself was refused and nothing was read;
    ``planned`` is False where the reference executed it; ``lasting`` is True where the
    release would always give the same answer; ``reads`` is how many statements the plan
    takes at most.
    """

    executed: bool
    data: Mapping[str, Any] | None
    errors: list[GraphQLError]
    release: str
    statements: int
    planned: bool = False
    lasting: bool = False
    reads: int = 0

    def body(self) -> bytes:
        """The answer as a GraphQL response, in JSON."""
        body: dict[str, Any] = {"data": self.data} if self.executed else {}
        if self.errors:
            body["errors"] = [error.formatted for error in self.errors]
        extensions: dict[str, Any] = {
            "release": self.release,
            "statements": self.statements,
        }
        if self.executed and not self.planned:
            extensions["execution"] = "reference"
        return orjson.dumps({**body, "extensions": extensions})


class _Ready(NamedTuple):
    """The values of an operation's variables, and those its selection depends on."""

    switches: Switches
    values: VariableValues


class Execute(Protocol):
    """A way to answer a document from one release."""

    async def __call__(
        self,
        text: str,
        door: access.Door,
        reader: access.Reader,
        variables: Mapping[str, Any] | None = None,
        name: str | None = None,
    ) -> Answer:
        """The answer to the operation of that name, or to the only one."""


async def execute(
    text: str,
    door: access.Door,
    reader: access.Reader,
    variables: Mapping[str, Any] | None = None,
    name: str | None = None,
    as_json: bool = True,
) -> Answer:
    """Answer a document from one release, by its plan where there is one.

    The store tells objects ``as_json``; where it cannot, they are made of rows.
    """
    ready = _ready(text, dict(variables or {}), name)
    if ready is not None:
        plans = functools.partial(plan_of, text, name, ready.switches, reader.sight)
        try:
            if plan := plans(as_json=as_json and reader.reads_everything):
                return await _by_plan(plan, door, reader, ready.values)
        except access.NotAsJsonError:
            plan = plans(as_json=False)
        if plan:
            return await _by_plan(plan, door, reader, ready.values)
    return await execute_by_reference(text, door, reader, variables, name)


async def _by_plan(
    plan: Plan, door: access.Door, reader: access.Reader, given: VariableValues
) -> Answer:
    context = functools.partial(_context, door, reader)
    before = reader.statements
    data, errors = await Execution(plan, reader, given, context).run()
    return Answer(
        executed=True,
        data=data,
        errors=shown(errors),
        release=reader.manifest.id,
        statements=reader.statements,
        planned=True,
        lasting=plan.lasting and not errors,
        reads=before + plan.reads,
    )


async def execute_by_reference(
    text: str,
    door: access.Door,
    reader: access.Reader,
    variables: Mapping[str, Any] | None = None,
    name: str | None = None,
) -> Answer:
    """Answer a document as Strawberry does: what a plan must equal."""
    document = prepare(_core(), text)
    if isinstance(document, Refused):
        return _answer(ExecutionResult(None, list(document.errors)), reader)
    running = execute_core(
        _core(),
        document,
        context_value=_context(door, reader),
        variable_values=dict(variables or {}),
        operation_name=name,
        executor_class=schema().execution_context_class,
    )
    result = await running if inspect.isawaitable(running) else running
    return _answer(result, reader)


def _context(door: access.Door, reader: access.Reader) -> Context:
    releases = functools.partial(door.releases, reader.principal)
    return Context(reader, releases, Loaders(reader, types().show))


def _ready(text: str, variables: dict[str, Any], name: str | None) -> _Ready | None:
    """What an operation needs to be planned; None where it cannot be executed."""
    asked = operation(_core(), text, name)
    if asked is None:
        return None
    given = values(_core(), asked, variables)
    if given is None:
        return None
    switches: Any = tuple((each, given.coerced.get(each)) for each in asked.switches)
    if any(value is None for _, value in switches):
        return None
    return _Ready(switches, given)


@functools.lru_cache(maxsize=PLANS)
def plan_of(
    text: str,
    name: str | None,
    switches: Switches,
    sight: access.Sight,
    as_json: bool,
) -> Plan | None:
    """The plan of a document that was found valid; None where there can be none.

    That is where it asks for the schema itself, or is too large. The store tells
    objects ``as_json`` where it can and that is wanted.
    """
    asked = cast(Operation, operation(_core(), text, name))
    try:
        return Planner(schema(), types().shown, asked, dict(switches), as_json).plan()
    except NotPlannedError:
        return None


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
