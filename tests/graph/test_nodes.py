from __future__ import annotations

import pytest

from discretion import access
from tests.graph.asking import ask, refusal


async def test_every_kind_of_row_is_found_again_by_its_id(door: access.Door) -> None:
    got = await ask(
        door,
        """{ persons(first: 1, filter: {
               decision: { laterOffense: {} }, referral: {}, offense: {} }) {
               nodes { id __typename
                 timeline { nodes { id __typename } }
                 decisions { nodes { id __typename laterOffenses { id __typename } } }
                 referrals { nodes { id __typename } }
                 offenses { nodes { id __typename } }
                 identity { id __typename } } } }""",
    )
    (person,) = got["persons"]["nodes"]
    listed = [person, *person["identity"]]
    for name in ("timeline", "decisions", "referrals", "offenses"):
        listed += person[name]["nodes"]
    listed += [
        offense
        for node in person["decisions"]["nodes"]
        for offense in node["laterOffenses"]
    ]
    expected = [{"id": row["id"], "__typename": row["__typename"]} for row in listed]
    again = await ask(
        door,
        "query($ids: [ID!]!) { nodes(ids: $ids) { id __typename } }",
        ids=[row["id"] for row in listed],
    )
    assert again["nodes"] == expected
    assert {row["__typename"] for row in listed} >= {
        "Person",
        "Decision",
        "Referral",
        "Offense",
        "LaterOffense",
        "IdentityLink",
        "IceEncounter",
        "CbpApprehension",
    }


@pytest.mark.parametrize(
    "row",
    [
        "",
        "nonsense",
        "Person_",
        "Person_0",
        "Nothing_000000000000000000000000",
        "Timeline_000000000000000000000000",
        "Query_1",
        "Person_' OR 1=1 --",
        "Person_\u0000",
        "\U0001f600",
    ],
)
async def test_an_id_of_nothing_is_null(door: access.Door, row: str) -> None:
    text = """query($id: ID!, $ids: [ID!]!) {
      node(id: $id) { id } person(id: $id) { id } nodes(ids: $ids) { id } }"""
    got = await ask(door, text, id=row, ids=[row, row])
    assert got == {"node": None, "person": None, "nodes": [None, None]}


async def test_a_person_is_not_found_under_another_kinds_id(door: access.Door) -> None:
    got = await ask(door, "{ decisions(first: 1) { nodes { id } } }")
    decision = got["decisions"]["nodes"][0]["id"]
    text = "query($id: ID!) { person(id: $id) { id } node(id: $id) { id } }"
    got = await ask(door, text, id=decision)
    assert got == {"person": None, "node": {"id": decision}}


async def test_more_than_a_thousand_ids_are_refused(door: access.Door) -> None:
    text = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
    assert await refusal(door, text, ids=["x"] * 1001) == (
        "BAD_USER_INPUT",
        "ids: 1001 are more than 1000",
    )
