"""USCIS: who asks for deferred action, what is decided, and what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from discretion.codes.request import RequestDecision
from discretion.synthesis import numbers, rates, status
from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.person import SEXES, Person

_CENTERS = ("EAC", "LIN", "NBC", "SRC", "WAC")
_TOGETHER = "Denied, Terminated, or Withdrawn"
"""What tables of CLAIMS 3 call three decisions that they do not tell apart."""


class Requestor(Protocol):
    """What USCIS asks about a person: is he or she free, and without a felony?"""

    def free(self, on: date) -> bool:
        """True where the person is in the country and not detained on that day."""

    def clean(self, on: date) -> bool:
        """True where the person stands convicted of no felony on that day."""


class Request(NamedTuple):
    """One request for deferred action; undecided while pending.

    `told_apart` is false where the record has one word for a denial and a withdrawal.
    """

    received_on: date
    renewal: bool
    decision: RequestDecision | None
    decided_on: date | None
    in_elis: bool
    steps: tuple[status.Step, ...] = ()
    told_apart: bool = True


def requests(
    requestor: Requestor, files_on: date | None, chance: Chance
) -> Iterator[Request]:
    """The requests of a life, in order: initial ones, then renewals of a grant."""
    if files_on is None or files_on > rates.LAST_DAY or not requestor.free(files_on):
        return
    request = _request(files_on, False, rates.INITIAL_DECISIONS, requestor, chance)
    yield request
    if request.decision is RequestDecision.REJECTED and chance.happens(rates.REFILES):
        again_on = files_on + timedelta(chance.between(25, 90))
        if again_on > rates.LAST_DAY or not requestor.free(again_on):
            return
        request = _request(again_on, False, rates.REFILED_DECISIONS, requestor, chance)
        yield request
    if request.decision is RequestDecision.APPROVED and request.decided_on:
        yield from renewals(request.decided_on, requestor, chance)


def renewals(
    granted_on: date, requestor: Requestor, chance: Chance
) -> Iterator[Request]:
    """Requests that renew a grant, and those that renew them; some come too late."""
    while chance.happens(rates.RENEWS):
        late = chance.happens(rates.RENEWS_LATE)
        days = chance.between(1, 200) if late else -chance.between(60, 150)
        renewed_on = _expires_on(granted_on) + timedelta(days)
        if renewed_on > rates.LAST_DAY or not requestor.free(renewed_on):
            return
        request = _request(renewed_on, True, rates.RENEWAL_DECISIONS, requestor, chance)
        yield request
        if request.decision is not RequestDecision.APPROVED or not request.decided_on:
            return
        granted_on = request.decided_on


def _expires_on(granted_on: date) -> date:
    """Two years after the grant, three for those of a few months."""
    first, last = rates.THREE_YEARS
    return granted_on + timedelta(1095 if first <= granted_on <= last else 730)


def files_alone(person: Person, chance: Chance) -> date | None:
    """When an eligible person asks whom nobody refers, if at all."""
    files = person.daca_eligible and chance.happens(rates.FILES_UNREFERRED)
    return chance.day(rates.DACA_OPENED, rates.LAST_DAY) if files else None


def files_when_referred(referred_on: date, chance: Chance) -> date | None:
    """When a referred person asks, if at all: mostly after it, sometimes before."""
    plan = rates.FILES_WHEN_REFERRED.draw(chance)
    if plan == "NEVER":
        return None
    if plan == "BEFORE" and referred_on > rates.DACA_OPENED:
        return chance.day(rates.DACA_OPENED, referred_on - timedelta(1))
    opened = max(referred_on, rates.DACA_OPENED)
    return opened + timedelta(chance.between(5, 300))


def _request(
    received_on: date,
    renewal: bool,
    decisions: Odds[RequestDecision | None],
    requestor: Requestor,
    chance: Chance,
) -> Request:
    decision = decisions.draw(chance)
    decided_on: date | None = _decided_on(received_on, renewal, decision, chance)
    if decision is None or decided_on is None or decided_on > rates.LAST_DAY:
        decision, decided_on = None, None
    elif decision is RequestDecision.APPROVED:
        eligible = requestor.free(decided_on) and requestor.clean(decided_on)
        decision = decision if eligible else RequestDecision.DENIED
    in_elis = received_on >= rates.ELIS_OPENED and chance.happens(rates.IN_ELIS)
    request = Request(received_on, renewal, decision, decided_on, in_elis)
    alike = decision in (RequestDecision.DENIED, RequestDecision.WITHDRAWN)
    together = alike and not in_elis and chance.happens(rates.NOT_TOLD_APART)
    last = "Denied" if together else decision.value.capitalize() if decision else ""
    return request._replace(
        steps=status.steps(received_on, last, decided_on, chance),
        told_apart=not together,
    )


def _decided_on(
    received_on: date, renewal: bool, decision: RequestDecision | None, chance: Chance
) -> date:
    """Intake rejects within weeks; around a leap day many decisions fall on it."""
    if decision is RequestDecision.REJECTED:
        return received_on + timedelta(chance.between(5, 20))
    days = chance.between(40, 140) if renewal else chance.between(60, 330)
    decided_on = received_on + timedelta(days)
    near = abs(decided_on - rates.LEAP_DAY) <= timedelta(14)
    return rates.LEAP_DAY if near and chance.happens(rates.ON_LEAP_DAY) else decided_on


def receipt_number(request: Request, which: int, person: Person, center: str) -> str:
    """The receipt number, under which the steps of a request are recorded too."""
    return numbers.receipt_number(
        center, request.received_on.year, person.number, which
    )


def center(request: Request, chance: Chance) -> str:
    """The service center that gives out the receipt number; IOE stands for ELIS."""
    return "IOE" if request.in_elis else chance.one_of(_CENTERS)


def row(
    request: Request, receipt: str, person: Person, identity: Mapping[str, str]
) -> dict[str, str]:
    """What CLAIMS 3 or ELIS holds of a request, each in its own codes."""
    decision = request.decision.value.capitalize() if request.decision else ""
    latest, latest_on = request.steps[-1]
    return {
        **identity,
        **_in_system_words(request, person, identity["sex"]),
        "received_on": request.received_on.isoformat(),
        "status": latest,
        "status_on": latest_on.isoformat(),
        "decision": decision if request.told_apart else _TOGETHER,
        "decided_on": request.decided_on.isoformat() if request.decided_on else "",
        "birth_year": identity["birth_date"][:4],
        "receipt_number": receipt,
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
