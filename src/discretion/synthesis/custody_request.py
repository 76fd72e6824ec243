"""Requests for deferred action from ICE custody, which ICE decides itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from discretion.codes.request import RequestDecision
from discretion.synthesis import numbers, rates
from discretion.synthesis.chance import Chance
from discretion.synthesis.person import Person


class CustodyRequest(NamedTuple):
    """A request made to ICE during a stay; undecided while pending."""

    number: int
    received_on: date
    decision: RequestDecision | None
    decided_on: date | None


def asked(number: int, booked_in_on: date, chance: Chance) -> CustodyRequest:
    """A request some days into a stay, and what ICE decides within the window."""
    received_on = booked_in_on + timedelta(chance.between(1, 10))
    decided_on = received_on + timedelta(chance.between(5, 30))
    decision = rates.CUSTODY_DECISIONS.draw(chance)
    if decision is None or decided_on > rates.LAST_DAY:
        return CustodyRequest(number, received_on, None, None)
    return CustodyRequest(number, received_on, decision, decided_on)


def row(
    request: CustodyRequest, person: Person, identity: Mapping[str, str]
) -> dict[str, str]:
    """What ICE holds of the request."""
    decision = request.decision.value.capitalize() if request.decision else ""
    return {
        **identity,
        "received_on": request.received_on.isoformat(),
        "decision": decision,
        "decided_on": request.decided_on.isoformat() if request.decided_on else "",
        "request_number": numbers.paper_number("D", person.number, request.number),
    }
