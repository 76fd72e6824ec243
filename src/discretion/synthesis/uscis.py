"""USCIS: who asks for deferred action, what is decided, and what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.request import RequestDecision
from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import SEXES, Person

_CENTERS = ("EAC", "LIN", "NBC", "SRC", "WAC")
_OPEN_STATUSES = ("Accepted", "Biometrics", "Under Review", "Request for Evidence")
_TERM = timedelta(730)


class Request(NamedTuple):
    """One request for deferred action; undecided while pending."""

    received_on: date
    renewal: bool
    decision: RequestDecision | None
    decided_on: date | None
    in_elis: bool


def requests(
    person: Person, referred_on: date | None, chance: Chance
) -> Iterator[Request]:
    """The requests of a life, in order: initial ones, then renewals of a grant."""
    received_on = _files_on(person, referred_on, chance)
    if received_on is None:
        return
    request = _request(received_on, False, rates.INITIAL_DECISIONS, chance)
    yield request
    if request.decision is RequestDecision.REJECTED and chance.happens(rates.REFILES):
        refiled_on = received_on + timedelta(chance.between(20, 90))
        if refiled_on > rates.LAST_DAY:
            return
        request = _request(refiled_on, False, rates.REFILED_DECISIONS, chance)
        yield request
    while request.decision is RequestDecision.APPROVED and request.decided_on:
        renewed_on = request.decided_on + _TERM - timedelta(chance.between(30, 150))
        if renewed_on > rates.LAST_DAY or not chance.happens(rates.RENEWS):
            return
        request = _request(renewed_on, True, rates.RENEWAL_DECISIONS, chance)
        yield request


def _files_on(person: Person, referred_on: date | None, chance: Chance) -> date | None:
    if not person.daca_eligible:
        return None
    if referred_on is None:
        files = chance.happens(rates.FILES_UNREFERRED)
        return chance.day(rates.DACA_OPENED, rates.LAST_DAY) if files else None
    plan = rates.FILES_WHEN_REFERRED.draw(chance)
    if plan == "NEVER":
        return None
    if plan == "BEFORE" and referred_on > rates.DACA_OPENED:
        return chance.day(rates.DACA_OPENED, referred_on - timedelta(1))
    opened = max(referred_on, rates.DACA_OPENED)
    filed_on = opened + timedelta(chance.between(5, 300))
    return filed_on if filed_on <= rates.LAST_DAY else None


def _request(
    received_on: date,
    renewal: bool,
    decisions: Odds[RequestDecision | None],
    chance: Chance,
) -> Request:
    decision = decisions.draw(chance)
    at_intake = decision is RequestDecision.REJECTED
    days = chance.between(5, 20) if at_intake else chance.between(60, 330)
    decided_on = received_on + timedelta(days)
    in_elis = received_on >= rates.ELIS_OPENED and chance.happens(rates.IN_ELIS)
    if decision is None or decided_on > rates.LAST_DAY:
        return Request(received_on, renewal, None, None, in_elis)
    return Request(received_on, renewal, decision, decided_on, in_elis)


def row(
    request: Request,
    which: int,
    person: Person,
    identity: Mapping[str, str],
    chance: Chance,
) -> dict[str, str]:
    """What CLAIMS 3 or ELIS holds of a request, each in its own codes."""
    decision = request.decision.value.capitalize() if request.decision else ""
    center = "IOE" if request.in_elis else chance.one_of(_CENTERS)
    settled = request.decided_on.isoformat() if request.decided_on else ""
    noticed_on = request.received_on + timedelta(chance.between(5, 30))
    return {
        **identity,
        **_in_system_words(request, person, identity["sex"]),
        "received_on": request.received_on.isoformat(),
        "status": decision or chance.one_of(_OPEN_STATUSES),
        "status_on": settled or min(noticed_on, rates.LAST_DAY).isoformat(),
        "decision": decision,
        "decided_on": settled,
        "birth_year": identity["birth_date"][:4],
        "receipt_number": numbers.receipt_number(
            center, request.received_on.year, person.number, which
        ),
    }


def _in_system_words(request: Request, person: Person, sex: str) -> dict[str, str]:
    """CLAIMS 3 writes codes and not the kind of request; ELIS writes words."""
    if not request.in_elis:
        return {
            "data_source": "C3",
            "form_type": "",
            "country_of_birth": person.country.c3,
            "gender": sex,
        }
    return {
        "data_source": "ELIS",
        "form_type": "DACA - Renewal" if request.renewal else "DACA - Initial",
        "country_of_birth": person.country.name,
        "gender": SEXES[sex],
    }
