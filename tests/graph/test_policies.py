"""Policies are asked for by id, by day of issue, by component and day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from discretion import access, policies
from discretion.record import Component
from tests.graph.asking import ask, refusal

DECISIONS = """
query ($filter: DecisionFilter) {
  decisions(first: 1000, filter: $filter) {
    nodes { component decidedOn policiesInForce { id } }
  }
}
"""


def ids(rows: list[dict[str, Any]]) -> str:
    return " ".join(row["id"] for row in rows)


@pytest.mark.shows("F020")
async def test_a_policy_is_found_by_id_with_its_priorities(door: access.Door) -> None:
    found = await ask(
        door,
        '{ policies(ids: ["C5", "no such"]) '
        "{ id priorities { code rank letter } criteria { code } } }",
    )
    assert found["policies"] == [
        {
            "id": "C5",
            "priorities": [
                {"code": "M1", "rank": "M1", "letter": None},
                {"code": "M2", "rank": "M2", "letter": None},
                {"code": "M3", "rank": "M3", "letter": None},
            ],
            "criteria": [],
        }
    ]


@pytest.mark.shows("F025")
async def test_two_policies_were_issued_on_one_day(door: access.Door) -> None:
    found = await ask(door, '{ policies(issuedOn: "2011-06-17") { id } }')
    assert ids(found["policies"]) == "C5 C6"


async def test_without_filters_every_policy_is_there(door: access.Door) -> None:
    found = await ask(door, "{ policies(ids: null) { id } }")
    assert ids(found["policies"]) == " ".join(one.id for one in policies.catalogue())


@pytest.mark.shows("F024", "F026")
async def test_successions_lead_both_ways(door: access.Door) -> None:
    found = await ask(
        door,
        '{ policies(ids: ["C5", "C6", "J1"]) '
        "{ id issuedOn effectiveOn components supersededBy supersedes } }",
    )
    assert found["policies"] == [
        {
            "id": "C5",
            "issuedOn": "2011-06-17",
            "effectiveOn": "2011-06-17",
            "components": ["ICE"],
            "supersededBy": "J1",
            "supersedes": [],
        },
        {
            "id": "C6",
            "issuedOn": "2011-06-17",
            "effectiveOn": "2011-06-17",
            "components": ["ICE"],
            "supersededBy": None,
            "supersedes": [],
        },
        {
            "id": "J1",
            "issuedOn": "2014-11-20",
            "effectiveOn": "2015-01-05",
            "components": ["ICE", "CBP", "USCIS"],
            "supersededBy": "K1",
            "supersedes": ["C4", "C5"],
        },
    ]


@pytest.mark.shows("F026")
async def test_the_policies_of_a_component_change_on_the_effective_day(
    door: access.Door,
) -> None:
    found = await ask(
        door,
        """{ before: policiesInForce(component: CBP, on: "2014-12-01") { id }
             after: policiesInForce(component: CBP, on: "2015-01-05") { id } }""",
    )
    assert (ids(found["before"]), ids(found["after"])) == ("D1", "D1 J1")


@pytest.mark.shows("F027")
async def test_expanded_deferred_action_is_enjoined_and_not_in_force(
    door: access.Door,
) -> None:
    found = await ask(
        door,
        """{ policiesInForce(component: USCIS, on: "2015-03-01") { id }
             policies(ids: ["J2"]) {
               effectiveOn statuses { on kind by evidence } } }""",
    )
    assert ids(found["policiesInForce"]) == "D1 J1"
    (expanded,) = found["policies"]
    assert expanded["effectiveOn"] is None
    assert expanded["statuses"][0] == {
        "on": "2015-02-16",
        "kind": "ENJOINED",
        "by": "S.D. Tex., 2015 U.S. Dist. LEXIS 18551; stay of the injunction "
        "denied, 2015 U.S. Dist. LEXIS 45483; notice of appeal of 23 February "
        "2015, Doc 149.",
        "evidence": "SOURCED",
    }


@pytest.mark.shows("F029")
async def test_no_policy_is_said_to_ask_for_discretion_to_be_reported(
    door: access.Door,
) -> None:
    found = await ask(door, '{ policies(ids: ["J1", "K1"]) { requiresPdReporting } }')
    assert [one["requiresPdReporting"] for one in found["policies"]] == [False, None]


@pytest.mark.shows("F028")
async def test_each_decision_has_the_policies_of_its_component_and_day(
    door: access.Door,
) -> None:
    found = await ask(door, DECISIONS)
    nodes = found["decisions"]["nodes"]
    dated = [node for node in nodes if node["decidedOn"]]
    assert {node["component"] for node in dated} == {"ICE", "CBP", "USCIS"}
    for node in dated:
        governing = policies.policies_in_force(
            Component[node["component"]], date.fromisoformat(node["decidedOn"])
        )
        assert ids(node["policiesInForce"]) == " ".join(one.id for one in governing)


@pytest.mark.shows("F028")
async def test_an_undated_decision_has_no_policies_that_could_be_named(
    door: access.Door,
) -> None:
    undated = await ask(door, DECISIONS, filter={"decidedOn": {"recorded": False}})
    found = [node["policiesInForce"] for node in undated["decisions"]["nodes"]]
    assert found
    assert set(found) == {None}


async def test_a_day_that_is_none_is_refused(door: access.Door) -> None:
    code, message = await refusal(
        door, '{ policiesInForce(component: ICE, on: "2015-02-30") { id } }'
    )
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert "2015-02-30" in message


@pytest.mark.shows("F028")
async def test_the_policy_that_a_record_names_is_shown_whole_and_found_by(
    door: access.Door,
) -> None:
    found = await ask(
        door,
        """{ decisions(first: 1000, filter: { citedPolicy: ["D1"] }) {
               nodes { citedPolicy { id priorities { signs since } } } }
             others: decisions(first: 1000) { nodes { citedPolicy { id } } } }""",
    )
    cited = [node["citedPolicy"] for node in found["decisions"]["nodes"]]
    assert cited
    assert all(one == {"id": "D1", "priorities": []} for one in cited)
    others = [node["citedPolicy"] for node in found["others"]["nodes"]]
    assert None in others
    assert {one["id"] for one in others if one} >= {"C5", "D1"}


@pytest.mark.shows("F020")
async def test_each_decision_and_removal_tells_the_verdict_on_each_priority(
    door: access.Door,
) -> None:
    found = await ask(
        door,
        """{ decisions(first: 1000, filter: { decidedOn: { from: "2014-11-01" } }) {
               nodes { priority
               priorityFindings { policy code verdict } } }
             removals(first: 1000) { nodes { priority
               priorityFindings { policy code verdict } } } }""",
    )
    for rows in (found["decisions"]["nodes"], found["removals"]["nodes"]):
        assert {row["priority"] is None for row in rows} == {True, False}
        for row in rows:
            passed = [
                f"{one['policy']}:{one['code']}"
                for one in row["priorityFindings"] or []
                if one["verdict"] == "PASS"
            ]
            assert row["priority"] == next(iter(passed), None)
        codes = {
            " ".join(one["code"] for one in row["priorityFindings"])
            for row in rows
            if row["priorityFindings"]
        }
        assert codes == {"M1 M2 M3", "1a 1b 1c 1d 1e 2a 2b 2c 2d 3"}


ELIGIBILITIES = """
query ($filter: PersonFilter) {
  persons(first: 1000, filter: $filter) {
    nodes { eligibilities {
      policy { id criteria { code test } } result laterRequested
      findings { code verdict evidence } } }
  }
}
"""


@pytest.mark.shows("F021", "F022")
async def test_a_person_has_a_verdict_on_each_criterion_and_the_facts_at_hand(
    door: access.Door,
) -> None:
    found = await ask(door, ELIGIBILITIES)
    rows = [one for node in found["persons"]["nodes"] for one in node["eligibilities"]]
    assert {one["policy"]["id"] for one in rows} == {"D1"}
    assert {one["result"] for one in rows} == {"NO_FAIL", "FAILS"}
    assert {one["laterRequested"] for one in rows} == {True, False, None}
    for one in rows:
        codes = [criterion["code"] for criterion in one["policy"]["criteria"]]
        verdicts = [finding["verdict"] for finding in one["findings"]]
        assert [finding["code"] for finding in one["findings"]] == codes
        assert (one["result"] == "FAILS") is ("FAIL" in verdicts)
        for finding in one["findings"]:
            assert finding["evidence"] or finding["verdict"] == "UNKNOWN"


@pytest.mark.shows("F021")
async def test_persons_are_found_by_what_their_eligibility_is(
    door: access.Door,
) -> None:
    wanted = {"eligibility": {"policy": ["D1"], "result": ["FAILS"]}}
    found = await ask(door, ELIGIBILITIES, filter=wanted)
    nodes = found["persons"]["nodes"]
    assert nodes
    assert all(node["eligibilities"][0]["result"] == "FAILS" for node in nodes)
