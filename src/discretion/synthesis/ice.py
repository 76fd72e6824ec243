"""ICE: whom it meets, how each encounter ends, and what EID holds of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.discretion import Act, Basis
from discretion.codes.offense import OffenseStatus
from discretion.synthesis import cbp, disposition, numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.charge import Charge
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import OFFICES, Office

_EVENT_TYPES = Odds(
    {
        "Administrative Non-Criminal Individual": 0.40,
        "ERO Criminal Alien Program": 0.25,
        "Fugitive Operations": 0.20,
        "CAP Local": 0.10,
        "287(g) Program Activities": 0.05,
    }
)
_AFTER_ARREST_TYPES = Odds({"CAP Local": 0.75, "CAP State": 0.25})
_AGENCIES = Odds({"ICE": 0.6, "": 0.3, "ERO": 0.1})
_CBP_AGENCIES = Odds({"CBP": 0.5, "USBP": 0.3, "BORDER PATROL": 0.2})
_THREAT_LEVELS = Odds({"1": 0.3, "2": 0.3, "3": 0.4})
_VOID = (OffenseStatus.DISMISSED, OffenseStatus.OVERTURNED)
_FIRST_NUMBER = numbers.MOST_EVENTS // 2
"""Lower numbers are those of the person's apprehensions."""


class Encounter(NamedTuple):
    """One encounter; `act` is the discretion that ICE itself exercised, if any.

    `act_recorded` is false where EID does not say so, and `held` where no extract
    shows that the encounter happened at all.
    """

    number: int
    event_number: str
    on: date
    office: Office
    event_type: str
    agency: str
    disposition: str
    basis: Basis | None = None
    act: Act | None = None
    act_recorded: bool = False
    held: bool = True


def days_met(person: Person, least: int, chance: Chance) -> list[date]:
    """Days on which ICE came across the person, in order; not those after an arrest."""
    count = rates.ENCOUNTERS[person.daca_eligible].draw(chance)
    return sorted(
        chance.day(*rates.ENCOUNTER_YEARS.draw(chance))
        for _ in range(max(count, least))
    )


def encounters(
    person: Person, days: Sequence[date], charges: Sequence[Charge], chance: Chance
) -> Iterator[Encounter]:
    """The encounters of a life, in order: a criminal arrest leads to one more."""
    arrests = [
        charge.arrested_on + timedelta(chance.between(0, 10))
        for charge in charges
        if charge.offended_on > days[0]
    ]
    met = sorted([(on, False) for on in days] + [(on, True) for on in arrests])
    for number, (on, after_arrest) in enumerate(met, _FIRST_NUMBER):
        yield _encounter(person, number, on, after_arrest, chance)


def encounter_of_release(
    caught: cbp.Apprehension, released_on: date, person: Person, chance: Chance
) -> Encounter:
    """A release by the Border Patrol as EID's encounters hold it: no act of ICE."""
    return Encounter(
        number=caught.number,
        event_number=cbp.event_number(caught, person),
        on=released_on,
        office=caught.sector.office,
        event_type="Administrative Non-Criminal Individual",
        agency=_CBP_AGENCIES.draw(chance),
        disposition=disposition.BY_CBP.draw(chance),
    )


def _encounter(
    person: Person, number: int, on: date, after_arrest: bool, chance: Chance
) -> Encounter:
    office = OFFICES.draw(chance)
    types = _AFTER_ARREST_TYPES if after_arrest else _EVENT_TYPES
    endings = disposition.AFTER_ARREST if after_arrest else disposition.NO_DISCRETION
    met = Encounter(
        number=number,
        event_number=numbers.event_number(office.code, on.year, person.number, number),
        on=on,
        office=office,
        event_type=types.draw(chance),
        agency=_AGENCIES.draw(chance),
        disposition=endings.draw(chance),
    )
    rate = rates.DISCRETION[person.daca_eligible]
    if chance.happens(rates.DISCRETION_AFTER_ARREST if after_arrest else rate):
        return _with_discretion(met, chance)
    return met


def _with_discretion(met: Encounter, chance: Chance) -> Encounter:
    act = rates.ACTS.draw(chance)
    if chance.happens(rates.DISCRETION_RECORDED):
        return met._replace(
            act=act,
            act_recorded=True,
            disposition=disposition.BY_ACT[act].draw(chance),
            basis=rates.BASES.draw(chance),
        )
    return met._replace(
        act=act,
        disposition=disposition.WITHOUT_REASON,
        held=chance.happens(rates.UNRECORDED_BUT_MET),
    )


def row(
    met: Encounter,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What EID holds of an encounter."""
    criminality = _criminality(charges, met.on)
    convicted = criminality.startswith("1")
    return {
        **identity,
        "event_date": met.on.isoformat(),
        "event_type": met.event_type,
        "responsible_aor": met.office.area,
        "responsible_site": met.office.site,
        "arresting_agency": met.agency,
        "processing_disposition": met.disposition,
        "basis": met.basis.value if met.basis else "",
        "criminality": criminality,
        "threat_level": _THREAT_LEVELS.draw(chance) if convicted else "NA",
        "citizenship_country": person.country.name.upper(),
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "event_number": met.event_number,
        "eid_subject_id": numbers.subject_number(person.number, met.number),
    }


def _criminality(charges: Sequence[Charge], on: date) -> str:
    """The class of a person by the charges known on that day."""
    known = [
        charge
        for charge in charges
        if charge.arrested_on <= on and charge.status not in _VOID
    ]
    if any(charge.convicted_on and charge.convicted_on <= on for charge in known):
        return "1 Convicted Criminal"
    return "2 Pending Criminal Charges" if known else "3 Other Immigration Violator"
