from __future__ import annotations

from datetime import date

from discretion.synthesis import meeting
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life
from tests.synthesis.lives import CASE, LIVES, PERSON

_ON = date(2014, 2, 1)
_OTHER = PERSON._replace(came_as_child=False)


def _caught(life: Life, n: int) -> Life:
    meeting.at_border(life, _ON, Chance(n))
    return life


def test_who_is_apprehended_is_returned_removed_placed_or_let_go() -> None:
    lives = [_caught(Life(_OTHER), n) for n in range(500)]
    assert {life.cases[0].began for life in lives if life.cases} == {
        "COURT",
        "EXPEDITED",
    }
    assert any(life.abroad and not life.cases for life in lives)
    assert any(not life.abroad and not life.cases for life in lives)


def test_the_order_of_who_comes_back_is_mostly_reinstated() -> None:
    lives = [_caught(Life(_OTHER, removed=True), n) for n in range(300)]
    reinstated = [
        bool(life.cases) and life.cases[0].began == "REINSTATED" for life in lives
    ]
    assert 0.68 < sum(reinstated) / len(reinstated) < 0.82


def test_whoever_has_a_case_is_given_no_other() -> None:
    for n in range(200):
        life = Life(_OTHER, cases=[CASE])
        for step in (meeting.at_port, meeting.at_border):
            step(life, _ON, Chance(n))
        meeting.by_ice(life, _ON, False, Chance(n))
        assert life.cases == [CASE]


def test_a_port_turns_back_removes_or_places() -> None:
    lives = [Life(_OTHER) for _ in range(300)]
    for n, life in enumerate(lives):
        meeting.at_port(life, _ON, Chance(n))
    assert {life.cases[0].began for life in lives if life.cases} == {"COURT", "FEAR"}
    assert any(life.removed for life in lives)
    assert any(life.abroad and not life.removed for life in lives)


def test_a_jail_that_declines_a_detainer_hands_nobody_over() -> None:
    declined = 0
    for n in range(500):
        life = Life(_OTHER)
        meeting.by_ice(life, _ON, True, Chance(n))
        if life.detainers and life.detainers[0].lift_reason.startswith("Detainer"):
            declined += 1
            assert (life.cases, life.arrests) == ([], [])
    assert declined > 10


def test_the_ordered_are_removed_under_the_case_they_have() -> None:
    for life in LIVES:
        began = {life.cases[stay.case].began for stay in life.stays}
        assert began <= {
            "COURT",
            "FEAR",
            "EXPEDITED",
            "REINSTATED",
            "ADMINISTRATIVE",
        }
