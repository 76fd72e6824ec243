from __future__ import annotations

from datetime import date

from discretion.codes.release_reason import RELEASE_REASONS
from discretion.components.ice.detention import IceDetention
from discretion.links.decision import Decision
from discretion.links.detention import Detention
from discretion.links.origin import Origin
from tests.links.conftest import Workspace

STAY = {"stay_booked_in_on": "2014-01-01", "detained_by_label": "Atlanta"}
ENDED = {"stay_booked_out_on": "2014-03-01", "stay_release_reason_label": "Removed"}
COLUMNS = ("detained_on", "released_on", "release_reason", "office", "stints")


def test_the_stints_of_a_stay_are_one_detention(people: Workspace) -> None:
    people.add(IceDetention, 1, "P1", booked_in_on="2014-01-01", **STAY, **ENDED)
    people.add(IceDetention, 2, "P1", booked_in_on="2014-02-01", **STAY, **ENDED)
    people.add(IceDetention, 3, "P2", booked_in_on="2014-02-01", **STAY)
    people.link()
    assert people.rows(Detention, *COLUMNS) == [
        (date(2014, 1, 1), date(2014, 3, 1), "Removed", "ATLANTA_AREA", 2),
        (date(2014, 1, 1), None, None, "ATLANTA_AREA", 1),
    ]
    assert len(people.rows(Origin, "record_id")) == 3


def test_a_second_stay_is_another_detention(people: Workspace) -> None:
    people.add(IceDetention, 1, "P1", booked_in_on="2014-01-01", **STAY, **ENDED)
    people.add(
        IceDetention,
        2,
        "P1",
        booked_in_on="2015-01-01",
        stay_booked_in_on="2015-01-01",
    )
    people.link()
    assert [stints for (stints,) in people.rows(Detention, "stints")] == [1, 1]


def test_stints_of_no_known_stay_stand_alone(people: Workspace) -> None:
    for number in (1, 2):
        people.add(IceDetention, number, "P1", booked_in_on="2014-01-01")
    people.link()
    assert len(people.rows(Detention, "id")) == 2


def test_no_reason_for_a_release_is_a_decision(people: Workspace) -> None:
    for number, reason in enumerate(sorted(set(RELEASE_REASONS.values()))):
        people.add(
            IceDetention,
            number,
            "P1",
            booked_in_on="2014-01-01",
            release_reason_label=reason,
            stay_release_reason_label=reason,
        )
    people.link()
    assert people.rows(Decision, "id") == []
