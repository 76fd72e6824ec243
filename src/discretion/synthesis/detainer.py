"""Detainers: whom ICE asks a jail to hold, and on which grounds of the form.

The grounds agree with what was known of the person on that day: convictions, removals
and orders.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from discretion.synthesis import conviction, numbers, rates
from discretion.synthesis.case import State
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.crime import FRAUD, IMMIGRATION
from discretion.synthesis.ice import Encounter
from discretion.synthesis.person import SEXES, Person

_PRIORITIES_FROM = date(2015, 7, 2)
"""From when one form asked to hold, and another only to be told of the release."""

BOOKED = "Booked into Detention"
"""The jail handed the person over."""


class Standing(NamedTuple):
    """What ICE knew of a person's past with the immigration agencies on one day."""

    removed: bool
    ordered: bool
    in_court: bool
    caught_at_border: bool
    refused_at_port: bool


class Detainer(NamedTuple):
    """One detainer, prepared at an encounter in jail."""

    number: int
    met: Encounter
    standing: Standing
    lift_reason: str
    gang: bool
    investigated: bool
    visa_abused: bool


def prepared(
    number: int, met: Encounter, standing: Standing, chance: Chance
) -> Detainer:
    """A detainer for the person met, and what became of it."""
    return Detainer(
        number=number,
        met=met,
        standing=standing,
        lift_reason=rates.LIFT_REASONS.draw(chance),
        gang=chance.happens(rates.STREET_GANG),
        investigated=chance.happens(rates.ACTIVE_INVESTIGATION),
        visa_abused=chance.happens(rates.VISA_ABUSE),
    )


def rows(
    detainer: Detainer,
    case: State,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
    chance: Chance,
) -> Iterator[dict[str, str]]:
    """What EID holds of a detainer: now and then first as it stood, then as lifted."""
    on, office = detainer.met.on, detainer.met.office
    lifted = "" if chance.happens(rates.LIFT_REASON_MISSING) else detainer.lift_reason
    row = {
        **identity,
        "prepared_on": on.isoformat(),
        "detainer_type": _form(on, chance),
        "facility_aor": office.area,
        "facility_state": office.state,
        "criminality": conviction.criminality(charges, on),
        "threat_level": conviction.threat_level(charges, on),
        "lift_reason": lifted,
        "resume_custody": chance.one_of(("Y", "N", "")),
        **_boxes(detainer, charges),
        "processing_disposition": detainer.met.disposition,
        "case_status": case.status,
        "case_category": case.category,
        **conviction.most_serious(charges, on, chance),
        "citizenship_country": person.country.name.upper(),
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "duplicate_likely": "",
        "detainer_number": numbers.paper_number("", person.number, detainer.number),
    }
    if lifted and chance.happens(rates.SEEN_OPEN_FIRST):
        yield {**row, "lift_reason": ""}
    yield row


def _form(on: date, chance: Chance) -> str:
    if on < _PRIORITIES_FROM:
        return "I247"
    return "I247D" if chance.happens(0.7) else "I247N"


def _boxes(detainer: Detainer, charges: Sequence[Charge]) -> dict[str, str]:
    ticked = _grounds(detainer, charges)
    boxes = {**ticked, "other_removal_reason": not any(ticked.values())}
    return {name: "Y" if ticked else "N" for name, ticked in boxes.items()}


def _grounds(detainer: Detainer, charges: Sequence[Charge]) -> dict[str, bool]:
    """Every ground of the form, and whether it holds of the person on that day."""
    known = conviction.convictions(charges, detainer.met.on)
    standing = detainer.standing
    categories = {charge.crime.category for charge in known}
    grave = any(conviction.aggravated(charge) for charge in known)
    return {
        "prior_felony": any(charge.felony for charge in known),
        "multiple_prior_misdemeanors": conviction.several_misdemeanors(known),
        "violent_misdemeanor": any(
            charge.crime.violent and not charge.felony for charge in known
        ),
        "illegal_entry": IMMIGRATION in categories,
        "illegal_reentry": standing.removed,
        "unlawful_entry": standing.caught_at_border,
        "unlawful_attempt": standing.refused_at_port,
        "visa_abuse": detainer.visa_abused,
        "immigration_fraud": FRAUD in categories,
        "significant_risk": detainer.gang or grave,
        "criminal_street_gang": detainer.gang,
        "aggravated_felony": grave,
        "deportation_ordered": standing.ordered,
        "order_to_show_cause_served": standing.in_court,
        "active_investigation": detainer.investigated,
    }
