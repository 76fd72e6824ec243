"""Where a field fails, nulls and errors stand where the specification has them."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from graphql import GraphQLError

from discretion import access
from discretion.graph import fill, json_planner, leads
from discretion.graph.failed import Failed, settle
from discretion.graph.plan import Plan
from discretion.graph.schema import execute, execute_by_reference, plan_of
from tests.graph.asking import answer, ask, body, data

TREE = """{
  decisions { nodes { id person { id } laterOffenses { id } } }
  other: __typename
}"""
FAILED = Failed(GraphQLError("no"))


@pytest.fixture
def plan(door: access.Door) -> Plan:
    found = plan_of(TREE, None, (), door.reader().sight, as_json=False)
    assert found is not None
    return found


def settled(plan: Plan, nodes: list[Any]) -> tuple[Any, list[Any]]:
    data = {"decisions": {"nodes": nodes}, "other": "Query"}
    made, errors = settle(plan.root, data, lambda _: pytest.fail("of no known type"))
    return made, [(error.path, error.message) for error in errors]


def node(**failed: Any) -> dict[str, Any]:
    return {"id": "1", "person": {"id": "2"}, "laterOffenses": [], **failed}


def test_a_field_that_may_be_null_is_null(plan: Plan) -> None:
    made, errors = settled(plan, [node(), node(laterOffenses=FAILED)])
    assert made["decisions"]["nodes"][1] == node(laterOffenses=None)
    assert errors == [(["decisions", "nodes", 1, "laterOffenses"], "no")]


def test_one_that_may_not_takes_all_above_that_may_not_either(plan: Plan) -> None:
    made, errors = settled(plan, [node(laterOffenses=FAILED), node(person=FAILED)])
    assert made is None
    assert errors == [(["decisions", "nodes", 1, "person"], "no")]


def test_what_stands_in_two_places_fails_in_both(plan: Plan) -> None:
    shared = node(laterOffenses=FAILED)
    made, errors = settled(plan, [shared, node(), shared])
    assert [each["laterOffenses"] for each in made["decisions"]["nodes"]] == [
        None,
        [],
        None,
    ]
    assert [path for path, _ in errors] == [
        ["decisions", "nodes", number, "laterOffenses"] for number in (0, 2)
    ]
    assert shared["laterOffenses"] is FAILED


async def test_a_plain_list_beyond_its_bound_is_null_with_an_error(
    door: access.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "{ persons(first: 300) { nodes { identity { recordId } } } }"
    lists = (await ask(door, text))["persons"]["nodes"]
    longest = max(len(one["identity"]) for one in lists)
    for module in (leads, fill, json_planner):
        monkeypatch.setattr(module, "PLAIN_LIST", longest - 1)
    plan_of.cache_clear()
    failed = await answer(door, text)
    plan_of.cache_clear()
    assert [one["identity"] is None for one in data(failed)["persons"]["nodes"]] == [
        len(one["identity"]) == longest for one in lists
    ]
    assert {str((e.extensions or {})["code"]) for e in failed.errors} == {
        "LIST_TOO_LONG"
    }
    assert f"more than {longest - 1} rows" in failed.errors[0].message


def test_the_schema_itself_is_answered_by_the_reference_which_says_so(
    door: access.Door,
) -> None:
    text = "{ __schema { queryType { name } } release { id } }"
    made = asyncio.run(execute(text, door, door.reader()))
    assert body(made)["extensions"]["execution"] == "reference"
    same = asyncio.run(execute_by_reference(text, door, door.reader()))
    assert made.data == same.data
