"""A named cohort holds the decisions of its days, the first and the last included."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import ibis
import pytest

from discretion import access
from discretion.codes.discretion import IsDiscretion
from discretion.components.ice.decisions import REVIEWS
from discretion.measures import COHORTS, Cohort
from tests.graph.asking import ask

NAMED = {one.name: one for one in COHORTS}
ERO, OPLA = NAMED["ice_ero_2014"], NAMED["ice_opla_2014"]
SOME = {"component": "ICE", "stage": "ENCOUNTER", "act": "RELEASE", "told": ""}


def table(*rows: dict[str, Any]) -> Any:
    kinds = dict.fromkeys(SOME, "string") | {"decided_on": "date"}
    return ibis.memtable([SOME | row for row in rows], schema=kinds)


def days(cohort: Cohort, decisions: Any) -> list[date]:
    rows = cohort.rows(decisions).order_by("decided_on").to_pyarrow().to_pylist()
    return [row["decided_on"] for row in rows]


@pytest.mark.shows("F089")
@pytest.mark.parametrize(
    ("name", "component", "stage", "first", "last"),
    [
        ("ice_ero_2014", "ICE", "ENCOUNTER", "2013-10-01", "2014-09-30"),
        ("ice_opla_2014", "ICE", "COURT", "2013-10-01", "2014-09-30"),
        ("uscis_2012_2014", "USCIS", "BENEFIT", "2012-08-15", "2014-09-30"),
        ("border_patrol_2012_2014", "CBP", "ENCOUNTER", "2012-06-15", "2014-09-30"),
    ],
)
def test_first_and_last_day_are_in_it_and_the_days_around_are_not(
    name: str, component: str, stage: str, first: str, last: str
) -> None:
    ends = date.fromisoformat(first), date.fromisoformat(last)
    around = [end + timedelta(step) for end in ends for step in (-1, 0, 1)]
    own = {"component": component, "stage": stage}
    decisions = table(*({"decided_on": day, **own} for day in [*around, None]))
    assert days(NAMED[name], decisions) == around[1:-1]


def test_a_decision_of_another_component_is_in_none_of_them() -> None:
    day = date(2014, 1, 1)
    every = [
        {"component": component, "decided_on": day}
        for component in ("ICE", "CBP", "USCIS")
    ]
    for cohort in COHORTS:
        found = cohort.rows(table(*every)).to_pyarrow().to_pylist()
        assert {row["component"] for row in found} <= {cohort.component.value}


def test_attorneys_decide_what_their_systems_and_the_courts_record() -> None:
    codes = [
        {
            "told": review.source,
            "stage": code.stage.value,
            "act": code.act.value,
            "decided_on": date(2014, 1, 1),
        }
        for review in REVIEWS
        for code in review.codes
        if code.is_discretion is IsDiscretion.YES and code.stage and code.act
    ]
    for cohort, systems in ((OPLA, {"OPLA", "EOIR"}), (ERO, {"EID", "EARM"})):
        found = cohort.rows(table(*codes)).to_pyarrow().to_pylist()
        assert {row["told"] for row in found} == systems


@pytest.mark.shows("F089")
def test_officers_and_attorneys_together_are_ice_in_the_fiscal_year(
    door: access.Door,
) -> None:
    decisions = door.reader().tables().table("decision")
    everyone = decisions.to_pyarrow().to_pylist()
    parts = [
        {row["id"] for row in cohort.rows(decisions).to_pyarrow().to_pylist()}
        for cohort in (ERO, OPLA)
    ]
    assert all(parts)
    assert parts[0].isdisjoint(parts[1])
    assert parts[0] | parts[1] == {
        row["id"]
        for row in everyone
        if row["component"] == "ICE" and row["fiscal_year"] == 2014
    }


@pytest.mark.shows("F089")
async def test_the_graph_tells_every_cohort_with_its_days(door: access.Door) -> None:
    fields = "name component definition firstDay lastDay source"
    found = await ask(door, f"{{ cohorts {{ {fields} }} }}")
    assert found["cohorts"] == [
        {
            "name": one.name,
            "component": one.component.value,
            "definition": one.definition,
            "firstDay": one.first_day.isoformat(),
            "lastDay": one.last_day.isoformat(),
            "source": one.source,
        }
        for one in COHORTS
    ]
