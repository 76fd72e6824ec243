from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.synthesis import cbp
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.places import Sector
from tests.synthesis.lives import PERSON, PHOENIX, share

_ON = date(2014, 3, 5)
_ALL = [cbp.apprehended(PERSON, 0, _ON, True, Chance(n)) for n in range(3000)]
_RELEASED = [caught for caught in _ALL if caught.released_on]
_CAUGHT = Apprehension(number=0, on=_ON, sector=Sector("TCA", "Tucson", PHOENIX))
_KEYED = {"sex": "F", "surname": "AS KEYED"}


def test_most_of_the_eligible_are_released_once_daca_is_announced() -> None:
    assert len(_RELEASED) / len(_ALL) == pytest.approx(0.75, abs=0.03)
    earlier = date(2012, 6, 14)
    older = PERSON._replace(came_as_child=False)
    for person, on in ((PERSON, earlier), (older, _ON)):
        caught = [cbp.apprehended(person, 0, on, True, Chance(n)) for n in range(200)]
        assert {one.released_on for one in caught} == {None}


def test_a_release_follows_within_three_days_and_is_mostly_recorded() -> None:
    assert {one.released_on - one.on for one in _RELEASED if one.released_on} == {
        timedelta(days) for days in range(4)
    }
    recorded = share([one.release_recorded for one in _RELEASED])
    assert recorded == pytest.approx(0.9, abs=0.03)


def test_a_later_release_comes_with_no_referral() -> None:
    later = [cbp.apprehended(PERSON, 1, _ON, False, Chance(n)) for n in range(200)]
    assert {one.referred_on for one in later} == {None}


def test_a_referral_comes_with_the_release_or_up_to_sixty_days_later() -> None:
    waits = [
        (one.referred_on - one.released_on).days
        for one in _RELEASED
        if one.referred_on and one.released_on
    ]
    assert (min(waits), max(waits)) == (0, 60)
    assert waits.count(0) / len(waits) == pytest.approx(0.75, abs=0.05)


def test_a_referral_is_in_both_extracts_or_in_one_of_them() -> None:
    assert {one.referral_in for one in _RELEASED} == {
        "BOTH",
        "APPREHENSION",
        "REFERRAL",
    }


def _row(caught: Apprehension) -> dict[str, str]:
    return cbp.row(caught, PERSON, False, _KEYED, Chance("row"))


def test_a_recorded_release_shows_its_day_and_the_referral() -> None:
    released = _CAUGHT._replace(
        released_on=date(2014, 3, 6),
        release_recorded=True,
        referred_on=date(2014, 3, 9),
    )
    assert _row(released) == {
        "sex": "F",
        "surname": "AS KEYED",
        "apprehended_on": "2014-03-05",
        "sector": "TCA",
        "age": "23",
        "gender": "Female",
        "citizenship": "MEXICO",
        "status_when_found": "IN INSTITUTION",
        "criminal_alien": "N",
        "deportable": "Y",
        "daca_eligible_release": "Y",
        "released_on": "2014-03-06",
        "referred_to_uscis_on": "2014-03-09",
        "event_number": "TCA146198727824",
        "subject_key": "4519603984",
    }


def test_a_referral_kept_elsewhere_is_not_on_the_apprehension() -> None:
    elsewhere = _CAUGHT._replace(
        released_on=_ON, referred_on=_ON, referral_in="REFERRAL"
    )
    assert _row(elsewhere)["referred_to_uscis_on"] == ""


def test_an_unrecorded_release_is_left_blank_and_no_release_is_denied() -> None:
    unrecorded = _CAUGHT._replace(released_on=date(2014, 3, 6))
    shown = [
        (row["daca_eligible_release"], row["released_on"])
        for row in (_row(unrecorded), _row(_CAUGHT))
    ]
    assert shown == [("", ""), ("N", "")]


def test_the_convicted_are_mostly_marked_as_criminals() -> None:
    marked = [
        cbp.row(_CAUGHT, PERSON, True, _KEYED, Chance(n))["criminal_alien"] == "Y"
        for n in range(500)
    ]
    assert share(marked) == pytest.approx(0.95, abs=0.03)
