from __future__ import annotations

from datetime import date

from discretion.codes.discretion import Act, Stage
from discretion.synthesis import aftermath
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life
from tests.synthesis.lives import CASE, LIVES, PERSON

_ON = date(2014, 8, 1)
_ORDERED = CASE._replace(ordered_on=date(2014, 7, 1))


def _life() -> Life:
    return Life(PERSON, cases=[_ORDERED])


def test_some_come_back_and_are_caught_at_the_border_or_met_by_ice() -> None:
    back = [aftermath.depart(_life(), _ORDERED, _ON, Chance(n)) for n in range(500)]
    assert 0.35 < sum(one is not None for one in back) / len(back) < 0.45
    assert {event for one in back if one for event in one[1:2]} == {"BORDER", "ICE"}
    assert min(one[0] for one in back if one) > _ON


def test_a_departure_under_an_order_is_a_removal_and_ends_the_case() -> None:
    life = _life()
    aftermath.depart(life, _ORDERED, _ON, Chance(0))
    assert (life.removed, life.cases[0].left_on) == (True, _ON)
    assert life.here(_ON)
    assert not life.here(date(2014, 8, 2))


def test_a_departure_without_an_order_is_no_removal() -> None:
    life = Life(PERSON, cases=[CASE])
    aftermath.depart(life, CASE, _ON, Chance(0))
    assert (len(life.removals), life.removed) == (1, False)


def test_deferred_action_has_its_true_day_whether_recorded_or_not() -> None:
    recorded = set()
    for n in range(100):
        life = _life()
        aftermath.defer(life, _ON, 0, Chance(n))
        (case,) = life.cases
        (act,) = case.acts
        assert (act.stage, act.act) == (Stage.POST_ORDER, Act.DEFER)
        assert act.decided_on == case.deferred_on == _ON
        assert act.recorded is case.deferral_recorded
        recorded.add(act.recorded)
    assert recorded == {True, False}


def test_a_removal_is_stayed_once_in_a_case() -> None:
    life = _life()
    for n in range(3):
        aftermath.stay_removal(life, _ON, 0, Chance(n))
    assert [act.act for act in life.cases[0].acts] == [Act.STAY]


def test_nothing_follows_an_order_once_the_person_has_left() -> None:
    gone = _ORDERED._replace(left_on=_ON)
    for event, step in aftermath.STEPS.items():
        life = Life(PERSON, cases=[gone])
        assert step(life, _ON, 0, Chance(0)) is None, event
        assert life.cases == [gone]


def test_an_act_after_an_order_comes_after_it_and_before_any_departure() -> None:
    acts = [(case, act) for life in LIVES for case in life.cases for act in case.acts]
    assert len(acts) > 30
    for case, act in acts:
        assert case.ordered_on
        assert case.ordered_on <= act.decided_on
        assert case.left_on is None or act.decided_on <= case.left_on
