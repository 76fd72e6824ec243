from __future__ import annotations

import pytest

from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.foreign_history import IceForeignHistory
from discretion.links.foreign_history import ForeignHistory
from tests.links.conftest import Workspace

FELONY = {"availability": "FOUND", "finding": "WANTED_FOR", "felony_there": True}


def flags(people: Workspace) -> list[bool]:
    people.link()
    rows = people.rows(ForeignHistory, "may_not_be_identified_as_priority")
    return [flag for (flag,) in rows]


@pytest.mark.shows("F055")
def test_a_felony_abroad_and_no_conviction_here_is_flagged(people: Workspace) -> None:
    people.add(IceForeignHistory, 1, "P1", **FELONY)
    people.add(IceCriminalHistory, 2, "P1", charge_status="DISMISSED")
    assert flags(people) == [True]


def test_a_conviction_here_is_seen_without_the_home_country(people: Workspace) -> None:
    people.add(IceForeignHistory, 1, "P1", **FELONY)
    people.add(IceCriminalHistory, 2, "P1", charge_status="CONVICTED")
    assert flags(people) == [False]


@pytest.mark.parametrize(
    ("said", "availability"),
    [
        ("NOT_CHECKED", "NOT_CHECKED"),
        ("CHECKED_NONE", "CHECKED_NONE"),
        (None, "UNKNOWN"),
    ],
)
@pytest.mark.shows("F055")
def test_whether_anybody_asked_is_told_and_never_guessed(
    people: Workspace, said: str | None, availability: str
) -> None:
    people.add(IceForeignHistory, 1, "P1", availability=said)
    assert flags(people) == [False]
    assert people.rows(ForeignHistory, "availability") == [(availability,)]
