"""Each field of each list, asked one by one: a component sees nothing of another's."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLOutputType,
    get_named_type,
    is_required_argument,
)

from discretion import access
from discretion.graph.schema import execute, schema

CLOSED = {
    "ICE": r"Cbp|Uscis|Person|Later|Eligibility|Identity|Timeline|DeferredAction",
    "CBP": r"Ice|Uscis|Person|Later|Eligibility|Identity|Timeline|DeferredAction",
    "USCIS": r"Ice|Cbp|Person|Later|Eligibility|Identity|Timeline|Referral|Offense",
}
"""How ids begin that a component never sees."""


def selection(kind: GraphQLOutputType, deeper: int) -> str | None:
    """All below a field that needs no argument; None where that is too deep."""
    named = get_named_type(kind)
    if not isinstance(named, (GraphQLObjectType, GraphQLInterfaceType)):
        return ""
    if not deeper:
        return None
    fields = ["__typename"]
    for name, field in named.fields.items():
        below = selection(field.type, deeper - 1)
        if below is not None and not any(
            map(is_required_argument, field.args.values())
        ):
            fields.append(f"{name} {below}")
    return f"{{ {' '.join(fields)} }}"


def questions() -> Iterator[tuple[str, str]]:
    """One for each field of each list's rows, and one for each key of its filter."""
    root = schema()._schema.query_type
    assert root
    for name, field in root.fields.items():
        connection = get_named_type(field.type)
        nodes = getattr(connection, "fields", {}).get("nodes")
        if nodes is None:
            continue
        for each, inner in get_named_type(nodes.type).fields.items():
            asked = f"nodes {{ id {each} {selection(inner.type, 2)} }}"
            yield f"{name}.{each}", f"{{ {name}(first: 200) {{ {asked} }} }}"
        for key, given in get_named_type(field.args["filter"].type).fields.items():
            if hasattr(get_named_type(given.type), "fields"):
                asked = f"first: 200, filter: {{ {key}: {{}} }}"
                yield f"{name}({key})", f"{{ {name}({asked}) {{ nodes {{ id }} }} }}"


async def _asked(door: access.Door) -> dict[str, tuple[Any, set[str]]]:
    answers = {}
    for name, text in questions():
        answer = await execute(text, door, door.reader())
        codes = {str((one.extensions or {})["code"]) for one in answer.errors}
        answers[name] = answer.data, codes
    return answers


@pytest.mark.parametrize("component", CLOSED)
def test_no_field_and_no_filter_shows_what_others_recorded(
    fixture_store: Path, component: str
) -> None:
    door = access.Door(
        fixture_store,
        principal=access.asking_for(access.Organization[component]),
    )
    answers = asyncio.run(_asked(door))
    door.close()
    closed = re.compile(rf'"({CLOSED[component]})\w*_[0-9a-f]{{24}}"')
    for name, (data, codes) in answers.items():
        assert not closed.search(orjson.dumps(data).decode()), name
        assert codes <= {"UNAUTHORIZED_FIELD_OR_TYPE"}, name
    told = {name for name, (_, codes) in answers.items() if not codes}
    assert {"decisions.act", "decisions.decidedOn", "decisions.basis"} <= told
    links = {"person", "laterOffenses", "laterThreats", "priority", "followedUntil"}
    assert not {f"decisions.{name}" for name in links} & told
    assert not {name for name in told if name.startswith("persons")}
