"""How persons came and what they show of school: facts on forms, where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.education import EducationOrService
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Record
from discretion.synthesis import rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import Person

_RESIDED_SINCE = date(2007, 6, 15)
_FIRST_ARRIVAL = date(1982, 1, 1)
_YEAR = timedelta(365)
_SHOWN = Odds(
    {
        EducationOrService.IN_SCHOOL: 0.35,
        EducationOrService.GRADUATED: 0.42,
        EducationOrService.GED: 0.2,
        EducationOrService.HONORABLY_DISCHARGED: 0.03,
    }
)


class Past(NamedTuple):
    """When a person first came, and what he or she shows of school or service."""

    arrived_on: date
    shows: EducationOrService


def past(person: Person, chance: Chance) -> Past:
    """A past by which those who came as children meet the criteria."""
    born = person.birth_date
    earliest = max(_FIRST_ARRIVAL, born + timedelta(30))
    if person.daca_eligible:
        latest = min(born + 15 * _YEAR, _RESIDED_SINCE)
    else:
        latest = max(earliest, rates.FIRST_DAY - _YEAR)
    return Past(chance.day(earliest, max(earliest, latest)), _SHOWN.draw(chance))


def facts(
    record: type[Record], row: Mapping[str, str], past: Past, chance: Chance
) -> dict[str, str]:
    """The facts that a record of this type may hold."""
    if record is UscisDacaRequest:
        return _on_form(row, past, chance)
    if record in (CbpApprehension, IceEncounter):
        return {"entered_on": _entry(record, row, past, chance)}
    return {}


def _on_form(row: Mapping[str, str], past: Past, chance: Chance) -> dict[str, str]:
    """What stands on the form, each fact or none; a few state too little."""
    doubtful = chance.happens(rates.FORM_FACTS_DOUBTFUL)
    shown = EducationOrService.NONE if doubtful else past.shows
    stated = {
        "initial_entry_on": past.arrived_on.isoformat(),
        "resided_since": _resided_since(row, past, doubtful),
        "education_or_service": shown.value.replace("_", " "),
    }
    return {
        name: "" if chance.happens(rates.FORM_FACTS_MISSING) else said
        for name, said in stated.items()
    }


def _resided_since(row: Mapping[str, str], past: Past, doubtful: bool) -> str:
    received_on = date.fromisoformat(row["received_on"])
    since = received_on - 4 * _YEAR if doubtful else past.arrived_on
    return since.isoformat()


def _entry(
    record: type[Record], row: Mapping[str, str], past: Past, chance: Chance
) -> str:
    """The first entry, for want of another; a record may not know it."""
    known = chance.happens(rates.ENTRY_KNOWN[record.__name__])
    on = row["apprehended_on" if record is CbpApprehension else "event_date"]
    return (
        past.arrived_on.isoformat()
        if known and past.arrived_on.isoformat() < on
        else ""
    )
