from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.links.later_offense import LaterOffense
from discretion.links.offense import Offense
from tests.links.conftest import Workspace

DECIDED = "2014-11-18"
SHAPE = ("determination", "days_after")


def decide(people: Workspace, person: str = "P1", day: str = DECIDED) -> None:
    people.add(
        IceEncounter,
        1,
        person,
        event_date=day,
        processing_disposition_label="PROSECUTORIAL DISCRETION",
    )


@pytest.mark.parametrize(
    ("dates", "answer"),
    [
        ({"offense_date": "2014-11-19"}, ("LATER", 1)),
        ({"offense_date": "2014-11-18"}, ("NOT_LATER", None)),
        ({"offense_date": "2014-11-17"}, ("NOT_LATER", None)),
        ({"conviction_date": "2014-11-18"}, ("NOT_LATER", None)),
        ({"conviction_date": "2014-11-19"}, ("UNDETERMINED", None)),
        ({"arrest_date": "2014-12-01"}, ("UNDETERMINED", None)),
        ({}, ("UNDETERMINED", None)),
        (
            {"offense_date": "2014-12-01", "arrest_date": "2014-11-01"},
            ("NOT_LATER", None),
        ),
        (
            {"offense_date": "2015-11-18", "conviction_date": "2016-01-01"},
            ("LATER", 365),
        ),
    ],
)
def test_only_the_day_of_the_conduct_makes_an_offense_later(
    people: Workspace, dates: dict[str, str], answer: tuple[str, int | None]
) -> None:
    decide(people)
    people.add(IceCriminalHistory, 2, "P1", charge_status="CONVICTED", **dates)
    people.link()
    assert people.rows(LaterOffense, *SHAPE) == [answer]


@pytest.mark.parametrize(
    ("status", "listed"),
    [
        ("CHARGED", True),
        ("CONVICTED", True),
        (None, True),
        ("DISMISSED", False),
        ("OVERTURNED", False),
    ],
)
def test_dismissed_and_overturned_charges_stay_offenses_but_never_later_ones(
    people: Workspace, status: str | None, listed: bool
) -> None:
    decide(people)
    people.add(
        IceCriminalHistory, 2, "P1", charge_status=status, offense_date="2015-01-01"
    )
    people.link()
    assert people.rows(Offense, "status") == [(status,)]
    assert bool(people.rows(LaterOffense, "id")) is listed


def test_an_undated_decision_leaves_it_undetermined(people: Workspace) -> None:
    people.add(
        CbpApprehension,
        1,
        "P1",
        apprehended_on=DECIDED,
        daca_eligible_release=True,
    )
    people.add(
        IceCriminalHistory, 2, "P1", charge_status="CHARGED", offense_date="2015-01-01"
    )
    people.link()
    assert people.rows(LaterOffense, *SHAPE) == [("UNDETERMINED", None)]


days = st.none() | st.integers(-900, 900).map(
    lambda days: date(2014, 11, 18) + timedelta(days)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("PQ"), days, days), max_size=6))
def test_a_later_offense_never_crosses_persons_nor_runs_back_in_time(
    charges: list[tuple[str, date | None, date | None]],
) -> None:
    people = Workspace()
    decide(people, "P")
    for number, (person, offended, arrested) in enumerate(charges):
        people.add(
            IceCriminalHistory,
            number,
            person,
            charge_status="CONVICTED",
            offense_date=offended,
            arrest_date=arrested,
        )
    people.link()
    decided = date(2014, 11, 18)
    expected = sorted(
        (
            f"Offense_{number:024d}",
            "NOT_LATER"
            if any(day is not None and day <= decided for day in (offended, arrested))
            else "UNDETERMINED"
            if offended is None
            else "LATER",
        )
        for number, (person, offended, arrested) in enumerate(charges)
        if person == "P"
    )
    assert people.rows(LaterOffense, "offense_id", "determination") == expected
    later = people.rows(LaterOffense, *SHAPE)
    assert all((after or 0) > 0 for kind, after in later if kind == "LATER")
