from __future__ import annotations

import pytest

from discretion.codes.ncic import CHARGE_CATEGORIES, CHARGE_DIGITS, NCIC_CATEGORIES
from discretion.synthesis.crime import CRIMES, FRAUD, IMMIGRATION, Crime
from tests.synthesis.lives import crime

_NAMED = [one for one in CRIMES.values if one.category]


@pytest.mark.parametrize("one", _NAMED, ids=[one.category for one in _NAMED])
def test_a_code_begins_with_the_number_of_its_category(one: Crime) -> None:
    assert one.category in NCIC_CATEGORIES
    for code in one.codes:
        assert len(code) == CHARGE_DIGITS
        assert CHARGE_CATEGORIES[code[:2]] == one.category


def test_a_crime_without_category_has_no_code() -> None:
    assert crime("").codes == ()


def test_the_categories_that_are_grounds_of_their_own_exist() -> None:
    assert {crime(IMMIGRATION).category, crime(FRAUD).category} == {IMMIGRATION, FRAUD}
