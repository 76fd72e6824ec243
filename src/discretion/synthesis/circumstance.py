"""Special circumstances that lead to discretion, and the reason that is recorded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from discretion.codes.discretion import Basis, Circumstance
from discretion.synthesis import rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import Person

_OF_ANYONE: Odds[Circumstance] = Odds(
    {
        Circumstance.CRIME_VICTIM: 0.6,
        Circumstance.WITNESS: 0.2,
        Circumstance.PLAINTIFF: 0.2,
    }
)
_BASIS: Mapping[Circumstance, Basis] = {
    Circumstance.CRIME_VICTIM: Basis.VICTIM_OR_WITNESS,
    Circumstance.WITNESS: Basis.VICTIM_OR_WITNESS,
    Circumstance.PLAINTIFF: Basis.VICTIM_OR_WITNESS,
    Circumstance.NURSING_MOTHER: Basis.HUMANITARIAN,
    Circumstance.ELDERLY: Basis.HUMANITARIAN,
}
_NURSING = range(16, 46)
_NURSING_RATE = 0.4
_OLD = 65

Reason = tuple[Basis | None, Circumstance | None]


def reason(person: Person, on: date, chance: Chance) -> Reason:
    """Basis and circumstance as recorded with an act of discretion, if they are."""
    if _is_old(person, on) or chance.happens(rates.CIRCUMSTANCE):
        circumstance = _circumstance(person, on, chance)
        told = chance.happens(rates.CIRCUMSTANCE_RECORDED)
        based = chance.happens(rates.ITS_BASIS_RECORDED)
        return _BASIS[circumstance] if based else None, circumstance if told else None
    basis = rates.BASES.draw(chance)
    announced = on >= rates.DACA_ANNOUNCED
    if basis is Basis.DACA and not (announced and person.daca_eligible):
        return Basis.NOT_A_PRIORITY, None
    return basis, None


def words(recorded: Basis | Circumstance | None) -> str:
    """What stands in the extract; nothing where nothing is recorded."""
    return recorded.value if recorded else ""


def _circumstance(person: Person, on: date, chance: Chance) -> Circumstance:
    if _is_old(person, on):
        return Circumstance.ELDERLY
    may_nurse = person.sex == "F" and person.age(on) in _NURSING
    if may_nurse and chance.happens(_NURSING_RATE):
        return Circumstance.NURSING_MOTHER
    return _OF_ANYONE.draw(chance)


def _is_old(person: Person, on: date) -> bool:
    return person.age(on) >= _OLD
