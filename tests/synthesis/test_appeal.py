from __future__ import annotations

from datetime import date

from discretion.codes.discretion import Act, Stage
from discretion.codes.eoir import BOARD_DECISIONS
from discretion.synthesis import appeal
from discretion.synthesis.chance import Chance
from discretion.synthesis.court import Appeal, Docket, Proceeding, Trial
from tests.synthesis.lives import KEYED, PERSON, PHOENIX, share

_ON = date(2013, 2, 1)
_DOCKET = Docket(PERSON, PHOENIX, date(2012, 2, 1), "N", True)


def _trials(end: str) -> list[Trial]:
    ordered_on = _ON if end == "ORDERED" else None
    trial = Trial(end, _ON, ordered_on, (Proceeding("RMV", "N", _ON, "X"),))
    return [appeal.appealed(trial, _DOCKET, Chance(n)) for n in range(3000)]


_ORDERED, _RELIEVED = _trials("ORDERED"), _trials("RELIEF")


def test_some_orders_are_appealed_and_some_grants_of_relief() -> None:
    shares = [share([bool(t.appeals) for t in all_]) for all_ in (_ORDERED, _RELIEVED)]
    assert 0.25 < shares[0] < 0.31
    assert 0.26 < shares[1] < 0.33


def test_the_board_decides_in_known_words_and_after_the_filing() -> None:
    appeals = [one for trial in (*_ORDERED, *_RELIEVED) for one in trial.appeals]
    decided = {one.decision for one in appeals}
    assert {"APD", "TPD", "WPD", "DIS", "REM"} <= decided <= set(BOARD_DECISIONS)
    assert all(_ON < one.filed_on < one.decided_on for one in appeals if one.decided_on)


def test_an_order_is_final_when_the_board_upholds_it() -> None:
    for trial in _ORDERED:
        decision = trial.appeals[0].decision if trial.appeals else "NONE"
        if decision in ("DIS", "SAF", "WDL") and trial.end == "ORDERED":
            assert trial.ordered_on == trial.appeals[0].decided_on
        if decision in ("APD", "TPD", "ADM", "TER", "REM"):
            assert trial.ordered_on is None


def test_what_ice_drops_before_the_board_is_an_act_of_that_day() -> None:
    acts = {
        (trial.appeals[0].decision, act.stage, act.act)
        for trial in (*_ORDERED, *_RELIEVED)
        for act in trial.acts
        if trial.appeals
    }
    appeal_stage = Stage.APPEAL
    assert acts == {
        ("APD", appeal_stage, Act.CLOSE),
        ("ADM", appeal_stage, Act.CLOSE),
        ("TPD", appeal_stage, Act.TERMINATE),
        ("TER", appeal_stage, Act.TERMINATE),
        ("WPD", appeal_stage, Act.WITHDRAW_APPEAL),
        ("WDL", appeal_stage, Act.WITHDRAW_APPEAL),
    }


def test_a_plainer_word_leaves_the_act_to_the_attorneys() -> None:
    for trial in (*_ORDERED, *_RELIEVED):
        if trial.appeals and trial.acts:
            told = trial.appeals[0].decision in ("APD", "TPD", "WPD")
            marked = any(action.discretion == "Y" for action in trial.actions)
            assert trial.acts[0].recorded is (told or marked)


def test_ice_lets_some_relief_stand_without_an_appeal() -> None:
    waived = [trial for trial in _RELIEVED if trial.acts and not trial.appeals]
    assert 0.12 < len(waived) / len(_RELIEVED) < 0.18
    assert {act.act for trial in waived for act in trial.acts} == {Act.WITHDRAW_APPEAL}


def test_an_appeal_that_is_decided_after_the_window_is_pending() -> None:
    on = date(2016, 8, 1)
    trial = Trial("ORDERED", on, on, (Proceeding("RMV", "N", on, "X"),))
    trials = [appeal.appealed(trial, _DOCKET, Chance(n)) for n in range(200)]
    pending = [one for one in trials if one.appeals]
    assert {(one.end, one.ordered_on) for one in pending} == {("ON_APPEAL", None)}


def test_an_appeal_is_recorded_as_eoir_would() -> None:
    one = Appeal(date(2013, 2, 20), "RMV", None, "")
    assert appeal.row(one, PERSON, 0, 0, KEYED) == {
        **KEYED,
        "decided_on": "",
        "filed_on": "2013-02-20",
        "case_type": "RMV",
        "board_decision": "",
        "idnappeal": "9589822592",
    }
