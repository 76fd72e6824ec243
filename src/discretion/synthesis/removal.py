"""Removals: who left the country, when and where to, and what EID holds of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from discretion.synthesis import conviction, numbers
from discretion.synthesis.case import Case, state
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import PORTS_OF_DEPARTURE


class Removal(NamedTuple):
    """One departure, in the case with that number; `again` after an earlier removal."""

    number: int
    case: int
    departed_on: date
    port: str
    again: bool


def removed(number: int, case: Case, on: date, again: bool, chance: Chance) -> Removal:
    """A departure on that day."""
    return Removal(number, case.number, on, PORTS_OF_DEPARTURE.draw(chance), again)


def row(
    removal: Removal,
    case: Case,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What EID holds of a departure."""
    on = removal.departed_on
    status, category, ordered_on = state(case, on)
    worst = conviction.most_serious(charges, on, chance)
    country = person.country.name.upper()
    return {
        **identity,
        "departed_on": on.isoformat(),
        "departure_country": country,
        "port_of_departure": removal.port,
        "docket_aor": case.office.area,
        "final_program": case.program,
        "final_order_date": ordered_on,
        "prior_deport": "Y" if removal.again else "N",
        "criminality": conviction.criminality(charges, on),
        "threat_level": conviction.threat_level(charges, on),
        "processing_disposition": case.disposition,
        "case_status": status,
        "case_category": category,
        **worst,
        "msc_criminal_charge_status": "Convicted" if worst["msc_charge_code"] else "",
        "citizenship_country": country,
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "duplicate_likely": "",
        "removal_number": numbers.paper_number("", person.number, removal.number),
    }
