"""Arrests by ICE: how and by which program, and what EID holds of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from discretion.synthesis import conviction, numbers, rates
from discretion.synthesis.case import Case, state
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.charge import Charge
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import Office

_IN_JAIL = Odds(
    {
        ("CAP Local Incarceration", "ERO Criminal Alien Program"): 0.70,
        ("CAP State Incarceration", "ERO Criminal Alien Program"): 0.18,
        ("CAP Federal Incarceration", "ERO Criminal Alien Program"): 0.07,
        ("287(g) Program", "287g Program"): 0.05,
    }
)
_AT_LARGE = Odds(
    {
        ("Located", "Fugitive Operations"): 0.34,
        ("Non-Custodial Arrest", "Non-Detained Docket Control"): 0.26,
        ("Custodial Arrest", "ERO Criminal Alien Program"): 0.14,
        ("Other efforts", "Fugitive Operations"): 0.10,
        ("Probation and Parole", "ERO Criminal Alien Program"): 0.08,
        ("ERO Reprocessed Arrest", "Detained Docket Control"): 0.05,
        ("Worksite Enforcement", "Homeland Security Investigations"): 0.03,
    }
)
_TARGETED = {True: 0.95, False: 0.75}
BORDER_PATROL = "Border Patrol"
"""The program of those whom the Border Patrol hands over: no arrest by ICE."""


class Arrest(NamedTuple):
    """One administrative arrest, in the case with that number."""

    number: int
    case: int
    on: date
    office: Office
    method: str
    program: str
    targeted: bool


def arrested(
    number: int, case: Case, on: date, in_jail: bool, chance: Chance
) -> Arrest:
    """An arrest on that day."""
    method, program = (_IN_JAIL if in_jail else _AT_LARGE).draw(chance)
    targeted = chance.happens(_TARGETED[in_jail])
    return Arrest(number, case.number, on, case.office, method, program, targeted)


def row(
    arrest: Arrest,
    case: Case,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
) -> dict[str, str]:
    """What EID holds of an arrest, and of its case as of the extract."""
    status, category, _ = state(case, rates.LAST_DAY)
    return {
        **identity,
        "apprehension_date": arrest.on.isoformat(),
        "apprehension_method": arrest.method,
        "apprehension_type": "Targeted" if arrest.targeted else "Collateral",
        "apprehension_aor": arrest.office.area,
        "criminality": conviction.criminality(charges, arrest.on),
        "final_program": arrest.program,
        "case_status": status,
        "case_category": category,
        "citizenship_country": person.country.name.upper(),
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "duplicate_likely": "",
        "arrest_number": numbers.paper_number("", person.number, arrest.number),
    }
