"""Who is simulated: a person's true identity, and whom they are related to.

Persons come in pairs, and three pairs in ten are relatives. A pair is drawn from the
seed and its number alone, so any person can be drawn again without the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.synthesis import numbers
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.names import NAMES
from discretion.synthesis.places import COUNTRIES, Country

_KINSHIPS = Odds(
    {"NONE": 0.700, "SIBLING": 0.200, "PARENT": 0.074, "NAMESAKE": 0.020, "TWIN": 0.006}
)
_TWO_A_NUMBERS = 0.03
_TWO_FINS = 0.004
_TWO_GIVEN_NAMES = 0.65
_BORN_ON_NEW_YEAR = 0.03

_DACA_BIRTHS = (date(1981, 6, 16), date(1999, 12, 31))
_BIRTHS = Odds(
    {
        _DACA_BIRTHS: 0.69,
        (date(1932, 1, 1), date(1950, 12, 31)): 0.01,
        (date(1955, 1, 1), date(1969, 12, 31)): 0.10,
        (date(1970, 1, 1), date(1981, 6, 15)): 0.14,
        (date(2000, 1, 1), date(2009, 12, 31)): 0.06,
    }
)
_CAME_AS_CHILD = 0.75
"""Share of those of the right age who meet the other DACA criteria."""

SEXES: Mapping[str, str] = {"F": "Female", "M": "Male"}
"""Sex, as a letter and as the word."""


class Person(NamedTuple):
    """A person's true identity.

    `married` is the surname a woman may take by marriage. `family_a_number` is that of
    the relative, empty where there is none, and `second` marks the second of two
    relatives: both feed errors in which a clerk keys the wrong person's number.
    """

    number: int
    sex: str
    birth_date: date
    country: Country
    given: str
    given_2: str
    paternal: str
    maternal: str
    married: str
    a_numbers: tuple[str, ...]
    fins: tuple[str, ...]
    came_as_child: bool
    family_a_number: str = ""
    second: bool = False

    @property
    def id(self) -> str:
        """The person as `truth.csv` names them."""
        return f"P{self.number:08}"

    @property
    def daca_eligible(self) -> bool:
        """True where the person may ask for deferred action as a childhood arrival."""
        first, last = _DACA_BIRTHS
        return self.came_as_child and first <= self.birth_date <= last

    def age(self, on: date) -> int:
        """Whole years lived by that day."""
        born = self.birth_date
        before_birthday = (on.month, on.day) < (born.month, born.day)
        return on.year - born.year - before_birthday


def pair(seed: int, number: int) -> tuple[Person, Person]:
    """Two persons; the pair numbered 0 holds persons 1 and 2."""
    chance = Chance(f"{seed}/pair/{number}")
    first = _stranger(2 * number + 1, chance)
    second = _stranger(2 * number + 2, chance)
    kinship = _KINSHIPS.draw(chance)
    if kinship == "NONE":
        return first, second
    return (
        first._replace(family_a_number=second.a_numbers[0]),
        _relative(kinship, first, second, chance)._replace(
            family_a_number=first.a_numbers[0], second=True
        ),
    )


def _stranger(number: int, chance: Chance) -> Person:
    sex = chance.one_of(tuple(SEXES))
    country = COUNTRIES.draw(chance)
    given, surnames = NAMES[country.names]
    return Person(
        number=number,
        sex=sex,
        birth_date=_birth_date(chance),
        country=country,
        given=given[sex].draw(chance),
        given_2=given[sex].draw(chance) if chance.happens(_TWO_GIVEN_NAMES) else "",
        paternal=surnames.draw(chance),
        maternal=surnames.draw(chance) if country.two_surnames else "",
        married=surnames.draw(chance),
        a_numbers=tuple(
            numbers.a_number(number, which)
            for which in range(1 + chance.happens(_TWO_A_NUMBERS))
        ),
        fins=tuple(
            numbers.fin(number, which) for which in range(1 + chance.happens(_TWO_FINS))
        ),
        came_as_child=chance.happens(_CAME_AS_CHILD),
    )


def _birth_date(chance: Chance) -> date:
    born = chance.day(*_BIRTHS.draw(chance))
    return born.replace(month=1, day=1) if chance.happens(_BORN_ON_NEW_YEAR) else born


def _relative(kinship: str, first: Person, second: Person, chance: Chance) -> Person:
    """The second person, made a relative of the first: a parent is the older one."""
    given = NAMES[first.country.names][0][second.sex].draw(chance)
    kin = second._replace(country=first.country, given=given, paternal=first.paternal)
    parent_born = first.birth_date - timedelta(chance.between(17 * 366, 35 * 365))
    if kinship == "PARENT":
        return kin._replace(birth_date=parent_born)
    if kinship == "NAMESAKE":
        return kin._replace(
            sex=first.sex,
            given=first.given,
            given_2=first.given_2,
            birth_date=parent_born,
        )
    if kinship == "TWIN":
        kin = kin._replace(birth_date=first.birth_date)
    return kin._replace(maternal=first.maternal)
