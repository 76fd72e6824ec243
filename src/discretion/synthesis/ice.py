"""ICE: whom it meets, how each encounter ends, and what EID holds of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.discretion import Act
from discretion.synthesis import (
    cbp,
    circumstance,
    conviction,
    disposition,
    numbers,
    rates,
)
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
_ENDS_BY_STANDING: Mapping[str, Odds[str]] = {
    "IN_COURT": disposition.IN_COURT,
    "ORDERED": disposition.ORDERED,
    "DEFERRED": disposition.IN_COURT,
}
_FIRST_NUMBER = numbers.MOST_EVENTS // 2
"""Lower numbers are those of the person's apprehensions."""


class Encounter(NamedTuple):
    """One encounter; `act` is the discretion that ICE itself exercised, if any.

    `act_recorded` is false where EID does not say so, and `held` where no extract
    shows that the encounter happened at all. ICE may refer the person to USCIS.
    """

    number: int
    event_number: str
    on: date
    office: Office
    event_type: str
    agency: str
    disposition: str
    reason: circumstance.Reason = (None, None)
    act: Act | None = None
    act_recorded: bool = False
    held: bool = True
    referred_on: date | None = None


def days_met(person: Person, least: int, chance: Chance) -> list[date]:
    """Days on which ICE came across the person, in order; not those after an arrest."""
    count = rates.ENCOUNTERS[person.daca_eligible].draw(chance)
    return sorted(
        chance.day(*rates.ENCOUNTER_YEARS.draw(chance))
        for _ in range(max(count, least))
    )


def met(
    person: Person,
    nth: int,
    on: date,
    standing: str,
    after_arrest: bool,
    chance: Chance,
) -> Encounter:
    """An encounter on that day; how it ends depends on where the person stands."""
    office = OFFICES.draw(chance)
    number = _FIRST_NUMBER + nth
    types = _AFTER_ARREST_TYPES if after_arrest else _EVENT_TYPES
    one = Encounter(
        number=number,
        event_number=numbers.event_number(office.code, on.year, person.number, number),
        on=on,
        office=office,
        event_type=types.draw(chance),
        agency=_AGENCIES.draw(chance),
        disposition=_ends(person, standing, after_arrest).draw(chance),
    )
    rate = rates.DISCRETION[person.daca_eligible]
    if chance.happens(rates.DISCRETION_AFTER_ARREST if after_arrest else rate):
        return _with_discretion(one, person, chance)
    return one


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


def _ends(person: Person, standing: str, after_arrest: bool) -> Odds[str]:
    if standing in _ENDS_BY_STANDING:
        return _ENDS_BY_STANDING[standing]
    if after_arrest:
        return disposition.AFTER_ARREST
    if standing == "REMOVED_BEFORE":
        return disposition.REMOVED_BEFORE
    eligible = person.daca_eligible
    return disposition.ELIGIBLE_MET if eligible else disposition.NO_DISCRETION


def _with_discretion(one: Encounter, person: Person, chance: Chance) -> Encounter:
    act = rates.ACTS.draw(chance)
    one = one._replace(act=act, referred_on=_referred_on(one, person, act, chance))
    if chance.happens(rates.DISCRETION_RECORDED):
        return one._replace(
            act_recorded=True,
            disposition=disposition.BY_ACT[act].draw(chance),
            reason=circumstance.reason(person, one.on, chance),
        )
    return one._replace(
        disposition=disposition.WITHOUT_REASON,
        held=chance.happens(rates.UNRECORDED_BUT_MET),
    )


def _referred_on(
    one: Encounter, person: Person, act: Act, chance: Chance
) -> date | None:
    """ICE refers some of those whom it releases and who may ask USCIS."""
    may_ask = person.daca_eligible and one.on >= rates.DACA_ANNOUNCED
    if act is not Act.RELEASE or not may_ask or not chance.happens(rates.ICE_REFERS):
        return None
    at_once = chance.happens(rates.REFERRED_AT_ONCE)
    days = 0 if at_once else chance.between(1, 14)
    return min(one.on + timedelta(days), rates.LAST_DAY)


def row(
    one: Encounter,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
) -> dict[str, str]:
    """What EID holds of an encounter."""
    basis, special = one.reason
    return {
        **identity,
        "event_date": one.on.isoformat(),
        "event_type": one.event_type,
        "responsible_aor": one.office.area,
        "responsible_site": one.office.site,
        "arresting_agency": one.agency,
        "processing_disposition": one.disposition,
        "basis": circumstance.words(basis),
        "circumstance": circumstance.words(special),
        "duplicate_likely": "",
        "criminality": conviction.criminality(charges, one.on),
        "threat_level": conviction.threat_level(charges, one.on),
        "citizenship_country": person.country.name.upper(),
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "event_number": one.event_number,
        "eid_subject_id": numbers.subject_number(person.number, one.number),
    }
