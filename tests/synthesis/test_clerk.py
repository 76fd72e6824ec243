from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.record import IDENTITY_COLUMNS, Component
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.errors import ERRORS, Errors
from discretion.synthesis.person import Person
from discretion.synthesis.places import Country

Identity = dict[str, str]

_ON = date(2014, 5, 5)
_ROWS = 20_000
_MEXICO = Country("Mexico", "MEXIC")
_LUIS = Person(
    number=1,
    sex="M",
    birth_date=date(1990, 5, 9),
    country=_MEXICO,
    given="FRANCISCO",
    given_2="UGO",
    paternal="PATERNO",
    maternal="MATERNO",
    married="ESPOSO",
    a_numbers=("012345678",),
    fins=("1234567890",),
    came_as_child=True,
)
_NO_ERRORS = Errors(
    **{f.name: float(f.name == "surname_both") for f in dataclasses.fields(Errors)}
)
_SHAPES = {
    "PATERNO MATERNO": "surname_both",
    "PATERNO": "surname_paternal",
    "MATERNO": "surname_maternal",
    "MATERNO PATERNO": "surname_swapped",
    "PATERNO-MATERNO": "surname_hyphenated",
    "PATERNOMATERNO": "surname_joined",
}
_CASES: dict[str, Callable[[Identity], bool]] = {
    "a_number_missing": lambda row: row["a_number"] == "",
    "fin_missing": lambda row: row["fin"] == "",
    "birth_missing": lambda row: row["birth_date"] == "",
    "birth_day_and_month_swapped": lambda row: row["birth_date"] == "1990-09-05",
    "birth_digit": lambda row: (
        row["birth_date"][:8] == "1990-05-" and row["birth_date"][8:] != "09"
    ),
    "birth_year": lambda row: row["birth_date"][:4] not in ("1990", ""),
    "birth_new_year": lambda row: row["birth_date"].endswith("-01-01"),
    "country_wrong": lambda row: row["birth_country"] != "MEXICO",
    "sex_wrong": lambda row: row["sex"] == "F",
    "nickname": lambda row: row["given_name"] == "PANCHO",
    "first_given_only": lambda row: row["middle_name"] == "",
    "given_names_swapped": lambda row: row["given_name"] == "UGO",
}


def _keyed(component: Component, person: Person = _LUIS) -> list[Identity]:
    clerk, chance = Clerk(ERRORS[component]), Chance("clerk")
    return [clerk.keys(person, _ON, chance) for _ in range(_ROWS)]


@pytest.fixture(scope="module", params=Component, ids=lambda c: c.value)
def keyed(request: pytest.FixtureRequest) -> tuple[Errors, list[Identity]]:
    """What one component's clerks make of one man, and how careful they are."""
    return ERRORS[request.param], _keyed(request.param)


@pytest.mark.parametrize("error", _CASES)
def test_each_mistake_is_about_as_common_as_declared(
    error: str, keyed: tuple[Errors, list[Identity]]
) -> None:
    errors, rows = keyed
    rate = getattr(errors, error)
    share = sum(map(_CASES[error], rows)) / len(rows)
    assert share == pytest.approx(rate, rel=0.12, abs=0.003)


def test_surnames_are_keyed_in_seven_ways_as_often_as_declared(
    keyed: tuple[Errors, list[Identity]],
) -> None:
    errors, rows = keyed
    weights = {way: getattr(errors, way) for way in _SHAPES.values()}
    in_middle = errors.surname_paternal_in_middle
    weights["surname_maternal"] += in_middle
    ways = Counter(_SHAPES.get(row["surname"], "") for row in rows)
    for way, weight in weights.items():
        share = weight / (sum(weights.values()))
        assert ways[way] / len(rows) == pytest.approx(share, rel=0.15, abs=0.004)


def test_a_wrong_day_of_birth_differs_in_one_digit() -> None:
    clerk, chance = Clerk(dataclasses.replace(_NO_ERRORS, birth_digit=1.0)), Chance(1)
    keyed = {clerk.keys(_LUIS, _ON, chance)["birth_date"] for _ in range(200)}
    days = [*range(1, 9), 19]
    assert keyed == {f"1990-05-{day:02}" for day in days}


@pytest.mark.parametrize("error", ["typo", "phonetic", "scan"])
def test_a_misspelling_strikes_the_given_name_or_the_surname(error: str) -> None:
    clerk = Clerk(dataclasses.replace(_NO_ERRORS, **{error: 1.0}))
    chance = Chance("misspelled")
    luis = _LUIS._replace(paternal="VELEZ", maternal="")
    rows = [clerk.keys(luis, _ON, chance) for _ in range(400)]
    given = sum(row["given_name"] != "FRANCISCO" for row in rows)
    surname = sum(row["surname"] != "VELEZ" for row in rows)
    assert given == pytest.approx(200, abs=40)
    assert surname == pytest.approx(100, abs=40)
    assert given + surname <= len(rows)


def test_who_was_born_on_a_leap_day_gets_a_day_that_exists() -> None:
    clerk = Clerk(dataclasses.replace(_NO_ERRORS, birth_year=1.0))
    born = _LUIS._replace(birth_date=date(1992, 2, 29))
    chance = Chance("leap")
    keyed = {clerk.keys(born, _ON, chance)["birth_date"] for _ in range(99)}
    assert keyed == {f"{year}-02-28" for year in (1982, 1990, 1991, 1993, 1994)}


@given(st.integers())
def test_a_clerk_who_errs_in_nothing_keys_the_truth(seed: int) -> None:
    assert Clerk(_NO_ERRORS).keys(_LUIS, _ON, Chance(seed)) == {
        "a_number": "012345678",
        "fin": "1234567890",
        "receipt_number": "",
        "given_name": "FRANCISCO",
        "middle_name": "UGO",
        "surname": "PATERNO MATERNO",
        "birth_date": "1990-05-09",
        "birth_country": "MEXICO",
        "sex": "M",
    }


def test_every_identity_column_is_keyed() -> None:
    assert list(_keyed(Component.ICE)[0]) == list(IDENTITY_COLUMNS)


def test_numbers_go_wrong_by_one_digit_or_two_that_change_places() -> None:
    rows = _keyed(Component.CBP)
    wrong = {row["a_number"] for row in rows} - {"", *_LUIS.a_numbers}
    assert wrong
    for number in wrong:
        differs = [at for at in range(9) if number[at] != "012345678"[at]]
        assert 0 not in differs
        assert len(differs) == 1 or differs[1] == differs[0] + 1


def test_a_childs_fin_is_mostly_missing() -> None:
    child = _LUIS._replace(birth_date=date(2003, 1, 1))
    missing = sum(row["fin"] == "" for row in _keyed(Component.ICE, child))
    assert missing / _ROWS == pytest.approx(0.9, abs=0.01)


def test_cbp_writes_the_second_relative_under_the_first_ones_number() -> None:
    first = _LUIS._replace(family_a_number="087654321")
    shares = [
        sum(row["a_number"] == "087654321" for row in _keyed(Component.CBP, person))
        / _ROWS
        for person in (first, first._replace(second=True))
    ]
    assert shares == [
        pytest.approx(0.015 * 0.72, abs=0.003),
        pytest.approx(0.054 * 0.72, abs=0.005),
    ]


def test_some_women_appear_under_a_married_name_and_no_man_does() -> None:
    woman = _LUIS._replace(sex="F")
    shares = [
        sum(row["surname"] == "ESPOSO" for row in _keyed(Component.USCIS, person))
        / _ROWS
        for person in (_LUIS, woman)
    ]
    assert shares == [0, pytest.approx(0.07, abs=0.007)]


def test_who_has_one_surname_is_keyed_with_one() -> None:
    single = _LUIS._replace(maternal="")
    keyed = Counter(row["surname"] for row in _keyed(Component.USCIS, single))
    assert keyed.most_common(1)[0][0] == "PATERNO"
    assert not any(" " in surname or "-" in surname for surname in keyed)


def test_who_has_two_numbers_goes_by_either() -> None:
    double = _LUIS._replace(a_numbers=("012345678", "087654321"))
    keyed = Counter(row["a_number"] for row in _keyed(Component.ICE, double))
    assert keyed["087654321"] == pytest.approx(keyed["012345678"], rel=0.1)
