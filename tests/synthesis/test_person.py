from __future__ import annotations

from datetime import date

import pytest

from discretion.synthesis.names import NAMES
from discretion.synthesis.person import Person, pair

_PAIRS = [pair(7, number) for number in range(4000)]


def _related(one: Person, other: Person) -> bool:
    return bool(one.family_a_number and other.family_a_number)


def _share(count: int) -> float:
    return count / len(_PAIRS)


def test_persons_are_numbered_in_order_from_one() -> None:
    numbers = [person.number for both in _PAIRS for person in both]
    assert numbers == list(range(1, 8001))
    assert [person.id for person in _PAIRS[0]] == ["P00000001", "P00000002"]


def test_a_pair_is_drawn_again_without_the_others() -> None:
    assert pair(7, 1234) == _PAIRS[1234]
    assert pair(8, 1234) != _PAIRS[1234]


def test_three_pairs_in_ten_are_relatives_who_share_the_paternal_surname() -> None:
    families = [both for both in _PAIRS if _related(*both)]
    assert 0.28 < _share(len(families)) < 0.32
    assert all(one.paternal == other.paternal for one, other in families)
    assert all(one.country == other.country for one, other in families)


def test_siblings_share_both_surnames_and_are_most_of_the_relatives() -> None:
    siblings = [
        both
        for both in _PAIRS
        if _related(*both) and both[0].maternal == both[1].maternal
    ]
    assert 0.19 < _share(len(siblings)) < 0.23


def test_some_relatives_are_twins_or_parents_of_the_same_name() -> None:
    families = [both for both in _PAIRS if _related(*both)]
    twins = [both for both in families if both[0].birth_date == both[1].birth_date]
    namesakes = [
        (one, other)
        for one, other in families
        if (one.given, one.given_2, one.sex) == (other.given, other.given_2, other.sex)
        and one.birth_date.year - other.birth_date.year >= 17
    ]
    assert 0.002 < _share(len(twins)) < 0.012
    assert 0.012 < _share(len(namesakes)) < 0.03


def test_a_relative_may_be_given_the_number_of_the_other_only() -> None:
    for one, other in _PAIRS:
        if _related(one, other):
            assert one.family_a_number == other.a_numbers[0]
            assert other.family_a_number == one.a_numbers[0]
            assert (one.second, other.second) == (False, True)


def test_few_have_two_a_numbers_and_fewer_two_fins() -> None:
    persons = [person for both in _PAIRS for person in both]
    two_a_numbers = sum(len(person.a_numbers) == 2 for person in persons)
    two_fins = sum(len(person.fins) == 2 for person in persons)
    assert 0.024 < two_a_numbers / len(persons) < 0.036
    assert 0.002 < two_fins / len(persons) < 0.007


def test_most_have_two_surnames() -> None:
    persons = [person for both in _PAIRS for person in both]
    assert 0.88 < sum(bool(person.maternal) for person in persons) / 8000 < 0.94


def test_nobody_too_old_or_too_young_is_eligible_for_daca() -> None:
    eligible = [p.birth_date for both in _PAIRS for p in both if p.daca_eligible]
    assert date(1981, 6, 16) <= min(eligible) <= max(eligible) <= date(1999, 12, 31)
    assert 0.4 < len(eligible) / 8000 < 0.6


@pytest.mark.parametrize(
    ("on", "age"),
    [(date(2014, 3, 4), 23), (date(2014, 3, 5), 24), (date(2014, 12, 31), 24)],
)
def test_a_year_is_lived_on_the_birthday(on: date, age: int) -> None:
    person = _PAIRS[0][0]._replace(birth_date=date(1990, 3, 5))
    assert person.age(on) == age


def test_people_of_some_countries_bear_names_of_other_kinds() -> None:
    persons = [person for both in _PAIRS for person in both]
    kinds = {person.country.names for person in persons}
    assert kinds == {"HISPANIC", "CHINESE", "VIETNAMESE", "LAO", "ERITREAN"}
    for person in persons:
        given, surnames = NAMES[person.country.names]
        assert person.given in given[person.sex].values
        assert person.paternal in surnames.values
