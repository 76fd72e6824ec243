from __future__ import annotations

from datetime import date

import pytest

from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.removal import IceRemoval
from discretion.links.decision import Decision
from tests.links.conftest import Workspace


def decide(people: Workspace, day: str = "2014-03-03") -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=day,
        processing_disposition_label="PROSECUTORIAL DISCRETION",
    )


def followed(people: Workspace, lag: int | None = None) -> tuple[object, ...]:
    people.cover(
        IceCriminalHistory,
        *("2012-01-01", "2016-09-30", "2016-09-30"),
        reporting_lag_days=lag,
    )
    people.link()
    (only,) = people.rows(Decision, "followed_until", "days_followed")
    return only


@pytest.mark.shows("F052")
def test_a_decision_is_followed_until_the_extract_ends(people: Workspace) -> None:
    decide(people)
    assert followed(people) == (date(2016, 9, 30), 942)


@pytest.mark.parametrize(
    ("departed", "until"),
    [("2015-03-03", date(2015, 3, 3)), ("2014-03-02", date(2016, 9, 30))],
)
def test_removal_after_the_decision_ends_it(
    people: Workspace, departed: str, until: date
) -> None:
    decide(people)
    people.add(IceRemoval, 2, "P1", departed_on=departed)
    assert followed(people)[0] == until


def test_death_in_custody_ends_it(people: Workspace) -> None:
    decide(people)
    people.add(
        IceDetention,
        2,
        "P1",
        booked_in_on="2014-05-01",
        stay_booked_in_on="2014-05-01",
        stay_booked_out_on="2014-06-01",
        stay_release_reason_label="Died",
    )
    assert followed(people) == (date(2014, 6, 1), 90)


def test_a_decision_after_the_extract_has_no_time_at_risk(people: Workspace) -> None:
    decide(people, "2016-12-01")
    assert followed(people) == (date(2016, 9, 30), 0)


@pytest.mark.parametrize(
    ("lag", "until", "days"),
    [
        (0, date(2016, 9, 30), 942),
        (30, date(2016, 8, 31), 912),
        (942, date(2014, 3, 3), 0),
        (943, date(2014, 3, 2), 0),
    ],
)
@pytest.mark.shows("F052")
def test_what_the_source_has_yet_to_report_is_not_time_at_risk(
    people: Workspace, lag: int, until: date, days: int
) -> None:
    decide(people)
    assert followed(people, lag) == (until, days)


def test_removal_before_the_lag_begins_still_ends_it(people: Workspace) -> None:
    decide(people)
    people.add(IceRemoval, 2, "P1", departed_on="2016-09-01")
    assert followed(people, 10)[0] == date(2016, 9, 1)


def test_the_lag_of_other_sources_does_not_shorten_the_follow_up(
    people: Workspace,
) -> None:
    decide(people)
    day = "2016-09-30"
    people.cover(IceDetention, "2012-01-01", day, day, reporting_lag_days=90)
    assert followed(people)[0] == date(2016, 9, 30)


def test_without_criminal_histories_nothing_is_followed(people: Workspace) -> None:
    decide(people)
    people.link()
    assert people.rows(Decision, "followed_until", "days_followed") == [(None, None)]


def test_tables_that_tell_no_day_of_conduct_do_not_lengthen_the_follow_up(
    people: Workspace,
) -> None:
    decide(people)
    people.cover(IceDetention, "2012-01-01", "2018-12-31", "2018-12-31")
    assert followed(people)[0] == date(2016, 9, 30)
