from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.discretion import Act, Stage
from discretion.codes.eoir import CASE_TYPES, CUSTODY_STATUSES
from discretion.synthesis import court
from discretion.synthesis.chance import Chance
from discretion.synthesis.court import Docket, Proceeding, Trial
from tests.synthesis.lives import KEYED, LIVES, PERSON, PHOENIX

_DOCKET = Docket(PERSON, PHOENIX, date(2013, 2, 1), "D", True)
_HEARD = [court.hear(_DOCKET, Chance(n)) for n in range(3000)]
_PD = ("Y", "M")


def _closed() -> list[Trial]:
    return [trial for trial in _HEARD if trial.end == "PD_CLOSE"]


def _coded(trial: Trial) -> bool:
    return trial.proceedings[-1].other in _PD


def test_every_way_to_end_in_court_occurs() -> None:
    assert {trial.end for trial in _HEARD} == {
        "ORDERED",
        "RELIEF",
        "DEPARTS",
        "TERMINATED",
        "CLOSED",
        "PD_CLOSE",
        "PD_DISMISS",
        "PD_TERMINATE",
        "PD_NOT_FILED",
        "PD_CANCELED",
    }


@pytest.mark.parametrize(
    ("end", "decision"),
    [
        ("ORDERED", "X"),
        ("RELIEF", "R"),
        ("DEPARTS", "V"),
        ("TERMINATED", "T"),
        ("PD_TERMINATE", "T"),
        ("PD_DISMISS", "U"),
        ("PD_CLOSE", ""),
        ("CLOSED", ""),
    ],
)
def test_the_judges_code_is_that_of_the_end(end: str, decision: str) -> None:
    last = {trial.proceedings[-1].decision for trial in _HEARD if trial.end == end}
    assert last == {decision}


def test_no_proceeding_is_brought_where_no_notice_is_filed() -> None:
    unfiled = [t for t in _HEARD if t.end in ("PD_NOT_FILED", "PD_CANCELED")]
    assert {trial.proceedings for trial in unfiled} == {()}


def test_proceedings_may_move_before_the_last_one() -> None:
    earlier = [one for trial in _HEARD for one in trial.proceedings[:-1]]
    assert {(one.decision, one.other) for one in earlier} == {("", "C"), ("", "T")}
    assert max(len(trial.proceedings) for trial in _HEARD) == 3
    for trial in _HEARD:
        days = [one.completed_on for one in trial.proceedings if one.completed_on]
        assert days == sorted(days)


def test_one_act_stands_in_two_records_of_one_day_or_in_one_or_in_none() -> None:
    held = {
        (
            _coded(trial),
            any(one.words == "Administrative closure" for one in trial.actions),
        )
        for trial in _closed()
    }
    assert held == {(True, True), (True, False), (False, True), (False, False)}
    for trial in _closed():
        (act,) = trial.acts
        assert (act.stage, act.act) == (Stage.COURT, Act.CLOSE)
        days = {
            one.on for one in trial.actions if one.words == "Administrative closure"
        }
        assert days <= {act.decided_on}
        assert trial.proceedings[-1].completed_on == act.decided_on


def test_an_act_is_recorded_where_the_court_or_the_attorneys_say_so() -> None:
    for trial in _closed():
        marked = any(action.discretion == "Y" for action in trial.actions)
        assert trial.acts[0].recorded is (_coded(trial) or marked)


def test_only_discretion_is_coded_as_such() -> None:
    for trial in _HEARD:
        if trial.end != "PD_CLOSE":
            assert not any(one.other in _PD for one in trial.proceedings)


def test_a_case_that_ends_after_the_window_is_pending() -> None:
    late = Docket(PERSON, PHOENIX, date(2016, 9, 25), "N", False)
    for n in range(200):
        trial = court.hear(late, Chance(n))
        assert (trial.end, trial.ended_on, trial.acts) == ("PENDING", None, ())
        assert all(one.on <= date(2016, 9, 30) for one in trial.actions)


def test_every_proceeding_is_of_a_known_kind() -> None:
    held = [
        one
        for life in LIVES
        for case in life.cases
        if case.trial
        for one in case.trial.proceedings
    ]
    assert {one.case_type for one in held} <= set(CASE_TYPES)
    assert {one.custody for one in held} == set(CUSTODY_STATUSES)


def test_a_proceeding_is_recorded_as_eoir_would() -> None:
    one = Proceeding("RMV", "N", date(2014, 5, 1), "", "Y")
    assert court.row(one, PERSON, 0, 1, KEYED) == {
        **KEYED,
        "completed_on": "2014-05-01",
        "case_type": "RMV",
        "decision_code": "",
        "other_completion": "Y",
        "custody": "N",
        "idnproceeding": "9977243081",
    }
