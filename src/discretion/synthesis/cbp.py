"""The Border Patrol: whom it apprehends, releases and refers, and what it records."""

from __future__ import annotations

from collections.abc import Mapping
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
    """One apprehension of one person, and the discretion that followed, if any.

    `referral_in` tells which extract holds the referral: BOTH, or one of the two.
    """

    number: int
    on: date
    sector: Sector
    released_on: date | None = None
    release_recorded: bool = False
    also_in_eid: bool = False
    referred_on: date | None = None
    referral_in: str = "APPREHENSION"


def apprehended(
    person: Person, number: int, on: date, refer: bool, chance: Chance
) -> Apprehension:
    """An apprehension on that day; the first release may come with a referral."""
    caught = Apprehension(number, on, SECTORS.draw(chance))
    if (
        person.daca_eligible
        and on >= rates.DACA_ANNOUNCED
        and chance.happens(rates.RELEASED_AS_DACA_ELIGIBLE)
    ):
        return _released(caught, refer, chance)
    return caught


def _released(caught: Apprehension, refer: bool, chance: Chance) -> Apprehension:
    released_on = caught.on + timedelta(rates.DAYS_UNTIL_RELEASED.draw(chance))
    at_once = chance.happens(rates.REFERRED_ON_RELEASE)
    referred_on = released_on + timedelta(0 if at_once else chance.between(1, 60))
    referred = refer and chance.happens(rates.REFERRED)
    return caught._replace(
        released_on=min(released_on, rates.LAST_DAY),
        release_recorded=chance.happens(rates.RELEASE_RECORDED),
        also_in_eid=chance.happens(rates.RELEASE_ALSO_IN_EID),
        referred_on=min(referred_on, rates.LAST_DAY) if referred else None,
        referral_in=rates.CBP_REFERRALS_IN.draw(chance),
    )


def event_number(caught: Apprehension, person: Person) -> str:
    """The number of the event, which ICE's record of it bears too."""
    return numbers.event_number(
        caught.sector.code, caught.on.year, person.number, caught.number
    )


def sector_words(sector: Sector, chance: Chance) -> str:
    """A sector as e3 holds it: mostly its code."""
    return sector.name if chance.happens(_SECTOR_BY_NAME) else sector.code


def row(
    caught: Apprehension,
    person: Person,
    convicted: bool,
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What e3 holds of an apprehension; unrecorded releases are left blank there."""
    released = caught.released_on if caught.release_recorded else None
    flag = "Y" if released else "" if caught.released_on else "N"
    told = caught.referred_on if caught.referral_in != "REFERRAL" else None
    return {
        **identity,
        "apprehended_on": caught.on.isoformat(),
        "sector": sector_words(caught.sector, chance),
        "age": str(person.age(caught.on)),
        "gender": SEXES[identity["sex"]],
        "citizenship": person.country.name.upper(),
        "status_when_found": _STATUSES.draw(chance),
        "criminal_alien": (
            "Y" if chance.happens(rates.CRIMINAL_ALIEN[convicted]) else "N"
        ),
        "deportable": "Y",
        "daca_eligible_release": flag,
        "released_on": released.isoformat() if released else "",
        "referred_to_uscis_on": told.isoformat() if told else "",
        "event_number": event_number(caught, person),
        "subject_key": numbers.subject_number(person.number, caught.number),
    }
