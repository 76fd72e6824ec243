"""Referrals: by ICE and CBP to USCIS to ask for deferred action, and back to ICE."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from discretion.synthesis import cbp, numbers
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.charge import Charge
from discretion.synthesis.conviction import convictions
from discretion.synthesis.ice import Encounter
from discretion.synthesis.person import Person

_REASONS = Odds({"FRAUD": 0.45, "OTHER": 0.25, "": 0.2, "NATIONAL SECURITY": 0.1})


class ReferralToIce(NamedTuple):
    """A denied requestor whom USCIS passed on to ICE."""

    number: int
    on: date
    reason: str


def passed_on(
    number: int, on: date, charges: Sequence[Charge], chance: Chance
) -> ReferralToIce:
    """A referral to ICE on that day: of convicts for public safety."""
    convicted = bool(convictions(charges, on))
    reason = "PUBLIC SAFETY" if convicted else _REASONS.draw(chance)
    return ReferralToIce(number, on, reason)


def row_of_ice(
    met: Encounter, on: date, person: Person, identity: Mapping[str, str]
) -> dict[str, str]:
    """What ICE holds of a referral to USCIS."""
    return {
        **identity,
        "referred_on": on.isoformat(),
        "office": met.office.area,
        "released_on": met.on.isoformat(),
        "referral_number": numbers.paper_number("I", person.number, met.number),
    }


def row_of_cbp(
    caught: cbp.Apprehension,
    on: date,
    person: Person,
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What CBP holds of a referral to USCIS, beside the apprehension."""
    return {
        **identity,
        "referred_on": on.isoformat(),
        "sector": cbp.sector_words(caught.sector, chance),
        "referral_number": numbers.paper_number("C", person.number, caught.number),
    }


def row_of_uscis(
    referral: ReferralToIce, person: Person, identity: Mapping[str, str]
) -> dict[str, str]:
    """What USCIS holds of a referral to ICE."""
    return {
        **identity,
        "referred_to_ice_on": referral.on.isoformat(),
        "reason": referral.reason,
        "referral_number": numbers.paper_number("U", person.number, referral.number),
    }
