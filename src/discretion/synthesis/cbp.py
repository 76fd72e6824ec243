"""The Border Patrol: whom it apprehends, releases and refers, and what it records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import SECTORS, Sector

_STATUSES = Odds(
    {
        "TRAVEL/SEEKING": 0.52,
        "IN TRAVEL": 0.20,
        "IN INSTITUTION": 0.19,
        "": 0.03,
        "AGRICULTURE": 0.02,
        "CONSTRUCTION": 0.02,
        "SEEKING EMPLOYMENT": 0.01,
        "SERVICES": 0.01,
    }
)
_SECTOR_BY_NAME = 0.1


class Apprehension(NamedTuple):
    """One apprehension of one person, and the discretion that followed, if any."""

    number: int
    on: date
    sector: Sector
    released_on: date | None = None
    release_recorded: bool = False
    also_in_eid: bool = False
    referred_on: date | None = None


def apprehensions(person: Person, chance: Chance) -> Iterator[Apprehension]:
    """The apprehensions of a life, in order; at most one comes with a referral."""
    count = rates.APPREHENSIONS[person.daca_eligible].draw(chance)
    days = sorted(chance.day(rates.FIRST_DAY, rates.LAST_DAY) for _ in range(count))
    released = False
    for number, on in enumerate(days):
        caught = Apprehension(number, on, SECTORS.draw(chance))
        if (
            person.daca_eligible
            and on >= rates.DACA_ANNOUNCED
            and chance.happens(rates.RELEASED_AS_DACA_ELIGIBLE)
        ):
            yield _released(caught, not released, chance)
            released = True
        else:
            yield caught


def _released(caught: Apprehension, first: bool, chance: Chance) -> Apprehension:
    released_on = caught.on + timedelta(rates.DAYS_UNTIL_RELEASED.draw(chance))
    at_once = chance.happens(rates.REFERRED_ON_RELEASE)
    referred_on = released_on + timedelta(0 if at_once else chance.between(1, 60))
    referred = first and chance.happens(rates.REFERRED)
    return caught._replace(
        released_on=min(released_on, rates.LAST_DAY),
        release_recorded=chance.happens(rates.RELEASE_RECORDED),
        also_in_eid=chance.happens(rates.RELEASE_ALSO_IN_EID),
        referred_on=min(referred_on, rates.LAST_DAY) if referred else None,
    )


def event_number(caught: Apprehension, person: Person) -> str:
    """The number of the event, which ICE's record of it bears too."""
    return numbers.event_number(
        caught.sector.code, caught.on.year, person.number, caught.number
    )


def row(
    caught: Apprehension, person: Person, identity: Mapping[str, str], chance: Chance
) -> dict[str, str]:
    """What e3 holds of an apprehension; unrecorded releases are left blank there."""
    released = caught.released_on if caught.release_recorded else None
    flag = "Y" if released else "" if caught.released_on else "N"
    sector = caught.sector
    return {
        **identity,
        "apprehended_on": caught.on.isoformat(),
        "sector": sector.name if chance.happens(_SECTOR_BY_NAME) else sector.code,
        "age": str(person.age(caught.on)),
        "gender": SEXES[identity["sex"]],
        "citizenship": person.country.name.upper(),
        "status_when_found": _STATUSES.draw(chance),
        "criminal_alien": "Y" if chance.happens(rates.CRIMINAL_ALIEN) else "N",
        "deportable": "Y",
        "daca_eligible_release": flag,
        "released_on": released.isoformat() if released else "",
        "referred_to_uscis_on": (
            caught.referred_on.isoformat() if caught.referred_on else ""
        ),
        "event_number": event_number(caught, person),
        "subject_key": numbers.subject_number(person.number, caught.number),
    }
