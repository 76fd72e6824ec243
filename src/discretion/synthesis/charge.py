"""Criminal charges of the people ICE meets, and what EID holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.offense import OffenseStatus
from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import Person

_CATEGORIES = Odds(
    {
        "Traffic Offenses": 0.27,
        "Assault": 0.15,
        "Dangerous Drugs": 0.10,
        "Immigration": 0.07,
        "Obstructing Judiciary, Congress, Legislature, Etc.": 0.06,
        "Larceny": 0.06,
        "Sexual Assault": 0.04,
        "Burglary": 0.04,
        "Public Peace": 0.04,
        "Weapon Offenses": 0.03,
        "Fraudulent Activities": 0.03,
        "Stolen Vehicle": 0.02,
        "Robbery": 0.02,
        "Liquor": 0.02,
        "Homicide": 0.01,
        "": 0.04,
    }
)
_WORDS: Mapping[OffenseStatus | None, str] = {
    OffenseStatus.CHARGED: "Pending",
    OffenseStatus.CONVICTED: "Convicted",
    OffenseStatus.DISMISSED: "Dismissed",
    OffenseStatus.OVERTURNED: "Overturned",
    None: "",
}
_ADULT = 18


class Charge(NamedTuple):
    """One charge, with all its true dates; convicted_on is None without a verdict."""

    offended_on: date
    arrested_on: date
    charged_on: date
    convicted_on: date | None
    status: OffenseStatus | None


def charges(person: Person, met_on: date, chance: Chance) -> Iterator[Charge]:
    """Charges before and after the day on which ICE first met the person."""
    if person.age(met_on) < _ADULT:
        return
    if chance.happens(rates.CHARGED_BEFORE):
        yield _charge(met_on - timedelta(chance.between(60, 900)), chance)
    last = rates.LAST_DAY - timedelta(60)
    if chance.happens(rates.CHARGED_AFTER) and met_on < last:
        yield _charge(chance.day(met_on + timedelta(1), last), chance)


def _charge(offended_on: date, chance: Chance) -> Charge:
    arrested_on = offended_on + timedelta(max(0, chance.between(-40, 30)))
    charged_on = arrested_on + timedelta(chance.between(0, 20))
    convicted_on = charged_on + timedelta(chance.between(20, 400))
    status = rates.CHARGE_STATUSES.draw(chance)
    tried = status in (OffenseStatus.CONVICTED, OffenseStatus.OVERTURNED)
    if tried and convicted_on > rates.LAST_DAY:
        tried, status = False, OffenseStatus.CHARGED
    return Charge(
        offended_on, arrested_on, charged_on, convicted_on if tried else None, status
    )


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
        "ncic_category": _CATEGORIES.draw(chance),
        "charge_id": numbers.charge_number(person.number, which),
    }
