from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from discretion.codes.release_reason import RELEASE_REASONS
from discretion.synthesis import detention
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import CASE, KEYED, LIVES, PERSON, charge, rows_of

_STAYS = [(life, stay) for life in LIVES for stay in life.stays]
_IN, _OUT = date(2014, 2, 1), date(2014, 3, 9)


def test_the_stints_of_a_stay_follow_one_another_without_break_or_overlap() -> None:
    for _, stay in _STAYS:
        stints = stay.stints
        assert stints[0].booked_in_on == stay.booked_in_on
        assert stints[-1].booked_out_on == stay.booked_out_on
        assert stints[-1].reason == stay.reason
        for earlier, later in pairwise(stints):
            assert earlier.booked_out_on == later.booked_in_on
            assert earlier.reason == "Transferred"
            assert earlier.booked_in_on <= later.booked_in_on


def test_a_stay_has_one_to_four_stints_some_of_a_single_day() -> None:
    counts = Counter(len(stay.stints) for _, stay in _STAYS)
    assert counts.keys() == {1, 2, 3, 4}
    assert any(
        stint.booked_in_on == stint.booked_out_on
        for _, stay in _STAYS
        for stint in stay.stints
        if len(stay.stints) > 1
    )


def test_stays_of_a_person_do_not_overlap() -> None:
    for life in LIVES:
        for earlier, later in pairwise(life.stays):
            assert earlier.booked_out_on
            assert earlier.booked_out_on < later.booked_in_on


def test_a_stay_ends_for_a_known_reason_or_lasts_beyond_the_window() -> None:
    ended = Counter(stay.reason for _, stay in _STAYS if stay.booked_out_on)
    assert set(ended) <= set(RELEASE_REASONS)
    assert ended["Removed"] > 0.25 * sum(ended.values())
    assert ended["Died"] >= 3
    lasting = [stay for _, stay in _STAYS if stay.booked_out_on is None]
    assert len(lasting) >= 5
    assert {stay.reason for stay in lasting} == {""}


def test_removal_ends_detention_on_its_day() -> None:
    left = {(id(life), one.departed_on) for life in LIVES for one in life.removals}
    removed = [
        (id(life), stay.booked_out_on)
        for life, stay in _STAYS
        if stay.reason == "Removed"
    ]
    assert len(removed) > 100
    assert set(removed) <= left


def test_no_country_takes_back_most_of_those_let_go_for_that_reason() -> None:
    let_go = [
        life.person.country.takes_back
        for life, stay in _STAYS
        if stay.reason == "Order of Supervision - No SLRRFF"
    ]
    assert len(let_go) >= 10
    assert sum(let_go) < 0.4 * len(let_go)


def test_children_are_handed_over_within_days() -> None:
    for life, stay in _STAYS:
        if stay.reason == detention.RESETTLED and stay.booked_out_on:
            assert life.person.age(stay.booked_in_on) < 18
            assert (stay.booked_out_on - stay.booked_in_on).days <= 5


def test_a_stay_after_the_window_is_open() -> None:
    stay = detention.stay(0, CASE, date(2016, 9, 1), date.max, "Removed", Chance(0))
    assert (stay.booked_out_on, stay.reason) == (None, "")
    assert stay.stints[-1].booked_out_on is None


@pytest.mark.parametrize("reason", ["Removed", "Paroled"])
def test_days_held_are_within_what_is_usual(reason: str) -> None:
    days = [detention.days_held(reason, Chance(n)).days for n in range(500)]
    assert 1 <= min(days) <= max(days) <= 70


def test_a_stint_may_first_stand_open_and_further_down_closed() -> None:
    stay = detention.stay(0, CASE, _IN, _OUT, "Removed", Chance(1))
    held = [
        list(detention.rows(stay, CASE, PERSON, [charge()], KEYED, Chance(n)))
        for n in range(100)
    ]
    twice = next(rows for rows in held if len(rows) > len(stay.stints))
    first, second = next(
        both
        for both in pairwise(twice)
        if both[0]["detention_number"] == both[1]["detention_number"]
    )
    assert (first["booked_out_on"], first["stay_release_reason"]) == ("", "")
    assert first["booked_in_on"] == second["booked_in_on"]
    assert second["stay_booked_out_on"] == "2014-03-09"


def test_every_stint_repeats_the_facts_of_its_stay() -> None:
    stay = detention.stay(0, CASE, _IN, _OUT, "Removed", Chance(3))
    row = list(detention.rows(stay, CASE, PERSON, [], KEYED, Chance(5)))[-1]
    assert {
        "stay_booked_in_on": "2014-02-01",
        "stay_booked_out_on": "2014-03-09",
        "booked_out_on": "2014-03-09",
        "stay_release_reason": "Removed",
        "release_reason": "Removed",
        "detained_by": "Phoenix Area of Responsibility",
        "criminality": "3 Other Immigration Violator",
        "threat_level": "NA",
        "case_status": "ACTIVE",
        "final_order_date": "",
        "msc_charge_code": "",
        "gender": "Male",
    }.items() <= row.items()


def test_deferred_action_shows_on_a_stay_only_once_it_was_granted() -> None:
    shown = [
        (life, row)
        for life, row in rows_of("IceDetention")
        if row["case_category"].startswith("[5D]")
    ]
    assert shown
    for life, row in shown:
        days = [str(case.deferred_on) for case in life.cases if case.deferred_on]
        assert any(day <= row["stay_booked_out_on"] for day in days)
