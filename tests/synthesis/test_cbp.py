from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.synthesis import cbp
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.person import Person, pair
from discretion.synthesis.places import Office, Sector

_PERSONS = [person for number in range(1500) for person in pair(7, number)]
_LIVES = [
    (person, list(cbp.apprehensions(person, Chance(person.id)))) for person in _PERSONS
]
_ALL = [caught for _, life in _LIVES for caught in life]
_TUCSON = Sector("TCA", "Tucson", Office("PHO", "Phoenix", "AZ"))
_CAUGHT = Apprehension(number=0, on=date(2014, 3, 5), sector=_TUCSON)
_KEYED = {"sex": "F", "surname": "AS KEYED"}


def test_apprehensions_are_in_order_and_numbered() -> None:
    for _, life in _LIVES:
        assert [caught.number for caught in life] == list(range(len(life)))
        assert [caught.on for caught in life] == sorted(caught.on for caught in life)


def test_only_the_eligible_are_released_and_only_once_daca_is_announced() -> None:
    released = [(p, c) for p, life in _LIVES for c in life if c.released_on]
    assert len(released) > 500
    assert all(person.daca_eligible for person, _ in released)
    assert all(caught.on >= date(2012, 6, 15) for _, caught in released)


def test_a_release_follows_within_three_days_and_is_mostly_recorded() -> None:
    released = [c for c in _ALL if c.released_on]
    assert {c.released_on - c.on for c in released if c.released_on} == {
        timedelta(days) for days in range(4)
    }
    recorded = sum(c.release_recorded for c in released) / len(released)
    assert recorded == pytest.approx(0.9, abs=0.03)


def test_at_most_one_release_of_a_person_comes_with_a_referral() -> None:
    referred = [sum(c.referred_on is not None for c in life) for _, life in _LIVES]
    assert set(referred) == {0, 1}


def test_a_referral_comes_with_the_release_or_up_to_sixty_days_later() -> None:
    waits = [
        (c.referred_on - c.released_on).days
        for c in _ALL
        if c.referred_on and c.released_on
    ]
    assert (min(waits), max(waits)) == (0, 60)
    assert waits.count(0) / len(waits) == pytest.approx(0.75, abs=0.05)


def _row(caught: Apprehension) -> dict[str, str]:
    person: Person = _PERSONS[0]._replace(number=1, birth_date=date(1990, 3, 6))
    return cbp.row(caught, person, _KEYED, Chance("row"))


def test_a_recorded_release_shows_its_day_and_the_referral() -> None:
    released = _CAUGHT._replace(
        released_on=date(2014, 3, 6),
        release_recorded=True,
        referred_on=date(2014, 3, 9),
    )
    country = _PERSONS[0].country.name.upper()
    assert _row(released) == {
        "sex": "F",
        "surname": "AS KEYED",
        "apprehended_on": "2014-03-05",
        "sector": "TCA",
        "age": "23",
        "gender": "Female",
        "citizenship": country,
        "status_when_found": "IN INSTITUTION",
        "criminal_alien": "N",
        "deportable": "Y",
        "daca_eligible_release": "Y",
        "released_on": "2014-03-06",
        "referred_to_uscis_on": "2014-03-09",
        "event_number": "TCA146198727824",
        "subject_key": "4519603984",
    }


def test_an_unrecorded_release_is_left_blank_and_no_release_is_denied() -> None:
    unrecorded = _CAUGHT._replace(released_on=date(2014, 3, 6))
    shown = [
        (row["daca_eligible_release"], row["released_on"])
        for row in (_row(unrecorded), _row(_CAUGHT))
    ]
    assert shown == [("", ""), ("N", "")]
