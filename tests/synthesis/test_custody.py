from __future__ import annotations

from datetime import date

from discretion.synthesis import custody
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life
from tests.synthesis.lives import CASE, CUBA, LIVES, PERSON

_ON = date(2014, 2, 1)
_OTHER = PERSON._replace(came_as_child=False)


def _held(life: Life, n: int) -> Life:
    custody.hold(life, life.cases[-1], _ON, Chance(n))
    return life


def _lives(began: str, ordered: bool, person: object = _OTHER) -> list[Life]:
    case = CASE._replace(began=began, ordered_on=_ON if ordered else None)
    return [
        _held(Life(person, cases=[case]), n)  # type: ignore[arg-type]
        for n in range(400)
    ]


def test_a_child_is_handed_over_and_brought_to_court() -> None:
    child = _OTHER._replace(birth_date=date(2002, 1, 1))
    for life in _lives("COURT", False, child):
        (stay,) = life.stays
        assert stay.reason.startswith("ORR")
        assert life.cases[0].trial is not None


def test_who_is_ordered_removed_is_held_until_it_is_done_or_cannot_be() -> None:
    reasons = {life.stays[0].reason for life in _lives("EXPEDITED", True)}
    assert {"Removed", "Order of supervision", "Died"} <= reasons
    cubans = _lives("EXPEDITED", True, _OTHER._replace(country=CUBA))
    unwanted = [life.cases[0].no_document_on is not None for life in cubans]
    assert 0.6 < sum(unwanted) / len(unwanted) < 0.8


def test_a_detained_person_is_let_go_before_court_or_judged_in_custody() -> None:
    lives = _lives("COURT", False)
    custodies = {
        one.custody
        for life in lives
        if life.cases[0].trial
        for one in life.cases[0].trial.proceedings
    }
    assert custodies == {"D", "R"}
    assert {"Bonded Out - IJ", "Order of recognizance"} <= {
        life.stays[0].reason for life in lives
    }


def test_only_the_eligible_ask_ice_from_custody() -> None:
    asked = [bool(life.custody_requests) for life in _lives("COURT", False, PERSON)]
    assert 0.4 < sum(asked) / len(asked) < 0.6
    assert not any(life.custody_requests for life in _lives("COURT", False))


def test_fear_is_found_of_most_who_claim_it() -> None:
    reasons = [life.stays[0].reason for life in _lives("FEAR", False)]
    assert set(reasons) == {
        "Paroled - Fear Found",
        "Order of recognizance",
        "Withdrawal",
    }


def test_no_grant_in_custody_is_left_in_court() -> None:
    granted = [
        case
        for life in LIVES
        for case in life.cases
        if case.trial and case.trial.end == "GRANTED_IN_CUSTODY"
    ]
    assert len(granted) > 10
    assert all(case.trial and not case.trial.proceedings for case in granted)
