from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.synthesis import numbers
from discretion.synthesis.numbers import (
    MOST_EVENTS,
    MOST_PARTS,
    MOST_PERSONS,
    MOST_REQUESTS,
)

_PERSONS = st.integers(1, MOST_PERSONS)
_OF_PERSON = {
    "a_number": (numbers.a_number, 2),
    "fin": (numbers.fin, 2),
    "subject_number": (numbers.subject_number, MOST_EVENTS),
    "charge_number": (numbers.charge_number, MOST_EVENTS),
    "paper_number": (lambda p, w: numbers.paper_number("I", p, w), MOST_EVENTS),
    "part_number": (
        lambda p, w: numbers.part_number(p, w // MOST_PARTS, w % MOST_PARTS),
        MOST_EVENTS * MOST_PARTS,
    ),
    "receipt_number": (
        lambda p, w: numbers.receipt_number("EAC", 2014, p, w),
        MOST_REQUESTS,
    ),
    "event_number": (
        lambda p, w: numbers.event_number("TCA", 2014, p, w),
        MOST_EVENTS,
    ),
}


@pytest.mark.parametrize("kind", _OF_PERSON)
@given(here=_PERSONS, there=_PERSONS)
def test_no_two_numbers_of_a_kind_are_alike(kind: str, here: int, there: int) -> None:
    number: Callable[[int, int], str]
    number, most = _OF_PERSON[kind]
    persons = {*range(here, here + 20), *range(there, there + 20)}
    given_out = {number(person, which) for person in persons for which in range(most)}
    assert len(given_out) == most * len(persons)


@given(_PERSONS, st.integers(0, 1))
def test_an_a_number_has_nine_digits_and_leaves_those_from_900000000_free(
    person: int, which: int
) -> None:
    assert re.fullmatch("[0-8][0-9]{8}", numbers.a_number(person, which))


@given(_PERSONS, st.integers(0, 1))
def test_a_fin_has_ten_digits_and_leaves_those_from_1900000000_free(
    person: int, which: int
) -> None:
    assert re.fullmatch("1[0-8][0-9]{8}", numbers.fin(person, which))


@given(_PERSONS, st.integers(0, MOST_REQUESTS - 1))
def test_a_receipt_number_is_three_letters_and_ten_digits(
    person: int, which: int
) -> None:
    receipt = numbers.receipt_number("LIN", 2013, person, which)
    assert re.fullmatch("LIN13[0-9]{8}", receipt)
