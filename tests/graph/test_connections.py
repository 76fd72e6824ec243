from __future__ import annotations

from typing import Any

import pytest

from discretion import access
from tests.graph.asking import ask, refusal

PAGE = """query($first: Int, $after: String, $last: Int, $before: String,
               $order: DecisionOrder) {
  decisions(first: $first, after: $after, last: $last, before: $before,
            orderBy: $order) {
    edges { cursor node { id decidedOn } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    totalCount
  }
}"""

ORDERS = [
    None,
    {"field": "DECIDED_ON", "direction": "DESC"},
    {"field": "OFFICE"},
    {"field": "COMPONENT", "direction": "DESC"},
]


async def page(door: access.Door, **arguments: Any) -> Any:
    return (await ask(door, PAGE, **arguments))["decisions"]


async def whole(door: access.Door, order: Any) -> tuple[list[str], int]:
    """Every decision in that order, in pages as large as may be, and their count."""
    ids: list[str] = []
    after = None
    while True:
        got = await page(door, first=1000, after=after, order=order)
        ids += [edge["node"]["id"] for edge in got["edges"]]
        after = got["pageInfo"]["endCursor"]
        if not got["pageInfo"]["hasNextPage"]:
            return ids, got["totalCount"]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(
    ("size", "cursor", "start", "more"),
    [
        ("first", "after", "endCursor", "hasNextPage"),
        ("last", "before", "startCursor", "hasPreviousPage"),
    ],
)
async def test_pages_cover_every_decision_once_from_either_end(
    door: access.Door, order: Any, size: str, cursor: str, start: str, more: str
) -> None:
    expected, count = await whole(door, order)
    seen: list[str] = []
    place = None
    while True:
        got = await page(door, **{size: 97, cursor: place, "order": order})
        ids = [edge["node"]["id"] for edge in got["edges"]]
        seen = seen + ids if size == "first" else ids + seen
        place = got["pageInfo"][start]
        if not got["pageInfo"][more]:
            break
    assert seen == expected
    assert len(set(seen)) == count > 200


async def test_nodes_are_the_edges_without_their_cursors(door: access.Door) -> None:
    got = await ask(
        door, "{ persons(first: 7) { nodes { id } edges { node { id } } } }"
    )
    edges = [edge["node"] for edge in got["persons"]["edges"]]
    assert got["persons"]["nodes"] == edges
    assert len(edges) == 7


async def test_an_empty_page_has_no_cursors(door: access.Door) -> None:
    got = await page(door, first=0)
    assert got["edges"] == []
    assert got["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": None,
        "endCursor": None,
    }


async def test_a_cursor_survives_the_row_before_it(door: access.Door) -> None:
    first, second, *_ = (await page(door, first=3))["edges"]
    got = await page(door, first=1, after=first["cursor"])
    assert got["edges"] == [second]
    got = await page(door, last=1, before=second["cursor"])
    assert got["edges"] == [first]


async def test_after_and_before_together_bound_a_page(door: access.Door) -> None:
    edges = (await page(door, first=5))["edges"]
    after, before = edges[0]["cursor"], edges[4]["cursor"]
    assert (await page(door, first=9, after=after, before=before))["edges"] == edges[
        1:4
    ]
    assert (await page(door, last=9, after=after, before=before))["edges"] == edges[1:4]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"first": 1001}, "first: 1001 is not within 0 to 1000"),
        ({"first": -1}, "first: -1 is not within 0 to 1000"),
        ({"last": 1001}, "last: 1001 is not within 0 to 1000"),
        ({"first": 1, "last": 1}, "first, last: give one of the two"),
        (
            {"after": "nonsense"},
            "after: not a cursor of this list in this order; "
            "leave it out to start anew",
        ),
    ],
)
async def test_a_page_that_cannot_be_is_refused_with_the_remedy(
    door: access.Door, arguments: dict[str, Any], message: str
) -> None:
    assert await refusal(door, PAGE, **arguments) == ("BAD_USER_INPUT", message)


@pytest.mark.parametrize("cursor", ["", "=", "W10", "bnVsbA", "\u0000", "W1tdXQ", "é"])
async def test_a_garbled_cursor_is_never_more_than_bad_input(
    door: access.Door, cursor: str
) -> None:
    if cursor == "":
        assert len((await page(door, first=1, after=cursor))["edges"]) == 1
        return
    code, message = await refusal(door, PAGE, after=cursor)
    assert (code, message[:7]) == ("BAD_USER_INPUT", "after: ")


async def test_a_cursor_of_another_order_is_refused(door: access.Door) -> None:
    place = (await page(door, first=1))["pageInfo"]["endCursor"]
    code, _ = await refusal(door, PAGE, after=place, order=ORDERS[1])
    assert code == "BAD_USER_INPUT"


async def test_counts_tell_rows_from_persons(door: access.Door) -> None:
    got = await ask(
        door,
        """{ decisions(first: 1) { totalCount distinctPersonCount }
             persons(first: 1) { totalCount distinctPersonCount }
             some: decisions(first: 1, filter: { office: DENVER_AREA,
                                                 fiscalYear: 2015 }) {
               totalCount distinctPersonCount }
             theirs: decisions(first: 1000, filter: { office: DENVER_AREA,
                                                      fiscalYear: 2015 }) {
               nodes { person { id } } } }""",
    )
    persons = {node["person"]["id"] for node in got["theirs"]["nodes"]}
    assert got["some"]["distinctPersonCount"] == len(persons)
    assert got["some"]["totalCount"] == len(got["theirs"]["nodes"]) > len(persons)
    counts = got["decisions"]
    assert counts["totalCount"] > counts["distinctPersonCount"] > 500
    counts = got["persons"]
    assert counts["totalCount"] == counts["distinctPersonCount"] > 500
