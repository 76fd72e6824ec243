"""Criminal charges of the people ICE meets, and what EID holds of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.offense import OffenseStatus
from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.crime import CRIMES, Crime
from discretion.synthesis.person import Person

_WORDS: Mapping[OffenseStatus | None, str] = {
    OffenseStatus.CHARGED: "Pending",
    OffenseStatus.CONVICTED: "Convicted",
    OffenseStatus.DISMISSED: "Dismissed",
    OffenseStatus.OVERTURNED: "Overturned",
    None: "",
}


class Charge(NamedTuple):
    """One charge, with all its true dates; convicted_on is None without a verdict.

    `code` is the charge code of its crime, empty where the crime names no category.
    """

    offended_on: date
    arrested_on: date
    charged_on: date
    convicted_on: date | None
    status: OffenseStatus | None
    crime: Crime
    code: str
    felony: bool


def charge(offended_on: date, chance: Chance) -> Charge:
    """A charge for conduct of that day, and what became of it within the window."""
    arrested_on = offended_on + timedelta(max(0, chance.between(-40, 30)))
    charged_on = arrested_on + timedelta(chance.between(0, 20))
    convicted_on = charged_on + timedelta(chance.between(20, 400))
    status = rates.CHARGE_STATUSES.draw(chance)
    crime = CRIMES.draw(chance)
    tried = Charge(
        offended_on=offended_on,
        arrested_on=arrested_on,
        charged_on=charged_on,
        convicted_on=convicted_on,
        status=status,
        crime=crime,
        code=chance.one_of(crime.codes) if crime.codes else "",
        felony=chance.happens(crime.felonies),
    )
    if status not in (OffenseStatus.CONVICTED, OffenseStatus.OVERTURNED):
        return tried._replace(convicted_on=None)
    return untried(tried) if convicted_on > rates.LAST_DAY else tried


def untried(charge: Charge) -> Charge:
    """The charge still pending, because there was no verdict in time."""
    return charge._replace(convicted_on=None, status=OffenseStatus.CHARGED)


def row(
    charge: Charge,
    which: int,
    person: Person,
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What EID holds of a charge: often not every date."""

    def kept(day: date, missing: float) -> str:
        return "" if chance.happens(missing) else day.isoformat()

    return {
        **identity,
        "offense_date": kept(charge.offended_on, rates.OFFENSE_DATE_MISSING),
        "arrest_date": kept(charge.arrested_on, rates.ARREST_DATE_MISSING),
        "charge_date": kept(charge.charged_on, rates.CHARGE_DATE_MISSING),
        "conviction_date": (
            charge.convicted_on.isoformat() if charge.convicted_on else ""
        ),
        "charge_status": _WORDS[charge.status],
        "ncic_category": charge.crime.category,
        "charge_id": numbers.charge_number(person.number, which),
    }
