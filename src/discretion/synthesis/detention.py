"""Detention: stays in custody, each of one to four stints in a facility.

The stints of a stay follow one another without a break; a stint may begin and end on
one day. The extract may hold a stint twice: still open, and then, further down, closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from discretion.synthesis import conviction, numbers, rates
from discretion.synthesis.case import Case, state
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.person import SEXES, Person
from discretion.synthesis.places import FACILITIES, Office

Facility = tuple[str, str]

RESETTLED = "ORR - Office of Refugee Resettlement"
"""Why the detention of a child without parents ends."""


class Stint(NamedTuple):
    """A stay's part in one facility; `reason` and the day it ends are open at first."""

    booked_in_on: date
    booked_out_on: date | None
    facility: Facility
    reason: str


class Stay(NamedTuple):
    """One stay in custody, of the case with that number; still open without an end."""

    number: int
    case: int
    office: Office
    booked_in_on: date
    booked_out_on: date | None
    reason: str
    stints: tuple[Stint, ...]


def days_held(reason: str, chance: Chance) -> timedelta:
    """How long one is held who is let go for that reason."""
    return timedelta(
        chance.between(*rates.DAYS_HELD.get(reason, rates.DAYS_HELD_OTHERWISE))
    )


def stay(
    number: int,
    case: Case,
    booked_in_on: date,
    out_on: date,
    reason: str,
    chance: Chance,
) -> Stay:
    """A stay from one day to another; it lasts where it ends after the window."""
    ends = out_on <= rates.LAST_DAY
    last = min(out_on, rates.LAST_DAY)
    moved = sorted(
        chance.day(booked_in_on, last) for _ in range(rates.STINTS.draw(chance) - 1)
    )
    spans = pairwise((booked_in_on, *moved, last))
    stints = [
        Stint(begins, ends_on, FACILITIES.draw(chance), "Transferred")
        for begins, ends_on in spans
    ]
    stints[-1] = stints[-1]._replace(
        booked_out_on=out_on if ends else None, reason=reason if ends else ""
    )
    return Stay(
        number=number,
        case=case.number,
        office=case.office,
        booked_in_on=booked_in_on,
        booked_out_on=out_on if ends else None,
        reason=reason if ends else "",
        stints=tuple(stints),
    )


def rows(
    stay: Stay,
    case: Case,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
    chance: Chance,
) -> Iterator[dict[str, str]]:
    """What EID holds of a stay: its facts stand on each of its stints."""
    shared = _shared(stay, case, person, charges, identity, chance)
    for part, stint in enumerate(stay.stints):
        row = {
            **shared,
            **_of_stint(stint),
            "detention_number": numbers.part_number(person.number, stay.number, part),
        }
        if stint.booked_out_on and chance.happens(rates.SEEN_OPEN_FIRST):
            yield {**row, **_still_open(case, stint.booked_in_on)}
        yield row


def _shared(
    stay: Stay,
    case: Case,
    person: Person,
    charges: Sequence[Charge],
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    began, ended = stay.booked_in_on, stay.booked_out_on
    status, category, ordered_on = state(case, ended or rates.LAST_DAY)
    return {
        **identity,
        "stay_booked_in_on": began.isoformat(),
        "stay_booked_out_on": ended.isoformat() if ended else "",
        "detained_by": stay.office.area,
        "stay_release_reason": stay.reason,
        "criminality": conviction.criminality(charges, began),
        "threat_level": conviction.threat_level(charges, began),
        "final_order_date": ordered_on,
        "case_status": status,
        "case_category": category,
        **conviction.most_serious(charges, began, chance),
        "citizenship_country": person.country.name.upper(),
        "gender": SEXES[identity["sex"]],
        "birth_year": identity["birth_date"][:4],
        "duplicate_likely": "",
    }


def _of_stint(stint: Stint) -> dict[str, str]:
    code, name = stint.facility
    ended = stint.booked_out_on
    return {
        "booked_in_on": stint.booked_in_on.isoformat(),
        "booked_out_on": ended.isoformat() if ended else "",
        "facility": name,
        "facility_code": code,
        "release_reason": stint.reason,
    }


def _still_open(case: Case, on: date) -> dict[str, str]:
    """How the stint stood in the extract before it ended."""
    status, category, ordered_on = state(case, on)
    return {
        "booked_out_on": "",
        "release_reason": "",
        "stay_booked_out_on": "",
        "stay_release_reason": "",
        "final_order_date": ordered_on,
        "case_status": status,
        "case_category": category,
    }
