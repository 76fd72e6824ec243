"""Measures in the graph: their figures, what is said beside them, and their records."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import httpx
import pytest

from discretion import access, measures
from discretion.build import build
from discretion.graph.schema import execute, execute_by_reference
from discretion.settings import FIXTURES
from tests.client import Client
from tests.graph.asking import ask, refusal

ANSWER = """
fragment answer on MeasureAnswer {
  measure { name question definition caveats dimensions usual
    figures { name unit definition denominator } groups { name meaning } }
  release asOf synthetic by address
  rows { ...row } total { ...row }
  missing { component state reason } changes { on what }
  coverage { component recordType from to population }
}
fragment row on MeasureRow {
  groups { name value } figures { name unit value state } records
}
"""


def figure(row: dict[str, Any], name: str) -> Any:
    (found,) = [one for one in row["figures"] if one["name"] == name]
    return found["value"]


@pytest.mark.parametrize("name", sorted(measures.NAMED))
async def test_a_plan_and_the_reference_give_the_same_measure(
    door: access.Door, name: str
) -> None:
    text = f"{{ measure(name: {name.upper()}) {{ ...answer }} }} {ANSWER}"
    planned = await execute(text, door, door.reader())
    reference = await execute_by_reference(text, door, door.reader())
    assert planned.planned
    assert not planned.errors
    assert planned.data == reference.data


async def test_a_measure_says_what_its_figures_mean(door: access.Door) -> None:
    found = await ask(
        door,
        "{ measures { name question figures { name unit definition } "
        "groups { name meaning } } }",
    )
    assert [one["name"].lower() for one in found["measures"]] == [
        one.name for one in measures.MEASURES
    ]
    for one in found["measures"]:
        assert one["question"].endswith("?")
        assert all(each["unit"] and each["definition"] for each in one["figures"])
        assert all(each["meaning"] for each in one["groups"])


def test_every_figure_leads_to_its_records(served: Client) -> None:
    by = "[COMPONENT, FISCAL_YEAR, EFFECT]"
    text = f"{{ measure(name: USE_OF_DISCRETION, by: {by}) {{ ...answer }} }}"
    found = served.ask(f"{text} {ANSWER}")["measure"]
    assert found["rows"]
    for row in found["rows"]:
        listed = served.http.get(row["records"]).json()["data"]["decisions"]
        assert listed["totalCount"] == figure(row, "instances")
        assert listed["distinctPersonCount"] == figure(row, "persons")
    again = served.http.get(found["address"]).json()["data"]["measure"]
    assert [one["figures"] for one in again["rows"]] == [
        one["figures"] for one in found["rows"]
    ]


@pytest.mark.parametrize("by", ["YEAR", "MONTH", "BASIS", "OFFICE"])
@pytest.mark.parametrize("name", ["USE_OF_DISCRETION", "NOT_PLACED_OR_TAKEN_OUT"])
def test_records_keep_to_what_the_measure_is_within(
    served: Client, name: str, by: str
) -> None:
    text = f"{{ measure(name: {name}, by: [{by}]) {{ ...answer }} }} {ANSWER}"
    rows = served.ask(text)["measure"]["rows"]
    told = [row for row in rows if row["records"]]
    assert told
    for row in told[:12]:
        listed = served.http.get(row["records"]).json()["data"]["decisions"]
        assert listed["totalCount"] == figure(row, "instances")


_PERIODS = ("FISCAL_YEAR", "YEAR", "MONTH")


@pytest.mark.parametrize("name", sorted(measures.NAMED))
async def test_every_address_of_records_is_a_question_with_that_answer(
    door: access.Door, name: str
) -> None:
    groups = [one.upper() for one in measures.NAMED[name].groups]
    pairs = [f"{one} {other}" for one in _PERIODS for other in _PERIODS if one < other]
    asked = [*groups, *(pair for pair in pairs if pair.split()[0] in groups)]
    told = measures.NAMED[name].figures.keys()
    count = next(iter({"instances", "events", "requests", "releases"} & told), "")
    for by in asked:
        if set(by.lower().split()) & set(measures.NAMED[name].dimensions):
            continue
        text = f"{{ measure(name: {name.upper()}, by: [{by}]) {{ ...answer }} }}"
        rows = (await ask(door, f"{text} {ANSWER}"))["measure"]["rows"]
        for row in [one for one in rows if one["records"]][:4]:
            query = parse_qs(urlparse(row["records"]).query)["query"][0]
            ((listed,),) = ((await ask(door, query)).values(),)
            if count:
                assert listed["totalCount"] == figure(row, count)


@pytest.mark.parametrize("cohort", [one.name for one in measures.COHORTS])
@pytest.mark.parametrize("by", ["", "POLICY", "BASIS FISCAL_YEAR", "PRIORITY"])
async def test_a_cohort_leads_to_its_records(
    door: access.Door, cohort: str, by: str
) -> None:
    asked = f"name: USE_OF_DISCRETION, by: [{by}], cohort: {cohort.upper()}"
    text = f"{{ measure({asked}) {{ ...answer }} }} {ANSWER}"
    for row in (await ask(door, text))["measure"]["rows"]:
        query = parse_qs(urlparse(row["records"]).query)["query"][0]
        listed = (await ask(door, query))["decisions"]
        assert listed["totalCount"] == figure(row, "instances")
        assert listed["distinctPersonCount"] == figure(row, "persons")


@pytest.mark.parametrize("by", ["POLICY", "PRIORITY", "CITIZENSHIP", "OFFICE STAGE"])
async def test_what_is_in_no_group_leads_to_its_records_too(
    door: access.Door, by: str
) -> None:
    text = f"{{ measure(name: USE_OF_DISCRETION, by: [{by}]) {{ ...answer }} }} "
    rows = (await ask(door, text + ANSWER))["measure"]["rows"]
    others = [row for row in rows if "UNCLASSIFIED" in str(row["groups"])]
    assert others
    for row in others:
        query = parse_qs(urlparse(row["records"]).query)["query"][0]
        listed = (await ask(door, query))["decisions"]
        assert listed["totalCount"] == figure(row, "instances") > 0


async def test_a_component_that_is_not_loaded_hides_no_records_of_others(
    tmp_path: Path,
) -> None:
    build([FIXTURES / "synthetic" / "cbp"], tmp_path)
    door = access.Door(tmp_path)
    by = "[COMPONENT, CITED_POLICY]"
    text = f"{{ measure(name: USE_OF_DISCRETION, by: {by}) {{ ...answer }} }} "
    rows = (await ask(door, text + ANSWER))["measure"]["rows"]
    told = [row for row in rows if len(row["groups"]) == 2]
    assert {row["groups"][1]["value"] for row in told} >= {"UNCLASSIFIED"}
    assert len(told) < len(rows)
    for row in told:
        query = parse_qs(urlparse(row["records"]).query)["query"][0]
        listed = (await ask(door, query))["decisions"]
        assert listed["totalCount"] == figure(row, "instances") > 0
    door.close()


async def test_an_estimate_has_no_list_of_records(door: access.Door) -> None:
    found = await ask(
        door,
        "{ funnel: measure(name: REFERRAL_FUNNEL) { rows { records } } "
        "curve: measure(name: LATER_OFFENSE) { rows { records } } }",
    )
    rows = [*found["funnel"]["rows"], *found["curve"]["rows"]]
    assert {row["records"] for row in rows} == {None}


async def test_a_series_says_which_changes_it_crosses(door: access.Door) -> None:
    text = "{ measure(name: USE_OF_DISCRETION, by: [%s]) { changes { on what } } }"
    apart = await ask(door, text % "COMPONENT")
    assert apart["measure"]["changes"] == []
    found = (await ask(door, text % "FISCAL_YEAR"))["measure"]["changes"]
    days = [one["on"] for one in found]
    assert days == sorted(days)
    assert "2015-01-05" in days
    assert "2012-08-15" in days


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("name: REMOVALS, by: [STAGE]", "by: stage is no group of removals; give comp"),
        ("name: REMOVALS, by: [YEAR, YEAR]", "by: year is given twice; give it once"),
        (
            "name: USE_OF_DISCRETION, by: [STAGE, ACT, BASIS, EFFECT]",
            "by: at most 3 at a time",
        ),
        ("name: LATER_OFFENSE, by: [OUTCOME]", "by: outcome is always told of later_"),
    ],
)
async def test_what_cannot_be_grouped_is_refused(
    door: access.Door, asked: str, said: str
) -> None:
    code, message = await refusal(door, f"{{ measure({asked}) {{ release }} }}")
    assert code == "BAD_USER_INPUT"
    assert message.startswith(said)


async def test_only_the_figures_that_are_asked_for_are_told(
    door: access.Door,
) -> None:
    text = "{ measure(name: REMOVALS, by: [], figures: %s) { lines rows { ...row } } } "
    row = "fragment row on MeasureRow { figures { name value } }"
    found = (await ask(door, text % '["persons", "events"]' + row))["measure"]
    ((persons, events),) = [one["figures"] for one in found["rows"]]
    assert (persons["name"], events["name"]) == ("persons", "events")
    assert [line.split() for line in found["lines"]] == [
        ["persons", "events"],
        [f"{persons['value']:.0f}", f"{events['value']:.0f}"],
    ]
    code, message = await refusal(door, text % '["shoe_size"]' + row)
    assert code == "BAD_USER_INPUT"
    assert message.startswith("figures: shoe_size is no figure of removals; give ")


async def test_a_cohort_counts_its_decisions_alone(door: access.Door) -> None:
    asked = "name: %s, by: [], cohort: ICE_ERO_2014"
    text = f"{{ measure({asked}) {{ cohort rows {{ ...row }} }} }} "
    row = "fragment row on MeasureRow { figures { name value } records }"
    found = (await ask(door, text % "USE_OF_DISCRETION" + row))["measure"]
    assert found["cohort"] == "ICE_ERO_2014"
    ((instances,),) = (
        [one["value"] for one in each["figures"] if one["name"] == "instances"]
        for each in found["rows"]
    )
    listed = await ask(
        door,
        "{ decisions(first: 0, filter: { component: ICE, fiscalYear: 2014, "
        "not: { any: [{ stage: [COURT, APPEAL] }, { act: STAY }] } }) { totalCount } }",
    )
    assert instances == listed["decisions"]["totalCount"] > 0
    code, message = await refusal(door, text % "REMOVALS" + row)
    assert (code, message) == (
        "BAD_USER_INPUT",
        "cohort: removals counts no decisions; leave it out, or ask a measure of "
        "decisions such as use_of_discretion",
    )
    code, message = await refusal(door, text % "INSTANCES_PER_PERSON" + row)
    assert (code, message) == (
        "BAD_USER_INPUT",
        "cohort: instances_per_person is about all decisions of a person, not about "
        "some; leave it out, or ask a measure of decisions such as use_of_discretion",
    )


async def test_no_request_asks_for_measures_without_end(door: access.Door) -> None:
    for field in (
        "measure(name: REMOVALS, by: []) { release }",
        "reconciliation { ours }",
    ):
        fields = " ".join(f"m{number}: {field}" for number in range(21))
        code, message = await refusal(door, f"{{ {fields} }}")
        assert code == "BAD_USER_INPUT"
        assert message.endswith(": at most 20 measures in one request")


def test_an_address_is_a_question_on_this_server(served: Client) -> None:
    found = served.ask("{ measure(name: REMOVALS) { address release } }")["measure"]
    address = urlparse(found["address"])
    assert address.path == f"/r/{found['release']}/graphql"
    assert "REMOVALS" in parse_qs(address.query)["query"][0]
    assert served.http.get(found["address"]).status_code == httpx.codes.OK
