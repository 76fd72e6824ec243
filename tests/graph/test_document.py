from __future__ import annotations

from typing import Any

import pytest

from discretion import access
from discretion.graph.schema import execute, execute_by_reference
from tests.graph.asking import answer, ask, body, refusal


def nested(depth: int) -> str:
    return "{ decisions { nodes { " + "person { decisions { nodes { " * depth + "id"


def doubling(times: int) -> str:
    """Each fragment spreads the next one twice, under two names."""
    inner = "decisions { nodes { person { ...Next } } }"
    spread = f"{{ a: {inner} b: {inner} }}"
    parts = [
        f"fragment F{n} on Person {spread}".replace("Next", f"F{n + 1}")
        for n in range(times)
    ]
    head = "{ persons { nodes { ...F0 } } }"
    return " ".join([head, *parts, f"fragment F{times} on Person {{ id }}"])


def wide(times: int) -> str:
    """Few tokens, many fields: each of many spreads many."""
    spread = " ".join(f"a{n}: decisions {{ nodes {{ ...D }} }}" for n in range(times))
    fields = " ".join(f"b{n}: id" for n in range(times))
    head = f"{{ persons {{ nodes {{ {spread} }} }} }}"
    wider = f"c: person {{ {fields} }}"
    return f"{head} fragment D on Decision {{ {fields} {wider} }}"


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        ("{", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ persons { } }", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("{ person }", "GRAPHQL_VALIDATION_FAILED", "Field 'person' of type"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nothing'"),
        ("{ " + "id " * 5000 + "}", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
        ("#" + "x" * 70_000, "GRAPHQL_PARSE_FAILED", ""),
        (
            nested(9) + " }" * 30,
            "GRAPHQL_VALIDATION_FAILED",
            "the document nests 30 fields; at most 24",
        ),
        (
            wide(60),
            "GRAPHQL_VALIDATION_FAILED",
            "the document asks for 7382 fields; at most 4000",
        ),
    ],
)
async def test_a_document_that_cannot_run_is_refused_before_anything_is_read(
    door: access.Door, text: str, code: str, start: str
) -> None:
    answered = await answer(door, text)
    assert not answered.executed
    assert answered.statements == 0
    assert "data" not in body(answered)
    first = body(answered)["errors"][0]
    assert first["extensions"]["code"] == code
    assert first["message"].startswith(start)


async def test_a_bomb_of_fragments_is_measured_without_spreading_it(
    door: access.Door,
) -> None:
    # Spread out it has 2 to the 60th fields: only a measure taken once per fragment
    # ever comes to an end.
    assert not (await answer(door, doubling(60))).executed


async def test_fragments_that_spread_themselves_are_refused(door: access.Door) -> None:
    text = "{ persons { nodes { ...F } } } fragment F on Person { ...F }"
    code, message = await refusal(door, text)
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert message == "Cannot spread fragment 'F' within itself."


async def test_of_several_operations_one_must_be_named(door: access.Door) -> None:
    text = "query A { release { id } } query B { releases { id } }"
    code, message = await refusal(door, text)
    assert (code, message[:30]) == ("BAD_USER_INPUT", "Must provide operation name if")


async def test_a_variable_that_does_not_fit_is_refused(door: access.Door) -> None:
    text = "query($n: Int) { persons(first: $n) { totalCount } }"
    code, message = await refusal(door, text, n="many")
    assert code == "BAD_USER_INPUT"
    assert message.startswith("Variable '$n' has invalid value")


@pytest.mark.parametrize("given", [{}, {"id": None}, {"id": 5}, {"id": ["x"]}])
@pytest.mark.parametrize("kind", ["ID!", 'ID! = "x"'])
async def test_a_variable_that_is_not_text_is_taken_as_the_reference_takes_it(
    door: access.Door, kind: str, given: dict[str, Any]
) -> None:
    text = f"query($id: {kind}) {{ person(id: $id) {{ id }} }}"
    got, expected = [
        await way(text, door, door.reader(), given)
        for way in (execute, execute_by_reference)
    ]
    assert (got.executed, got.data) == (expected.executed, expected.data)
    assert body(got).get("errors") == body(expected).get("errors")


async def test_an_argument_may_be_a_text_of_a_variable_or_null(
    door: access.Door,
) -> None:
    text = "query($after: String) { persons(after: $after) { nodes { id } } }"
    whole = await ask(door, text)
    assert await ask(door, text, after=None) == whole
    code, message = await refusal(door, text, after="nowhere")
    assert code == "BAD_USER_INPUT"
    assert message.startswith("after: ")


async def test_fragments_aliases_and_directives_do_what_they_say(
    door: access.Door,
) -> None:
    got = await ask(
        door,
        """query($no: Boolean!) {
             one: persons(first: 1) { ...Ids }
             two: persons(first: 2) { ...Ids totalCount @include(if: $no) }
           }
           fragment Ids on PersonConnection { nodes { key: id __typename } }""",
        no=False,
    )
    assert [len(got[name]["nodes"]) for name in ("one", "two")] == [1, 2]
    assert got["two"].keys() == {"nodes"}
    assert got["two"]["nodes"][0] == got["one"]["nodes"][0]


async def test_at_most_ten_errors_are_listed(door: access.Door) -> None:
    answered = await answer(door, "{ " + " ".join(f"x{n}" for n in range(40)) + " }")
    assert len(answered.errors) <= 11
