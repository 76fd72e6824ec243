"""Small questions that would cost without measure are refused, or cost little."""

from __future__ import annotations

import base64

import pytest

from discretion import access
from discretion.graph import descent
from discretion.graph.schema import execute, execute_by_reference
from discretion.graph.size import size
from tests.graph.asking import answer, ask, body, refusal


def nested(times: int, first: int = 20) -> str:
    inner = "id"
    for _ in range(times):
        inner = f"timeline {{ nodes {{ person {{ {inner} }} }} }}"
    return f"{{ persons(first: {first}) {{ nodes {{ {inner} }} }} }}"


async def test_statements_grow_with_levels_and_not_with_the_ways_to_a_row(
    door: access.Door,
) -> None:
    one, two = [
        await execute(nested(times), door, door.reader(), as_json=False)
        for times in (1, 2)
    ]
    assert one.errors == two.errors == []
    assert two.statements - one.statements == one.statements - 1
    as_json = await answer(door, nested(2))
    assert as_json.statements < two.statements


async def test_rows_repeated_without_measure_are_refused(door: access.Door) -> None:
    code, message = await refusal(door, nested(7))
    assert code == "ANSWER_TOO_LARGE"
    assert "ask for fewer rows" in message


async def test_more_objects_than_any_answer_may_hold_are_refused(
    door: access.Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "{ persons(first: 50) { nodes { id } } }"
    monkeypatch.setattr(descent, "MOST_OBJECTS", 50)
    await ask(door, text)
    monkeypatch.setattr(descent, "MOST_OBJECTS", 49)
    code, _ = await refusal(door, text)
    assert code == "ANSWER_TOO_LARGE"


def test_what_stands_in_two_places_is_measured_twice() -> None:
    row = {"id": "1", "other": None}
    assert size({"a": row, "b": [row, row]}) == 1 + 3 + 1 + 2 * 3


async def test_a_filter_of_many_conditions_is_refused(door: access.Door) -> None:
    text = "query($f: PersonFilter) { persons(filter: $f) { totalCount } }"
    code, message = await refusal(door, text, f={"any": [{"not": {}}] * 20_000})
    assert (code, message) == ("BAD_USER_INPUT", "filter: at most 500 conditions")
    await ask(door, text, f={"any": [{"not": {}}] * 200})


@pytest.mark.parametrize(
    "value", [str(1 << 63), str(1 << 64), "true", "1.5", '["2014-01-01"]']
)
async def test_a_forged_cursor_is_refused(door: access.Door, value: str) -> None:
    place = f'["decided_on asc",{value},"x"]'
    cursor = base64.urlsafe_b64encode(place.encode()).decode()
    text = "query($after: String) { decisions(after: $after) { totalCount } }"
    code, message = await refusal(door, text, after=cursor)
    assert code == "BAD_USER_INPUT"
    assert message.startswith("after: not a cursor")


async def test_a_document_too_large_for_a_plan_is_left_to_the_reference(
    door: access.Door,
) -> None:
    fields = " ".join(f"a{number}: id" for number in range(900))
    made = await answer(door, f'{{ node(id: "Person_x") {{ {fields} }} }}')
    assert made.data == {"node": None}
    assert body(made)["extensions"]["execution"] == "reference"


async def test_a_switch_that_is_null_is_an_error_in_both(door: access.Door) -> None:
    text = """query($v: Boolean = true) {
      persons(first: 1) { nodes { id @include(if: $v) } } }"""
    given = {"v": None}
    made = await execute(text, door, door.reader(), given)
    same = await execute_by_reference(text, door, door.reader(), given)
    assert made.errors
    assert body(made) == body(same)
