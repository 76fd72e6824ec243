"""Criminal history abroad: whose home country ICE asked, and what it answered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from discretion.codes.foreign_history import Availability, ForeignFinding
from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.person import Person


def row(
    met_on: date, person: Person, identity: Mapping[str, str], chance: Chance
) -> dict[str, str]:
    """What EID holds of one check; blank where it does not say what came of it."""
    availability = rates.FOREIGN_AVAILABILITIES.draw(chance)
    found = availability is Availability.FOUND
    asked = found or availability is Availability.CHECKED_NONE
    finding = rates.FOREIGN_FINDINGS.draw(chance) if found else None
    felony = "Y" if chance.happens(rates.FOREIGN_FELONY) else "N"
    return {
        **identity,
        "checked_on": met_on.isoformat() if asked else "",
        "country": person.country.name.upper(),
        "availability": _words(availability),
        "finding": _words(finding),
        "felony_there": felony if found else "",
        "foreign_check_number": f"H{numbers.charge_number(person.number, 0)}",
    }


def _words(word: Availability | ForeignFinding | None) -> str:
    return str(word.value).replace("_", " ").capitalize() if word else ""
