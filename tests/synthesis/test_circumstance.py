from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.codes.discretion import Basis, Circumstance
from discretion.synthesis import circumstance, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.person import Person
from tests.synthesis.lives import PERSON, rows_of, share

_ON = date(2014, 6, 1)
_OLD = PERSON._replace(birth_date=date(1940, 1, 1), came_as_child=False)
_WOMAN = PERSON._replace(sex="F")


def _reasons(person: Person) -> list[circumstance.Reason]:
    return [circumstance.reason(person, _ON, Chance(n)) for n in range(3000)]


def _told(person: Person) -> set[Circumstance | None]:
    return {special for _, special in _reasons(person)}


def test_only_women_of_that_age_are_nursing_mothers() -> None:
    older = _WOMAN._replace(birth_date=date(1960, 1, 1), came_as_child=False)
    assert Circumstance.NURSING_MOTHER in _told(_WOMAN)
    for person in (PERSON, older, _OLD):
        assert Circumstance.NURSING_MOTHER not in _told(person)


def test_only_the_old_are_elderly_and_sometimes_it_is_not_recorded() -> None:
    assert _told(_OLD) == {Circumstance.ELDERLY, None}
    assert Circumstance.ELDERLY not in _told(PERSON)


def test_most_acts_have_no_recorded_basis() -> None:
    missing = share([basis is None for basis, _ in _reasons(PERSON)])
    assert missing == pytest.approx(0.58, abs=0.04)


def test_every_basis_occurs_and_daca_is_that_of_the_eligible_alone() -> None:
    every = {*Basis, None} - {Basis.NOT_RECORDED}
    assert {basis for basis, _ in _reasons(PERSON)} == every
    other = PERSON._replace(came_as_child=False)
    assert {basis for basis, _ in _reasons(other)} == every - {Basis.DACA}


def test_nobody_gives_daca_as_a_reason_before_it_was_announced() -> None:
    before = rates.DACA_ANNOUNCED - timedelta(1)
    reasons = {circumstance.reason(PERSON, before, Chance(n))[0] for n in range(2000)}
    assert Basis.DACA not in reasons


def test_a_circumstance_and_its_basis_agree_where_both_are_recorded() -> None:
    both = {pair for pair in _reasons(_WOMAN) if all(pair)}
    assert both == {
        (Basis.VICTIM_OR_WITNESS, Circumstance.CRIME_VICTIM),
        (Basis.VICTIM_OR_WITNESS, Circumstance.WITNESS),
        (Basis.VICTIM_OR_WITNESS, Circumstance.PLAINTIFF),
        (Basis.HUMANITARIAN, Circumstance.NURSING_MOTHER),
    }


@pytest.mark.parametrize("table", ["IceEncounter", "IceCourtAction"])
def test_what_is_recorded_agrees_with_sex_and_age(table: str) -> None:
    for life, row in rows_of(table):
        if row["circumstance"] == "NURSING_MOTHER":
            assert life.person.sex == "F"
        if row["circumstance"] == "ELDERLY":
            assert life.person.birth_date < date(1952, 1, 1)
