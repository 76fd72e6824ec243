"""One simulated life: all that happened to a person within the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from discretion.codes.discretion import Act, Stage
from discretion.codes.request import RequestDecision
from discretion.record import Component
from discretion.synthesis.arrest import Arrest
from discretion.synthesis.case import Case
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.charge import Charge
from discretion.synthesis.conviction import convictions
from discretion.synthesis.custody_request import CustodyRequest
from discretion.synthesis.detainer import Detainer
from discretion.synthesis.detention import Stay
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.ice import Encounter
from discretion.synthesis.person import Person
from discretion.synthesis.port import Inadmissible
from discretion.synthesis.referral import ReferralToIce
from discretion.synthesis.removal import Removal
from discretion.synthesis.uscis import Request

Span = tuple[date, date]
"""First and last day of a time in detention or abroad; death is as good as abroad."""


@dataclass(slots=True)
class Life:
    """What happened, kind by kind and each in order of days.

    `free_from` is the day until which nothing else can happen to the person, who is
    detained or abroad until then; after a death it never comes. `removed` tells that
    an order was executed before, in the window or earlier.
    """

    person: Person
    removed: bool = False
    free_from: date = date.min
    inadmissibles: list[Inadmissible] = field(default_factory=list)
    apprehensions: list[Apprehension] = field(default_factory=list)
    encounters: list[Encounter] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    detainers: list[Detainer] = field(default_factory=list)
    arrests: list[Arrest] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    custody_requests: list[CustodyRequest] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    passed_on: list[ReferralToIce] = field(default_factory=list)
    held: list[Span] = field(default_factory=list)
    abroad: list[Span] = field(default_factory=list)

    def free(self, on: date) -> bool:
        """True where the person is in the country and not detained on that day."""
        return self.here(on) and not _within(self.held, on)

    def here(self, on: date) -> bool:
        """True where the person is alive and in the country on that day."""
        return not _within(self.abroad, on)

    def clean(self, on: date) -> bool:
        """True where the person stands convicted of no felony on that day."""
        return not any(charge.felony for charge in convictions(self.charges, on))


def discretion(life: Life) -> Iterator[Discretion]:
    """Every act of discretion of a life; one that two systems record is one act."""
    yield from _of_officers(life)
    for case in life.cases:
        yield from case.trial.acts if case.trial else ()
        yield from case.acts
    for request in life.requests:
        yield from _granted(Component.USCIS, request.decision, request.decided_on)
    for asked in life.custody_requests:
        yield from _granted(Component.ICE, asked.decision, asked.decided_on)


def _granted(
    component: Component, decision: RequestDecision | None, on: date | None
) -> Iterator[Discretion]:
    if on and decision is RequestDecision.APPROVED:
        yield Discretion(component, on, Stage.BENEFIT, Act.DEFER, True)


def _of_officers(life: Life) -> Iterator[Discretion]:
    """Releases by the Border Patrol, and what ICE decided at encounters."""
    at = Stage.ENCOUNTER
    for caught in life.apprehensions:
        if caught.released_on:
            recorded = caught.release_recorded or caught.also_in_eid
            released_on = caught.released_on
            yield Discretion(Component.CBP, released_on, at, Act.RELEASE, recorded)
    for met in life.encounters:
        if met.act:
            yield Discretion(Component.ICE, met.on, at, met.act, met.act_recorded)


def referrals(life: Life) -> Iterator[tuple[Component, date]]:
    """Every referral to USCIS; one that two extracts tell of is one referral."""
    for caught in life.apprehensions:
        if caught.referred_on:
            yield Component.CBP, caught.referred_on
    for met in life.encounters:
        if met.referred_on:
            yield Component.ICE, met.referred_on


def _within(spans: Sequence[Span], on: date) -> bool:
    return any(first <= on <= last for first, last in spans)
