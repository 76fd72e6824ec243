from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discretion import access
from tests.graph.asking import ask, refusal

EVERYTHING = """query($after: String) { persons(first: 200, after: $after) {
  nodes { id
    decisions(first: 100) { nodes {
      id component fiscalYear act basis decidedOn
      laterOffenses { determination daysAfter } } }
    referrals(first: 100) { nodes { outcome referredOn component } }
    offenses(first: 100) { nodes { offendedOn status } }
    identity { component band } }
  pageInfo { endCursor hasNextPage } } }"""

Person = dict[str, Any]


@pytest.fixture
async def people(door: access.Door) -> list[Person]:
    """Every person with everything, read without any filter."""
    found: list[Person] = []
    after = None
    while True:
        page = (await ask(door, EVERYTHING, after=after))["persons"]
        found += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return found


async def chosen(door: access.Door, where: dict[str, Any]) -> set[str]:
    text = """query($where: PersonFilter, $after: String) {
      persons(first: 1000, after: $after, filter: $where) {
        totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"""
    found: list[str] = []
    after = None
    while True:
        got = (await ask(door, text, where=where, after=after))["persons"]
        found += [node["id"] for node in got["nodes"]]
        after = got["pageInfo"]["endCursor"]
        if not got["pageInfo"]["hasNextPage"]:
            assert got["totalCount"] == len(set(found))
            return set(found)


def rows(person: Person, name: str) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = person[name]["nodes"]
    return listed


CASES: list[tuple[dict[str, Any], Callable[[Person], bool]]] = [
    (
        {
            "decision": {"component": "ICE", "fiscalYear": 2014},
            "referral": {"outcome": "DENIED"},
        },
        lambda p: (
            any(
                d["component"] == "ICE" and d["fiscalYear"] == 2014
                for d in rows(p, "decisions")
            )
            and any(r["outcome"] == "DENIED" for r in rows(p, "referrals"))
        ),
    ),
    (
        {"decision": {"component": ["ICE", "CBP"], "fiscalYear": [2013, 2015]}},
        lambda p: any(
            d["component"] in ("ICE", "CBP") and d["fiscalYear"] in (2013, 2015)
            for d in rows(p, "decisions")
        ),
    ),
    (
        {"decision": {"laterOffense": {"determination": "LATER"}}},
        lambda p: any(
            o["determination"] == "LATER"
            for d in rows(p, "decisions")
            for o in d["laterOffenses"]
        ),
    ),
    (
        {"not": {"decision": {}}},
        lambda p: not rows(p, "decisions"),
    ),
    (
        {"any": [{"referral": {"outcome": "NEVER_FILED"}}, {"offense": {}}]},
        lambda p: (
            bool(rows(p, "offenses"))
            or any(r["outcome"] == "NEVER_FILED" for r in rows(p, "referrals"))
        ),
    ),
    ({"any": []}, lambda p: False),
    ({"decision": {"component": []}}, lambda p: False),
    ({}, lambda p: True),
    (
        {"offense": {"offendedOn": {"recorded": False}}},
        lambda p: any(o["offendedOn"] is None for o in rows(p, "offenses")),
    ),
    (
        {"decision": {"decidedOn": {"from": "2014-01-01", "to": "2014-06-30"}}},
        lambda p: any(
            "2014-01-01" <= (d["decidedOn"] or "") <= "2014-06-30"
            for d in rows(p, "decisions")
        ),
    ),
    (
        {"identityLink": {"component": "USCIS"}},
        lambda p: any(link["component"] == "USCIS" for link in p["identity"]),
    ),
    (
        {"not": {"offense": {"not": {"status": "CONVICTED"}}}},
        lambda p: all(o["status"] == "CONVICTED" for o in rows(p, "offenses")),
    ),
]


@pytest.mark.parametrize(("where", "holds"), CASES)
async def test_a_filter_chooses_the_persons_a_plain_reading_would(
    door: access.Door,
    people: list[Person],
    where: dict[str, Any],
    holds: Callable[[Person], bool],
) -> None:
    expected = {person["id"] for person in people if holds(person)}
    assert await chosen(door, where) == expected


async def test_keys_of_one_input_hold_for_one_and_the_same_row(
    door: access.Door, people: list[Person]
) -> None:
    one = {"decision": {"component": "USCIS", "act": "RELEASE"}}
    two = {
        "decision": {"component": "USCIS"},
        "any": [{"decision": {"act": "RELEASE"}}],
    }
    assert await chosen(door, one) == set()
    assert len(await chosen(door, two)) > 0


async def test_a_filter_never_narrows_nested_lists(door: access.Door) -> None:
    got = await ask(
        door,
        """{ persons(first: 1000, filter: { decision: { component: ICE } }) {
               nodes { decisions(first: 100) { nodes { component } } } } }""",
    )
    components = {
        decision["component"]
        for node in got["persons"]["nodes"]
        for decision in node["decisions"]["nodes"]
    }
    assert components == {"ICE", "CBP", "USCIS"}


async def test_nested_lists_have_filters_and_counts_of_their_own(
    door: access.Door,
) -> None:
    got = await ask(
        door,
        """{ persons(first: 200) { nodes {
               all: decisions(first: 100) { nodes { component } }
               ice: decisions(first: 1, filter: { component: ICE }) { totalCount }
             } } }""",
    )
    for node in got["persons"]["nodes"]:
        ice = [d for d in node["all"]["nodes"] if d["component"] == "ICE"]
        assert node["ice"]["totalCount"] == len(ice)


async def test_a_root_list_is_filtered_by_its_person(door: access.Door) -> None:
    got = await ask(
        door,
        """{ decisions(first: 1000, filter: {
               component: USCIS, person: { referral: { outcome: GRANTED } } }) {
               nodes { component person { referrals(first: 9) { nodes { outcome } } } }
        } }""",
    )
    nodes = got["decisions"]["nodes"]
    assert nodes
    for node in nodes:
        outcomes = [r["outcome"] for r in node["person"]["referrals"]["nodes"]]
        assert node["component"] == "USCIS"
        assert "GRANTED" in outcomes


async def test_filters_too_deep_are_refused(door: access.Door) -> None:
    where: dict[str, Any] = {}
    for _ in range(20):
        where = {"not": where}
    text = "query($w: PersonFilter) { persons(filter: $w) { totalCount } }"
    code, message = await refusal(door, text, w=where)
    assert code == "BAD_USER_INPUT"
    assert message == "filter: at most 8 filters within one another"
