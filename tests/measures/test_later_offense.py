"""Later offenses: only conduct after the decision, and no silence read as innocence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from discretion import access
from discretion.measures import NAMED, answer
from tests.measures.conftest import Released
from tests.measures.extracts import (
    AS_OF,
    OTHERS,
    Rows,
    caught,
    charge,
    encounter,
    figures,
    later,
    removal,
)

DAY = date(2014, 3, 3)
AFTER, BEFORE = date(2015, 6, 1), date(2013, 6, 1)
ANY_OFFENSE = [charge(1, offense_date=AFTER, arrest_date=AFTER)]


def met(*days: date) -> list[dict[str, str]]:
    return [encounter(person, day) for person, day in enumerate(days)]


def rates(reader: access.Reader) -> dict[tuple[str, ...], dict[str, Any]]:
    return figures(answer(NAMED["later_offense_rate"], reader))


@pytest.mark.shows("F049", "F051")
@pytest.mark.parametrize(
    ("outcome", "days", "least", "most"),
    [
        ("ARREST", {"offense_date": AFTER, "arrest_date": AFTER}, 1, 1),
        ("ARREST", {"offense_date": BEFORE, "arrest_date": AFTER}, 0, 0),
        ("ARREST", {"offense_date": DAY, "arrest_date": AFTER}, 0, 0),
        ("ARREST", {"arrest_date": AFTER}, 0, 1),
        ("ARREST", {"arrest_date": AFTER, "charge_date": BEFORE}, 0, 0),
        (
            "ARREST",
            {"offense_date": AFTER, "arrest_date": AFTER, "charge_status": "Dismissed"},
            1,
            1,
        ),
        ("CONVICTION", {"offense_date": AFTER, "conviction_date": AFTER}, 1, 1),
        ("CONVICTION", {"offense_date": BEFORE, "conviction_date": AFTER}, 0, 0),
        ("CONVICTION", {"conviction_date": AFTER}, 0, 1),
        (
            "CONVICTION",
            {
                "offense_date": AFTER,
                "conviction_date": AFTER,
                "charge_status": "Overturned",
            },
            0,
            0,
        ),
    ],
)
def test_only_conduct_after_the_decision_counts(
    released: Released, outcome: str, days: dict[str, Any], least: int, most: int
) -> None:
    reader = released(
        {
            **OTHERS,
            "ice_encounter": met(DAY, DAY),
            "ice_criminal_history": [charge(1, **days)],
        }
    )
    found = rates(reader)
    assert found[outcome, "AS_NONE"]["events"] == least
    assert found[outcome, "AS_EVENT"]["events"] == most


@pytest.mark.shows("F052")
def test_a_rate_is_by_the_time_that_people_were_followed(released: Released) -> None:
    """Ten people for two years each, one of them removed after one, one arrested."""
    start = later(AS_OF, -730)
    half = later(start, 365)
    reader = released(
        {
            "ice_encounter": met(*[start] * 10),
            "ice_criminal_history": [charge(1, offense_date=half, arrest_date=half)],
            "ice_removal": [removal(2, half)],
        }
    )
    years = (8 * 730 + 2 * 365) / 365.25
    assert rates(reader)["ARREST", "AS_NONE"] == {
        "at_risk": 10,
        "events": 1,
        "person_years": pytest.approx(years),
        "rate": pytest.approx(1000 / years),
    }
    rate = NAMED["later_offense_rate"].figures["rate"]
    assert (rate.unit, rate.denominator) == (
        "events per 1,000 person-years",
        "Time until the event, removal, death, or the day until which it is known.",
    )


def test_an_estimate_of_fewer_than_ten_is_suppressed(released: Released) -> None:
    reader = released(
        {"ice_encounter": met(*[DAY] * 9), "ice_criminal_history": ANY_OFFENSE}
    )
    assert rates(reader)["ARREST", "AS_NONE"]["rate"] == "SUPPRESSED"


HISTORY: Rows = {
    **OTHERS,
    "ice_encounter": met(*[DAY] * 12),
    "ice_criminal_history": ANY_OFFENSE,
}


LEAST = {
    "at_risk": "AT_MOST",
    "events": "AT_LEAST",
    "competing": "AT_MOST",
    "incidence": "AT_LEAST",
    "incidence_low": "AT_LEAST",
    "incidence_high": "NOT_KNOWN",
    "free": "NOT_KNOWN",
    "if_none_were_removed": "AT_LEAST",
    "failure_rate": "NOT_KNOWN",
}


@pytest.mark.parametrize(
    ("way", "states"),
    [
        ("AS_NONE", LEAST),
        (
            "AS_EVENT",
            {
                name: "INCOMPLETE" if state.startswith("AT_") else state
                for name, state in LEAST.items()
            },
        ),
    ],
)
def test_histories_of_people_met_again_tell_the_least_and_no_complement(
    released: Released, way: str, states: dict[str, str]
) -> None:
    """What counts the undated as events may be too high, and is not the least."""
    about = {"ice_criminal_history": {"coverage": "ENCOUNTER_ONLY"}}
    gone = [*OTHERS["ice_removal"], removal(2, AFTER)]
    reader = released({**HISTORY, "ice_removal": gone}, about)
    rows = answer(NAMED["later_offense"], reader).rows
    (second,) = (row for row in rows if [*row.groups.values()] == ["ARREST", way, "2"])
    told = {name: one.state.value for name, one in second.figures.items()}
    assert told == states
    assert second.figures["incidence"].value == pytest.approx(1 / 12)


def test_no_event_in_histories_of_people_met_again_is_no_nought(
    released: Released,
) -> None:
    about = {"ice_criminal_history": {"coverage": "ENCOUNTER_ONLY"}}
    reader = released(
        {**HISTORY, "ice_criminal_history": [charge(7005, arrest_date=AFTER)]}, about
    )
    for row in rates(reader).values():
        if row["person_years"] != "NOT_LOADED":
            assert row["events"] == row["rate"] == "NOT_KNOWN"


@pytest.mark.parametrize("name", ["later_offense", "later_offense_rate"])
def test_without_histories_arrests_are_not_known_and_not_none(
    released: Released, name: str
) -> None:
    reader = released({"ice_encounter": met(*[DAY] * 12)})
    found = figures(answer(NAMED[name], reader))
    assert {names[0] for names in found} == {"ARREST", "CONVICTION", "APPREHENSION"}
    assert {value for row in found.values() for value in row.values()} == {"NOT_LOADED"}


def test_one_components_apprehensions_are_not_all(released: Released) -> None:
    """Without ICE's arrests they are the least; without CBP's decisions, some's."""
    again = {**HISTORY, "cbp_apprehension": [caught(0, AFTER)]}
    assert met_again(released(again)) == {
        "at_risk": (12, "MEASURED"),
        "events": (1, "AT_LEAST"),
        "person_years": (pytest.approx(54.37, abs=0.1), "AT_MOST"),
        "rate": (pytest.approx(18.39, abs=0.1), "AT_LEAST"),
    }


def test_people_of_a_component_that_is_not_loaded_are_not_followed(
    released: Released,
) -> None:
    arrest = {"fin": met(DAY)[0]["fin"], "apprehension_date": f"{AFTER}"}
    rows: Rows = {**HISTORY, "ice_arrest": [arrest], "cbp_apprehension": []}
    reader = released(rows)
    assert {state for _, state in met_again(reader).values()} == {"INCOMPLETE"}
    made = answer(NAMED["later_offense_rate"], reader)
    assert [(one.component.value, one.state.value) for one in made.missing] == [
        ("CBP", "NOT_LOADED")
    ]


def met_again(reader: access.Reader) -> dict[str, tuple[Any, str]]:
    """How often people were apprehended again, each figure with its state."""
    rows = answer(NAMED["later_offense_rate"], reader).rows
    row = next(row for row in rows if row.groups["outcome"] == "APPREHENSION")
    return {
        name: (one.value, str(one.state.value)) for name, one in row.figures.items()
    }


def test_nobody_is_followed_past_the_window_of_the_histories(
    released: Released,
) -> None:
    """Though they were extracted years later, what happened then is not in them."""
    window = {"from": "2012-01-01", "to": "2015-03-03"}
    reader = released(HISTORY, {"ice_criminal_history": {"window": window}})
    found = rates(reader)["ARREST", "AS_NONE"]
    assert (found["at_risk"], found["events"]) == (12, 0)
    assert found["person_years"] == pytest.approx(12 * 365 / 365.25)


ENDED: Rows = {
    **OTHERS,
    "ice_encounter": met(*[DAY] * 12),
    "ice_criminal_history": [
        charge(person, offense_date=AFTER, arrest_date=later(AFTER, person))
        for person in range(9)
    ],
    "ice_removal": [removal(person, AFTER) for person in range(9, 12)],
}
"""Twelve people: within two years nine are arrested, and three removed."""


def arrests(reader: access.Reader, years: int) -> tuple[dict[str, Any], set[str]]:
    """What is told of arrests within some years, and in which states."""
    (row,) = (
        row
        for row in answer(NAMED["later_offense"], reader).rows
        if [*row.groups.values()] == ["ARREST", "AS_NONE", str(years)]
    )
    values = {name: one.value for name, one in row.figures.items()}
    return values, {str(one.state.value) for one in row.figures.values()}


@pytest.mark.parametrize("years", [2, 3, 10])
def test_a_curve_is_told_to_its_end_where_everyones_fate_is_known(
    released: Released, years: int
) -> None:
    values, states = arrests(released(ENDED), years)
    assert states == {"MEASURED"}
    assert (values["at_risk"], values["events"], values["competing"]) == (0, 9, 3)
    assert (values["incidence"], values["free"]) == (pytest.approx(0.75), 0.0)


def test_a_curve_that_ends_with_few_after_others_were_lost_is_suppressed(
    released: Released,
) -> None:
    late = encounter(12, later(AS_OF, -30))
    rows = {**ENDED, "ice_encounter": [*met(*[DAY] * 12), late]}
    values, states = arrests(released(rows), 3)
    assert states == {"MEASURED", "SUPPRESSED"}
    assert (values["at_risk"], values["events"], values["incidence"]) == (0, 9, None)


def test_what_does_not_tell_of_everyone_or_how_late_is_named(
    released: Released,
) -> None:
    said = {"reporting_lag_days": None, "coverage": "ENCOUNTER_ONLY"}
    made = answer(
        NAMED["later_offense"], released(HISTORY, {"ice_criminal_history": said})
    )
    told = [(one.component.value, one.state.value, one.reason) for one in made.missing]
    assert told == [
        (
            *("ICE", "NOT_KNOWN"),
            "IceCriminalHistory does not claim to cover everyone",
        ),
        ("ICE", "NOT_KNOWN", "no extract of IceArrest is in the release"),
        (
            *("ICE", "NOT_KNOWN"),
            "how late it tells is not said by ice/criminal_history.csv; 0 days are "
            "reckoned with",
        ),
    ]
