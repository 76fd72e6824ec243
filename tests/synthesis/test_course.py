from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from discretion.codes.request import RequestDecision
from discretion.synthesis.chance import Chance
from discretion.synthesis.course import live
from discretion.synthesis.life import Life, referrals
from discretion.synthesis.numbers import MOST_EVENTS, MOST_PARTS, MOST_REQUESTS
from discretion.synthesis.person import pair
from tests.synthesis.lives import LIVES, share

_LAST_DAY = date(2016, 9, 30)


def _met_on(life: Life) -> list[date]:
    """Days on which a component came across the person at large."""
    return sorted(
        [one.on for one in life.inadmissibles]
        + [one.on for one in life.apprehensions]
        + [one.on for one in life.encounters]
    )


def test_a_life_is_lived_again_from_the_same_name() -> None:
    person = pair(7, 0)[0]
    assert live(person, Chance("again")) == live(person, Chance("again"))


def test_everyone_meets_some_component() -> None:
    assert all(_met_on(life) or life.requests for life in LIVES)


def test_many_are_met_by_all_three_components() -> None:
    met = [
        bool(life.apprehensions and life.requests and life.encounters) for life in LIVES
    ]
    assert 0.08 < share(met) < 0.25


def test_nobody_is_met_twice_a_day_or_while_detained_or_abroad() -> None:
    for life in LIVES:
        days = _met_on(life)
        assert len(set(days)) == len(days)
        assert all(life.here(on) for on in days)
        for first, last in life.held:
            assert not any(first < on <= last for on in days)


def test_a_removal_ends_a_life_unless_the_person_comes_back() -> None:
    left = [life for life in LIVES if life.removals]
    assert len(left) > 200
    for life in left:
        last = life.removals[-1].departed_on
        stays = [stay.booked_in_on for stay in life.stays]
        back = [on for on in _met_on(life) if on > last]
        after = [on for on in stays if on > last]
        assert bool(back) >= bool(after)
        assert not back or life.abroad[-1][1] < date.max


def test_a_death_ends_a_life() -> None:
    dead = [
        (life, case.died_on) for life in LIVES for case in life.cases if case.died_on
    ]
    assert len(dead) >= 3
    for life, died_on in dead:
        received = [request.received_on for request in life.requests]
        assert max([*_met_on(life), *received]) <= died_on
        assert life.stays[-1].reason == "Died"


def test_some_who_were_removed_come_back_and_are_met_again() -> None:
    again = [
        life
        for life in LIVES
        if life.removals
        and any(on > life.removals[0].departed_on for on in _met_on(life))
    ]
    assert len(again) > 30
    assert max(len(life.removals) for life in LIVES) <= 4


def test_no_verdict_is_given_on_a_person_who_is_abroad() -> None:
    for life in LIVES:
        assert all(
            life.here(charge.convicted_on)
            for charge in life.charges
            if charge.convicted_on
        )


def test_charges_come_before_and_after_ice_met_the_person() -> None:
    charged = [life for life in LIVES if life.charges and life.encounters]
    assert 0.1 < len(charged) / len(LIVES) < 0.35
    first = [life.encounters[0].on for life in charged]
    days = [life.charges[-1].offended_on for life in charged]
    later = [day > on for day, on in zip(days, first, strict=True)]
    assert 0.2 < share(later) < 0.9


def test_nobody_has_more_of_a_kind_than_there_are_numbers_for() -> None:
    for life in LIVES:
        assert len(life.apprehensions) <= MOST_EVENTS // 2
        assert len(life.encounters) <= MOST_EVENTS // 2
        for many in (life.cases, life.stays, life.charges, life.removals):
            assert len(many) <= MOST_EVENTS
        assert len(life.requests) <= MOST_REQUESTS
        assert all(len(stay.stints) <= MOST_PARTS for stay in life.stays)


def _outcome(life: Life, referred_on: date) -> str:
    """What became of a referral, as the interface defines it."""
    initial = [request for request in life.requests if not request.renewal]
    after = [request for request in initial if request.received_on >= referred_on]
    accepted = [r for r in after if r.decision is not RequestDecision.REJECTED]
    if accepted:
        decision = accepted[0].decision
        if not accepted[0].told_apart:
            return "NOT_SEPARABLE"
        return decision.value if decision else "PENDING"
    if after:
        return "REJECTED"
    if initial:
        return "FILED_BEFORE_REFERRAL"
    known = referred_on + timedelta(365) <= _LAST_DAY
    return "NEVER_FILED" if known else "NOT_YET_KNOWN"


def test_every_outcome_of_a_referral_occurs_often_enough_to_be_shown() -> None:
    outcomes = Counter(
        _outcome(life, referred_on)
        for life in LIVES
        if not life.custody_requests
        for _, referred_on in referrals(life)
    )
    assert outcomes.keys() == {
        "APPROVED",
        "DENIED",
        "WITHDRAWN",
        "NOT_SEPARABLE",
        "PENDING",
        "REJECTED",
        "FILED_BEFORE_REFERRAL",
        "NEVER_FILED",
        "NOT_YET_KNOWN",
    }
    assert min(outcomes.values()) >= 5
