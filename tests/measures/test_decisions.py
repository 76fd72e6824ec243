"""Measures of decisions: instances and persons, scope, reasons, and what ICE lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build
from discretion.measures import NAMED, answer
from discretion.settings import FIXTURES
from tests.measures.conftest import Released
from tests.measures.extracts import encounter, figures, release_by_cbp

DAY = date(2014, 3, 3)
MISSING = [
    (
        "ICE",
        "NOT_RECORDED_SEPARATELY",
        "releases of people eligible for DACA are not recorded apart from others",
    )
]


def missing(reader: access.Reader, name: str) -> list[tuple[str, str, str]]:
    return [
        (one.component.value, one.state.value, one.reason)
        for one in answer(NAMED[name], reader).missing
    ]


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[access.Reader]:
    """The encounters of a published sample, alone in a release."""
    build([FIXTURES / "instances"], tmp_path / "store")
    door = access.Door(tmp_path / "store")
    yield door.reader()
    door.close()


@pytest.mark.shows("F057")
def test_instances_persons_and_instances_per_person_are_three_answers(
    sample: access.Reader,
) -> None:
    by_component = figures(answer(NAMED["use_of_discretion"], sample))
    assert by_component["ICE",] == {
        "records": 77,
        "instances": 77,
        "persons": 42,
        "instances_per_person": pytest.approx(77 / 42),
        "basis_recorded": 0,
        "basis_recorded_share": 0.0,
    }
    distribution = figures(answer(NAMED["instances_per_person"], sample))
    assert distribution == {
        ("1",): {"persons": 23, "instances": 23},
        ("2",): {"persons": 10, "instances": 20},
        ("3",): {"persons": 4, "instances": 12},
        ("4",): {"persons": 4, "instances": 16},
        ("6",): {"persons": 1, "instances": 6},
    }
    often = [row for acts, row in distribution.items() if acts != ("1",)]
    assert sum(row["persons"] for row in often) == 19


def test_what_nobody_sent_is_a_row_and_no_nought(sample: access.Reader) -> None:
    made = answer(NAMED["use_of_discretion"], sample)
    not_loaded = dict.fromkeys(made.measure.figures, "NOT_LOADED")
    assert {
        names: row for names, row in figures(made).items() if names != ("ICE",)
    } == {
        ("CBP",): not_loaded,
        ("USCIS",): not_loaded,
    }
    assert made.total
    assert {name: one.state.value for name, one in made.total.figures.items()} == {
        **dict.fromkeys(made.measure.figures, "AT_LEAST"),
        "instances_per_person": "INCOMPLETE",
        "basis_recorded": "NOT_KNOWN",
        "basis_recorded_share": "NOT_KNOWN",
    }


def test_what_nobody_sent_is_a_row_of_all_groups_together(
    sample: access.Reader,
) -> None:
    """How its acts would spread over stages and years nobody knows."""
    made = answer(NAMED["use_of_discretion"], sample, ["stage", "component"])
    untold = [row for row in made.rows if "stage" not in row.groups]
    assert [dict(row.groups) for row in untold] == [
        {"component": "CBP"},
        {"component": "USCIS"},
    ]
    assert {
        (one.value, one.state.value) for row in untold for one in row.figures.values()
    } == {(None, "NOT_LOADED")}
    curves = answer(NAMED["later_offense"], sample, ["component"])
    assert [row.groups["component"] for row in curves.rows][-2:] == ["CBP", "USCIS"]


def test_a_total_of_nothing_loaded_is_no_nought(sample: access.Reader) -> None:
    (only,) = answer(NAMED["apprehensions"], sample, ()).rows
    assert {(one.value, one.state.value) for one in only.figures.values()} == {
        (None, "NOT_LOADED")
    }


def test_another_components_records_tell_of_one_that_sent_nothing(
    released: Released,
) -> None:
    reader = released({"ice_encounter": [encounter(1, DAY, arresting_agency="USBP")]})
    rows = answer(NAMED["use_of_discretion"], reader).rows
    assert [row.groups["component"] for row in rows] == ["CBP", "USCIS"]
    instances = rows[0].figures["instances"]
    assert (instances.value, instances.state.value) == (1, "AT_LEAST")


@pytest.mark.shows("F009")
def test_releases_that_ice_does_not_tell_apart_are_not_known_and_not_none(
    released: Released,
) -> None:
    reader = released(
        {
            "ice_encounter": [encounter(1, DAY), encounter(2, DAY)],
            "cbp_apprehension": [release_by_cbp(3, DAY), release_by_cbp(4, DAY)],
        }
    )
    made = answer(NAMED["daca_eligible_releases"], reader)
    assert figures(made) == {
        ("CBP",): {
            "recorded": 2,
            "recorded_persons": 2,
            "derived": "NOT_LOADED",
            "derived_persons": "NOT_LOADED",
        },
        ("ICE",): {
            "recorded": "NOT_RECORDED_SEPARATELY",
            "recorded_persons": "NOT_RECORDED_SEPARATELY",
            "derived": "NOT_LOADED",
            "derived_persons": "NOT_LOADED",
        },
    }
    assert made.total
    total = made.total.figures["recorded"]
    assert (total.value, total.state.value) == (2, "AT_LEAST")
    assert missing(reader, "daca_eligible_releases") == MISSING


@pytest.mark.shows("F016", "F053")
def test_the_scope_leaves_out_who_was_placed_and_a_reason_not_recorded_is_a_row(
    released: Released,
) -> None:
    reader = released(
        {
            "ice_encounter": [
                encounter(1, DAY, basis="HUMANITARIAN"),
                encounter(1, date(2014, 5, 5), "REL/PD"),
                encounter(2, DAY),
                encounter(3, DAY, "NTA/PD"),
            ],
            "ice_court_action": [
                {
                    "fin": encounter(4, DAY)["fin"],
                    "action_date": f"{DAY}",
                    "action": "Dismissal",
                    "prosecutorial_discretion": "Y",
                    "basis": "NOT_A_PRIORITY",
                }
            ],
        }
    )
    made = answer(NAMED["not_placed_or_taken_out"], reader)
    told = {
        names: (row["instances"], row["persons"], row["basis_recorded"])
        for names, row in figures(made).items()
    }
    assert told == {
        ("NOT_PLACED", "HUMANITARIAN"): (1, 1, 1),
        ("NOT_PLACED", "NOT_RECORDED"): (2, 2, 0),
        ("TAKEN_OUT", "NOT_A_PRIORITY"): (1, 1, 1),
    }
    assert made.total
    assert made.total.figures["instances"].value == 4
    assert made.total.figures["persons"].value == 3
    every = figures(answer(NAMED["use_of_discretion"], reader, ["effect"]))
    assert every["OTHER",]["instances"] == 1
