"""Ports of entry: whom officers find inadmissible there, and what SIGMA holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from discretion.synthesis import numbers
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import FIELD_OFFICES

_ENDS = Odds(
    {
        ("WITHDRAWAL", "TURNED_BACK"): 0.38,
        ("EXPEDITED REMOVAL", "REMOVED"): 0.24,
        ("NOTICE TO APPEAR (I-862)", "COURT"): 0.16,
        ("EXPEDITED REMOVAL WITH CREDIBLE FEAR", "FEAR"): 0.10,
        ("PAROLE", "NOTHING"): 0.07,
        ("VISA WAIVER REFUSAL", "TURNED_BACK"): 0.05,
    }
)
_FULL_TITLE = 0.3


class Inadmissible(NamedTuple):
    """One person found inadmissible at a port; `then` is what follows."""

    number: int
    on: date
    office: str
    disposition: str
    then: str


def found(number: int, on: date, chance: Chance) -> Inadmissible:
    """A person found inadmissible on that day."""
    disposition, then = _ENDS.draw(chance)
    return Inadmissible(number, on, FIELD_OFFICES.draw(chance), disposition, then)


def row(
    one: Inadmissible, person: Person, identity: Mapping[str, str], chance: Chance
) -> dict[str, str]:
    """What SIGMA holds of it."""
    titled = chance.happens(_FULL_TITLE)
    return {
        **identity,
        "found_on": one.on.isoformat(),
        "field_office": f"{one.office.upper()} FIELD OFFICE" if titled else one.office,
        "disposition": one.disposition,
        "citizenship": person.country.name.upper(),
        "age": str(person.age(one.on)),
        "gender": SEXES[identity["sex"]],
        "duplicate_likely": "",
        "sigma_event_id": numbers.paper_number("", person.number, one.number),
        "sigma_subject_person_id": numbers.subject_number(person.number, one.number),
    }
