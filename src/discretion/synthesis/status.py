"""The steps of a request at USCIS, from receipt to decision, each with its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from discretion.synthesis import rates
from discretion.synthesis.chance import Chance

Step = tuple[str, date]


def steps(
    received_on: date, last: str, decided_on: date | None, chance: Chance
) -> tuple[Step, ...]:
    """The history of a request in order; the decision, if there is one, ends it."""
    begun = [("Received", received_on)]
    for status, wait in () if last == "Rejected" else _between(last, chance):
        on = begun[-1][1] + timedelta(wait)
        if on >= (decided_on or rates.LAST_DAY):
            break
        begun.append((status, on))
    if decided_on:
        begun.append((last, decided_on))
    return tuple(begun)


def _between(last: str, chance: Chance) -> Iterator[tuple[str, int]]:
    """Status and how many days after the one before it."""
    yield "Accepted", chance.between(0, 6)
    yield "Biometrics", chance.between(10, 30)
    if chance.happens(rates.EVIDENCE_ASKED):
        yield "Request for Evidence", chance.between(5, 40)
    yield "Under Review", chance.between(1, 25)
    if last == "Denied" and chance.happens(rates.DENIAL_ANNOUNCED):
        yield "Notice of Intent to Deny", chance.between(5, 30)


def rows(
    history: tuple[Step, ...], receipt_number: str, identity: Mapping[str, str]
) -> Iterator[dict[str, str]]:
    """What USCIS holds of the steps: the requestor as keyed with the request."""
    for status, on in history:
        yield {
            **identity,
            "status": status,
            "status_on": on.isoformat(),
            "receipt_number": receipt_number,
        }
