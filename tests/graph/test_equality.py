"""A plan answers every operation as the reference does, of JSON and of rows."""

from __future__ import annotations

import asyncio
import functools
import gc
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


def same_answer(one: Answer, other: Answer) -> bool:
    """True where two answers are the same, byte for byte."""
    return orjson.dumps(one.data) == orjson.dumps(other.data) and body(one) == body(
        other
    )


def alike(one: Answer, other: Answer) -> bool:
    """True where they are the same but for what GraphQL leaves open.

    Where a failure takes more than its own field with it, an answer names one field
    that failed. Of several, the reference names that which failed first in time.
    """
    return body(one, left_open=True) == body(other, left_open=True)


def body(answer: Answer, left_open: bool = False) -> bytes:
    shown = orjson.loads(answer.body())
    del shown["extensions"]
    if left_open and "data" in shown and "errors" in shown:
        errors = (kept(shown["data"], error) for error in shown["errors"])
        shown["errors"] = list(
            {orjson.dumps(error): error for error in errors}.values()
        )
    return orjson.dumps(shown)


def holds_json(data: Any) -> bool:
    """True where the store told some object of an answer."""
    if isinstance(data, dict):
        return any(map(holds_json, data.values()))
    if isinstance(data, list):
        return any(map(holds_json, data))
    return isinstance(data, orjson.Fragment)


def kept(data: Any, error: dict[str, Any]) -> dict[str, Any]:
    """An error; of one that took more than its field with it, only what became null."""
    for at, key in enumerate(error.get("path", ())):
        if data is None:
            return {"path": error["path"][:at]}
        data = data[key]
    return error


# graphql-core leaves the coroutines of fields beside a failed one to themselves.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_plan_answers_as_the_reference_does(door: access.Door, known: Known) -> None:
    seen: Counter[str] = Counter()

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize="DISCRETION_EXAMPLES" not in os.environ,
    )
    @given(operations(schema()._schema, known))
    def same(asked: Asked) -> None:
        async def all_ways() -> list[Answer]:
            rows = functools.partial(execute, as_json=False)
            return [
                await way(asked.text, door, door.reader(), asked.variables)
                for way in (execute, rows, execute_by_reference)
            ]

        planned, of_rows, reference = asyncio.run(all_ways())
        assert alike(of_rows, reference)
        assert same_answer(planned, of_rows)
        assert planned.planned or not reference.executed
        assert planned.statements <= planned.reads
        assert of_rows.statements <= of_rows.reads
        seen["executed" if reference.executed else "refused"] += 1
        seen["named otherwise"] += not same_answer(planned, reference)
        seen["failed"] += bool(reference.executed and reference.errors)
        seen["rows"] += of_rows.statements > 1
        seen["as JSON"] += holds_json(planned.data)

    same()
    gc.collect()  # while what is left over is not minded
    assert seen["executed"] > EXAMPLES * 0.6
    assert seen["rows"] > EXAMPLES * 0.3
    assert seen["as JSON"] > EXAMPLES * 0.1
    assert seen["named otherwise"] < seen["failed"] * 0.2
