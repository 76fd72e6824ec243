"""What became of people referred: each at one step, and how long it took."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from discretion import access
from discretion.measures import NAMED, answer
from tests.links.second_count.random_rows import Row
from tests.measures.conftest import Released
from tests.measures.extracts import (
    OTHERS,
    Rows,
    figures,
    later,
    referral,
    referral_by_cbp,
    removal,
    request,
)

DAY = date(2014, 3, 3)


def decided(person: int, decision: str, filed: int, took: int) -> Row:
    """A request so many days after the referral, decided so many days later."""
    received_on = later(DAY, filed)
    return request(person, received_on, decision, later(received_on, took))


STORY: Rows = {
    "ice_detention": OTHERS["ice_detention"],
    "ice_referral": [referral(person, DAY) for person in range(6)],
    "cbp_referral": [referral_by_cbp(person, DAY) for person in range(6, 13)],
    "uscis_daca_request": [
        decided(0, "Approved", 10, 100),
        decided(1, "Denied", 20, 200),
        decided(2, "Approved", 365, 50),
        decided(3, "Approved", 366, 50),
        request(4, later(DAY, 30)),
        decided(6, "Approved", -90, 60),
        decided(7, "Rejected", 5, 5),
        decided(8, "Withdrawn", 40, 40),
        decided(9, "Denied, terminated, or withdrawn", 50, 400),
    ],
    "ice_removal": [removal(10, later(DAY, 100)), removal(11, later(DAY, 500))],
}
"""Thirteen people referred: six by ICE, seven by the Border Patrol."""


def counted(reader: access.Reader, *by: str) -> dict[tuple[str, ...], Any]:
    found = figures(answer(NAMED["referral_funnel"], reader, by))
    return {
        names: {name: value for name, value in row.items() if value}
        for names, row in found.items()
    }


@pytest.mark.shows("F048")
def test_everyone_referred_stands_at_one_step(released: Released) -> None:
    reader = released(STORY)
    assert counted(reader, "step") == {
        ("ALREADY_FILED",): {"persons": 1, "granted": 1},
        ("FILED_IN_TIME",): {
            "persons": 6,
            "granted": 2,
            "denied": 1,
            "withdrawn": 1,
            "pending": 1,
            "not_separable": 1,
        },
        ("FILED_LATE",): {"persons": 1, "granted": 1},
        ("NOT_FILED",): {"persons": 3},
        ("REJECTED",): {"persons": 1},
        ("REMOVED_OR_DIED",): {"persons": 1},
    }
    assert counted(reader, "component", "office") == {
        ("CBP", "TUCSON_SECTOR"): {
            "persons": 7,
            "granted": 1,
            "withdrawn": 1,
            "not_separable": 1,
        },
        ("ICE", "MIAMI_AREA"): {"persons": 6, "granted": 3, "denied": 1, "pending": 1},
    }


def stands(released: Released, rows: Rows, **about: object) -> dict[str, int]:
    """How many stand at each step, with what is said beside the requests."""
    reader = released({**STORY, **rows}, {"uscis_daca_request": about})
    by_step = counted(reader, "step").items()
    return {step: row["persons"] for (step,), row in by_step}


GONE: Rows = {
    "ice_referral": [referral(1, DAY)],
    "cbp_referral": [],
    "ice_removal": [removal(1, later(DAY, 100))],
    "uscis_daca_request": [request(7002, DAY)],
}
"""One person who was referred, and removed a hundred days later."""


@pytest.mark.parametrize(
    ("about", "step"),
    [
        ({}, "REMOVED_OR_DIED"),
        ({"coverage": "ENCOUNTER_ONLY"}, "NOT_YET_KNOWN"),
        (
            {"window": {"from": "2014-03-03", "to": f"{later(DAY, 100)}"}},
            "REMOVED_OR_DIED",
        ),
        (
            {"window": {"from": "2014-03-03", "to": f"{later(DAY, 99)}"}},
            "NOT_YET_KNOWN",
        ),
        ({"window": {"from": "2014-03-04", "to": "2018-12-31"}}, "NOT_YET_KNOWN"),
    ],
)
def test_a_removal_is_before_filing_only_where_a_request_would_be_seen(
    released: Released, about: dict[str, object], step: str
) -> None:
    assert stands(released, GONE, **about) == {step: 1}


def test_a_renewal_after_a_referral_is_no_filing_and_no_silence(
    released: Released,
) -> None:
    """Who renews had filed on a day that is not covered: before, or after."""
    renewal = {**request(1, later(DAY, 50)), "form_type": "DACA - Renewal"}
    rows: Rows = {**GONE, "uscis_daca_request": [renewal]}
    assert stands(released, rows) == {"NOT_YET_KNOWN": 1}
    reader = released({**STORY, **rows})
    (only,) = figures(answer(NAMED["time_to_filing"], reader)).values()
    assert set(only.values()) == {"NOT_YET_OBSERVED"}


@pytest.mark.shows("F048")
def test_how_many_filed_and_how_soon(released: Released) -> None:
    """Of twelve who had not filed, six filed in a year; one was removed first."""
    reader = released(STORY)
    found = figures(answer(NAMED["time_to_filing"], reader))
    assert found["1",]["events"] == 6
    assert found["1",]["competing"] == 1
    assert found["1",]["incidence"] == "SUPPRESSED"
    by_component = figures(answer(NAMED["time_to_filing"], reader, ["component"]))
    assert {
        names: (row["events"], row["competing"])
        for names, row in by_component.items()
        if names[0] == "2"
    } == {("2", "CBP"): (2, 2), ("2", "ICE"): (5, 0)}


@pytest.mark.shows("F048")
def test_the_median_of_the_days_from_referral_to_decision(released: Released) -> None:
    """Six of twelve were decided by 115 days, however long the others take."""
    assert figures(answer(NAMED["time_to_decision"], released(answered(11)))) == {
        (): {"at_risk": 12, "events": 11, "median_days": 115}
    }


def test_a_median_that_fewer_than_half_have_reached_is_none(released: Released) -> None:
    assert figures(answer(NAMED["time_to_decision"], released(answered(5)))) == {
        (): {"at_risk": 12, "events": 5, "median_days": "NOT_REACHED"}
    }


def answered(number: int) -> Rows:
    """Twelve people who filed; so many got an answer, each a day after the other."""
    people = range(12)
    return {
        "ice_referral": [referral(person, DAY) for person in people],
        "uscis_daca_request": [
            decided(person, "Approved", 10, 100 + person)
            if person < number
            else request(person, later(DAY, 10))
            for person in people
        ],
    }


def test_without_uscis_nothing_is_told_of_requests(released: Released) -> None:
    rows = {name: STORY[name] for name in ("ice_referral", "cbp_referral")}
    reader = released(rows)
    made = answer(NAMED["referral_funnel"], reader, ["component"])
    outcomes = ("granted", "denied", "withdrawn", "pending", "not_separable")
    untold = dict.fromkeys(outcomes, "NOT_LOADED")
    assert figures(made) == {
        ("CBP",): {"persons": 7, **untold},
        ("ICE",): {"persons": 6, **untold},
    }
    assert [(one.component.value, one.state.value) for one in made.missing] == [
        ("USCIS", "NOT_LOADED")
    ]
    for name in ("time_to_filing", "time_to_decision"):
        (only,) = answer(NAMED[name], reader).rows
        told = {one.state.value for one in only.figures.values()}
        assert told <= {"NOT_LOADED", "AT_LEAST"}
        assert only.figures["events"].state.value == "NOT_LOADED"
