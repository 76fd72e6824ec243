"""What a person's charges amounted to on a day, as EID's tables repeat it.

A conviction counts from its day on, and one that was overturned never does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from discretion.codes.offense import OffenseStatus
from discretion.synthesis import rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.crime import AGGRAVATED

_VOID = (OffenseStatus.DISMISSED, OffenseStatus.OVERTURNED)
_SEVERAL = 3
"""So many misdemeanors weigh as much as a felony."""


def convictions(charges: Sequence[Charge], on: date) -> list[Charge]:
    """The charges of which the person stands convicted on that day."""
    return [
        charge
        for charge in charges
        if charge.status is OffenseStatus.CONVICTED
        and charge.convicted_on
        and charge.convicted_on <= on
    ]


def criminality(charges: Sequence[Charge], on: date) -> str:
    """The class of a person by the charges known on that day."""
    if convictions(charges, on):
        return "1 Convicted Criminal"
    pending = any(
        charge.arrested_on <= on and charge.status not in _VOID for charge in charges
    )
    return "2 Pending Criminal Charges" if pending else "3 Other Immigration Violator"


def threat_level(charges: Sequence[Charge], on: date) -> str:
    """1 for an aggravated felony, 2 for another or for several misdemeanors."""
    known = convictions(charges, on)
    if not known:
        return "NA"
    if any(aggravated(charge) for charge in known):
        return "1"
    weighty = any(charge.felony for charge in known) or len(known) >= _SEVERAL
    return "2" if weighty else "3"


def several_misdemeanors(charges: Sequence[Charge]) -> bool:
    """True where the convictions hold three misdemeanors or more."""
    return sum(not charge.felony for charge in charges) >= _SEVERAL


def aggravated(charge: Charge) -> bool:
    """True for a felony of the gravest kinds."""
    return charge.felony and charge.crime.gravity <= AGGRAVATED


def most_serious(charges: Sequence[Charge], on: date, chance: Chance) -> dict[str, str]:
    """The worst conviction up to that day, with the mistakes that extracts make."""
    known = [charge for charge in convictions(charges, on) if charge.code]
    if not known:
        return dict.fromkeys(
            ("msc_charge_code", "msc_charge_date", "msc_conviction_date"), ""
        )
    worst = min(known, key=lambda charge: (charge.crime.gravity, charge.convicted_on))
    code = _as_a_spreadsheet_keeps_it(worst.code, chance)
    misplaced = chance.happens(rates.CHARGE_CODE_AS_DATE)
    return {
        "msc_charge_code": code,
        "msc_charge_date": code if misplaced else worst.charged_on.isoformat(),
        "msc_conviction_date": worst.convicted_on.isoformat()
        if worst.convicted_on
        else "",
    }


def _as_a_spreadsheet_keeps_it(code: str, chance: Chance) -> str:
    """A number loses its leading zero now and then; letters protect it."""
    if code.isdigit() and chance.happens(rates.LEADING_ZERO_LOST):
        return code.lstrip("0")
    return code
