"""What must hold between the figures of any release, here that of all fixtures."""

from __future__ import annotations

from collections import Counter
from typing import Any

import ibis
import pytest

from discretion import access
from discretion.measures import MEASURES, NAMED, Answer, Measure, answer
from discretion.measures.incidence import Incidence
from discretion.measures.later_offense import LATER_OFFENSE, subjects
from discretion.measures.referral_funnel import REFERRAL_FUNNEL, steps
from discretion.measures.survival import CENSORED, EVENT
from discretion.record import Tables

COUNTED = [one for one in MEASURES if not one.dimensions and one.usual]
DISJOINT = ("referral_funnel", "instances_per_person")
"""Measures that have each person in one group only."""

SINGLE = [
    pytest.param(measure, name, id=f"{measure.name} by {name}")
    for measure in COUNTED
    for name in measure.groups
    if name != "policy"
]


@pytest.fixture
def reader(door: access.Door) -> access.Reader:
    return door.reader()


def sums(made: Answer) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in made.rows:
        found.update({name: one.value or 0 for name, one in row.figures.items()})
    return found


@pytest.mark.parametrize(("measure", "name"), SINGLE)
def test_groups_add_up_to_the_total_but_for_persons(
    reader: access.Reader, measure: Measure, name: str
) -> None:
    made = answer(measure, reader, [name])
    assert made.total
    together = sums(made)
    for figure, meant in measure.figures.items():
        whole = made.total.figures[figure].value
        if meant.denominator is not None or whole is None:
            continue
        if meant.unit == "persons" and measure.name not in DISJOINT:
            assert together[figure] >= whole
        else:
            assert together[figure] == whole


@pytest.mark.parametrize("name", ["use_of_discretion", "not_placed_or_taken_out"])
@pytest.mark.parametrize("by", [(), ("policy",), ("component", "fiscal_year")])
def test_records_are_no_fewer_than_acts_and_acts_than_persons(
    reader: access.Reader, name: str, by: tuple[str, ...]
) -> None:
    for row in answer(NAMED[name], reader, by).rows:
        values = {figure: one.value or 0 for figure, one in row.figures.items()}
        assert values["records"] >= values["instances"] >= values["persons"] > 0


@pytest.mark.shows("F047")
def test_requests_after_a_referral_and_others_are_all_requests(
    reader: access.Reader,
) -> None:
    made = answer(NAMED["requests"], reader, ["initiative"])
    assert {row.groups["initiative"] for row in made.rows} == {
        *("REFERRED", "SELF_INITIATED"),
    }
    assert made.total
    whole = made.total.figures["requests"].value
    assert sums(made)["requests"] == whole
    assert whole == len(rows(reader, "deferred_action_request"))


def test_each_person_referred_stands_at_one_step_that_the_outcome_allows(
    reader: access.Reader,
) -> None:
    outcomes = {one["id"]: one["outcome"] for one in rows(reader, "referral")}
    found = steps(reader.tables()).to_pyarrow().to_pylist()
    for one in found:
        assert outcomes[one["id"]] in ALLOWED[one["step"]]
    people = [one["person_id"] for one in found]
    assert len(people) == len(set(people))
    assert set(people) == {one["person_id"] for one in rows(reader, "referral")}
    made = answer(REFERRAL_FUNNEL, reader, ["step"])
    counted = {row.groups["step"]: row.figures["persons"].value for row in made.rows}
    assert counted == Counter(one["step"] for one in found)
    assert sums(made)["persons"] == len(people)


FILED = {"GRANTED", "DENIED", "WITHDRAWN", "PENDING", "NOT_SEPARABLE"}
ALLOWED = {
    "ALREADY_FILED": {"FILED_BEFORE_REFERRAL"},
    "FILED_IN_TIME": FILED,
    "FILED_LATE": FILED,
    "REJECTED": {"REJECTED"},
    "REMOVED_OR_DIED": {"NEVER_FILED", "NOT_YET_KNOWN"},
    "NOT_FILED": {"NEVER_FILED"},
    "NOT_YET_KNOWN": {"NOT_YET_KNOWN", "NOT_LOADED"},
}
"""Step to the outcomes of a referral that can lead there."""


def test_the_shares_of_all_causes_and_of_the_free_make_one(
    reader: access.Reader,
) -> None:
    names = ("outcome", "undetermined")
    keys = {name: LATER_OFFENSE.groups[name] for name in names}
    estimates = (LATER_OFFENSE.estimate, Incidence(_where_leaving_is_asked))
    event, leaving = (
        {
            (row["by_outcome"], row["by_undetermined"], row["days"]): row
            for row in estimate.curve(reader.tables(), keys).to_pyarrow().to_pylist()  # type: ignore[attr-defined]
        }
        for estimate in estimates
    )
    assert event.keys() == leaving.keys()
    for key, row in event.items():
        whole = row["incidence"] + leaving[key]["incidence"] + row["survival"]
        assert whole == pytest.approx(1)


def _where_leaving_is_asked(tables: Tables) -> Any:
    """Everyone followed, where removal and death are asked about and events compete."""
    people = subjects(tables)
    cause = ibis.cases(
        (people.cause == CENSORED, CENSORED), (people.cause == EVENT, "ANOTHER"),
        else_=EVENT,
    )  # fmt: skip
    return people.mutate(cause=cause)


def test_offenses_that_are_undetermined_never_lower_a_share(
    reader: access.Reader,
) -> None:
    found: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
    for row in answer(LATER_OFFENSE, reader).rows:
        group = found.setdefault(row.groups["undetermined"], {})
        group[row.groups["outcome"], row.groups["years"]] = {
            name: one.value for name, one in row.figures.items()
        }
    least, most = found["AS_NONE"], found["AS_EVENT"]
    for key in least.keys() & most.keys():
        assert most[key]["events"] >= least[key]["events"]
        low, high = least[key]["incidence"], most[key]["incidence"]
        if None not in (low, high):
            assert high >= low - 1e-12
    assert any(most[key]["events"] > least[key]["events"] for key in most)


def rows(reader: access.Reader, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = reader.tables().table(name).to_pyarrow().to_pylist()
    return found
