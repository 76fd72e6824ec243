"""How often each component gets a part of an identity wrong.

The figures follow audits and linkage studies where there are any, and are assumptions
where there are none. Agencies differ from year to year in how carefully they key, so
each seed varies every rate by up to a third.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from discretion.record import Component
from discretion.synthesis.chance import Chance


@dataclasses.dataclass(frozen=True)
class Errors:
    """Shares of records; surnames are weights of the seven ways to key them."""

    a_number_missing: float
    a_number_digit: float
    a_number_transposed: float
    a_number_of_relative: float
    a_number_of_first_relative: float
    fin_missing: float
    fin_digit: float
    surname_both: float
    surname_paternal: float
    surname_maternal: float
    surname_swapped: float
    surname_hyphenated: float
    surname_joined: float
    surname_paternal_in_middle: float
    typo: float
    phonetic: float
    scan: float
    nickname: float
    alias: float
    given_and_surname_swapped: float
    given_names_swapped: float
    first_given_only: float
    birth_missing: float
    birth_day_and_month_swapped: float
    birth_digit: float
    birth_year: float
    birth_new_year: float
    country_wrong: float
    sex_wrong: float
    married_name: float

    def varied(self, chance: Chance) -> Errors:
        """Each rate between two thirds and four thirds of what it is."""
        return Errors(
            *(
                rate * (2 + 2 * chance.random()) / 3
                for rate in dataclasses.astuple(self)
            )
        )


CHILD_FIN_MISSING = 0.9
"""Share of records without FIN of children under 14, who are not fingerprinted."""

ERRORS: Mapping[Component, Errors] = {
    Component.ICE: Errors(
        a_number_missing=0.06,
        a_number_digit=0.006,
        a_number_transposed=0.003,
        a_number_of_relative=0.003,
        a_number_of_first_relative=0.0,
        fin_missing=0.08,
        fin_digit=0.001,
        surname_both=0.45,
        surname_paternal=0.40,
        surname_maternal=0.02,
        surname_swapped=0.025,
        surname_hyphenated=0.05,
        surname_joined=0.015,
        surname_paternal_in_middle=0.04,
        typo=0.02,
        phonetic=0.015,
        scan=0.004,
        nickname=0.01,
        alias=0.015,
        given_and_surname_swapped=0.012,
        given_names_swapped=0.010,
        first_given_only=0.45,
        birth_missing=0.004,
        birth_day_and_month_swapped=0.006,
        birth_digit=0.010,
        birth_year=0.008,
        birth_new_year=0.006,
        country_wrong=0.008,
        sex_wrong=0.003,
        married_name=0.02,
    ),
    Component.CBP: Errors(
        a_number_missing=0.28,
        a_number_digit=0.008,
        a_number_transposed=0.004,
        a_number_of_relative=0.015,
        a_number_of_first_relative=0.04,
        fin_missing=0.12,
        fin_digit=0.001,
        surname_both=0.50,
        surname_paternal=0.36,
        surname_maternal=0.02,
        surname_swapped=0.03,
        surname_hyphenated=0.05,
        surname_joined=0.01,
        surname_paternal_in_middle=0.03,
        typo=0.02,
        phonetic=0.03,
        scan=0.002,
        nickname=0.006,
        alias=0.02,
        given_and_surname_swapped=0.015,
        given_names_swapped=0.015,
        first_given_only=0.50,
        birth_missing=0.006,
        birth_day_and_month_swapped=0.010,
        birth_digit=0.012,
        birth_year=0.014,
        birth_new_year=0.012,
        country_wrong=0.012,
        sex_wrong=0.004,
        married_name=0.01,
    ),
    Component.USCIS: Errors(
        a_number_missing=0.22,
        a_number_digit=0.004,
        a_number_transposed=0.002,
        a_number_of_relative=0.002,
        a_number_of_first_relative=0.0,
        fin_missing=0.20,
        fin_digit=0.0005,
        surname_both=0.72,
        surname_paternal=0.18,
        surname_maternal=0.004,
        surname_swapped=0.008,
        surname_hyphenated=0.06,
        surname_joined=0.008,
        surname_paternal_in_middle=0.02,
        typo=0.012,
        phonetic=0.002,
        scan=0.01,
        nickname=0.004,
        alias=0.002,
        given_and_surname_swapped=0.004,
        given_names_swapped=0.004,
        first_given_only=0.20,
        birth_missing=0.001,
        birth_day_and_month_swapped=0.004,
        birth_digit=0.003,
        birth_year=0.002,
        birth_new_year=0.0,
        country_wrong=0.003,
        sex_wrong=0.001,
        married_name=0.07,
    ),
}
"""Rates by component, before they are varied."""
