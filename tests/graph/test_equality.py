"""Compiled execution and the reference give the same answer to every operation."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from discretion import access
from discretion.graph.schema import Answer, execute, execute_by_reference, schema
from tests.graph.asking import ask
from tests.graph.operations import Asked, Known, operations

EXAMPLES = int(os.environ.get("DISCRETION_EXAMPLES", "2000"))
"""Operations tried; more for a night's run."""

LISTS = """{
  persons(first: 40) { edges { cursor node { id } } }
  decisions(first: 40) { edges { cursor node { id } } }
  late: decisions(first: 9, orderBy: { field: DECIDED_ON, direction: DESC }) {
    edges { cursor node { id } } }
  last: decisions(last: 9) { edges { cursor node { id } } }
  referrals(first: 20) { edges { cursor node { id } } }
  deferredActionRequests(first: 20) { edges { cursor node { id } } }
  offenses(first: 20) { edges { cursor node { id records { id } } } }
  encounters(first: 20) { edges { cursor node { id records { id } } } }
  detentions(first: 20) { edges { cursor node { id records { id } } } }
  removals(first: 20) { edges { cursor node { id records { id } } } }
}"""


@pytest.fixture(scope="module")
def known(door: access.Door) -> Known:
    data = asyncio.run(ask(door, LISTS))
    edges = [edge for part in data.values() for edge in part["edges"]]
    ids = [edge["node"]["id"] for edge in edges]
    ids += [
        record["id"] for edge in edges for record in edge["node"].get("records", ())
    ]
    wrong = ["", "Person_", "Nobody_1", "Origin_1", "TimelineEntry_1", "Person_0"]
    return Known([*ids, *wrong], [*(edge["cursor"] for edge in edges), "", "not one"])


def body(answer: Answer) -> bytes:
    """The answer as it is sent, but for what GraphQL leaves open.

    Where a failure takes more than its own field with it, an answer names one of the
    fields that failed: the first of a list, or the one that was the first to fail.
    """
    shown = answer.body()
    del shown["extensions"]
    for error in shown.get("errors", ()):
        if "path" in error:
            error["path"] = placed(shown["data"], error["path"])
    return orjson.dumps(shown)


def placed(data: Any, path: list[str | int]) -> list[str | int]:
    """A path, with every number 0 that is within what became null."""
    for at, key in enumerate(path):
        if data is None:
            rest = [0 if isinstance(each, int) else each for each in path[at:]]
            return path[:at] + rest
        data = data[key]
    return path


# graphql-core leaves the coroutines of fields beside a failed one to themselves.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_compiled_execution_equals_the_reference(
    door: access.Door, known: Known
) -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    @given(operations(schema()._schema, known))
    def same(asked: Asked) -> None:
        async def both() -> tuple[Answer, Answer]:
            given = (asked.text, door)
            return (
                await execute(*given, door.reader(), asked.variables),
                await execute_by_reference(*given, door.reader(), asked.variables),
            )

        compiled, reference = asyncio.run(both())
        assert body(compiled) == body(reference)
        assert compiled.compiled or not reference.executed
        assert compiled.statements <= compiled.reads
        seen["executed" if reference.executed else "refused"] += 1
        seen["failed"] += bool(reference.executed and reference.errors)
        seen["rows"] += compiled.statements > 1

    same()
    assert seen["executed"] > EXAMPLES * 0.6
    assert seen["rows"] > EXAMPLES * 0.3
