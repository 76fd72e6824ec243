"""A person's identity as a component's clerk keys it, mistakes included."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from discretion.synthesis import misspelling
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.errors import CHILD_FIN_MISSING, Errors
from discretion.synthesis.names import GIVEN, NICKNAMES, SURNAMES
from discretion.synthesis.person import Person
from discretion.synthesis.places import COUNTRIES, Country

_SURNAMES_KEYED: Mapping[str, Callable[[str, str], str]] = {
    "both": "{} {}".format,
    "paternal": "{0}".format,
    "maternal": "{1}".format,
    "swapped": "{1} {0}".format,
    "hyphenated": "{}-{}".format,
    "joined": "{}{}".format,
    "paternal_in_middle": "{1}".format,
}
_ONE_DIGIT_OFF: Mapping[int, tuple[int, ...]] = {
    day: tuple(
        other
        for other in range(1, 29)
        if (day // 10 == other // 10) is not (day % 10 == other % 10)
    )
    for day in range(1, 32)
}
"""Day of the month to those that differ from it in one digit, in any month."""


class Clerk:
    """Someone who keys identities for one component, as carefully as it does."""

    def __init__(self, errors: Errors) -> None:
        self._errors = errors
        self._surnames = Odds(
            {way: getattr(errors, f"surname_{way}") for way in _SURNAMES_KEYED}
        )

    def keys(self, person: Person, on: date, chance: Chance) -> dict[str, str]:
        """The identity columns of one record; a receipt number is not theirs to key."""
        given, middle, surname = self._names(person, chance)
        sex_wrong = chance.happens(self._errors.sex_wrong)
        return {
            "a_number": self._a_number(person, chance),
            "fin": self._fin(person, on, chance),
            "receipt_number": "",
            "given_name": given,
            "middle_name": middle,
            "surname": surname,
            "birth_date": self._birth_date(person.birth_date, chance),
            "birth_country": self._country(person.country, chance).name.upper(),
            "sex": {"F": "M", "M": "F"}[person.sex] if sex_wrong else person.sex,
        }

    def _a_number(self, person: Person, chance: Chance) -> str:
        errors = self._errors
        if chance.happens(errors.a_number_missing):
            return ""
        if person.family_a_number and (
            chance.happens(errors.a_number_of_relative)
            or (person.second and chance.happens(errors.a_number_of_first_relative))
        ):
            return person.family_a_number
        number = chance.one_of(person.a_numbers)
        if chance.happens(errors.a_number_digit):
            return _digit_wrong(number, chance)
        if chance.happens(errors.a_number_transposed):
            return _transposed(number, chance)
        return number

    def _fin(self, person: Person, on: date, chance: Chance) -> str:
        errors = self._errors
        child = person.age(on) < 14
        if chance.happens(CHILD_FIN_MISSING if child else errors.fin_missing):
            return ""
        number = chance.one_of(person.fins)
        return (
            _digit_wrong(number, chance) if chance.happens(errors.fin_digit) else number
        )

    def _names(self, person: Person, chance: Chance) -> tuple[str, str, str]:
        errors = self._errors
        given, middle, surname = self._spoken(person, chance)
        for rate, misspelled in (
            (errors.typo, misspelling.mistyped),
            (errors.phonetic, misspelling.by_ear),
            (errors.scan, misspelling.by_scanner),
        ):
            if chance.happens(rate / 2):
                given = misspelled(given, chance)
            elif chance.happens(rate / 2):
                surname = misspelled(surname, chance)
        if chance.happens(errors.given_and_surname_swapped):
            given, surname = surname, given
        return given, middle, surname

    def _spoken(self, person: Person, chance: Chance) -> tuple[str, str, str]:
        """The names as given to the clerk, and as the form has room for them."""
        errors = self._errors
        given, middle, paternal = person.given, person.given_2, person.paternal
        if chance.happens(errors.alias):
            given, paternal = GIVEN[person.sex].draw(chance), SURNAMES.draw(chance)
        if chance.happens(errors.nickname):
            given = NICKNAMES.get(given, given)
        if middle and chance.happens(errors.given_names_swapped):
            given, middle = middle, given
        if chance.happens(errors.first_given_only):
            middle = ""
        if person.sex == "F" and chance.happens(errors.married_name):
            return given, middle, person.married
        if not person.maternal:
            return given, middle, paternal
        way = self._surnames.draw(chance)
        surname = _SURNAMES_KEYED[way](paternal, person.maternal)
        return given, paternal if way == "paternal_in_middle" else middle, surname

    def _country(self, country: Country, chance: Chance) -> Country:
        if chance.happens(self._errors.country_wrong):
            return chance.one_of([c for c in COUNTRIES.values if c != country])
        return country

    def _birth_date(self, born: date, chance: Chance) -> str:
        errors = self._errors
        if chance.happens(errors.birth_missing):
            return ""
        if chance.happens(errors.birth_day_and_month_swapped) and born.day <= 12:
            born = born.replace(month=born.day, day=born.month)
        if chance.happens(errors.birth_digit):
            born = born.replace(day=chance.one_of(_ONE_DIGIT_OFF[born.day]))
        if chance.happens(errors.birth_year):
            years = chance.one_of((-10, -2, -1, 1, 2))
            leap_day = (born.month, born.day) == (2, 29)
            born = born.replace(
                year=born.year + years, day=28 if leap_day else born.day
            )
        if chance.happens(errors.birth_new_year):
            born = born.replace(month=1, day=1)
        return born.isoformat()


def _digit_wrong(number: str, chance: Chance) -> str:
    """One digit replaced; never the first, which keeps numbers within their range."""
    at = chance.between(1, len(number) - 1)
    other = (int(number[at]) + chance.between(1, 9)) % 10
    return f"{number[:at]}{other}{number[at + 1 :]}"


def _transposed(number: str, chance: Chance) -> str:
    """Two neighbouring digits in each other's place; never the first."""
    at = chance.between(1, len(number) - 2)
    return f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}"
