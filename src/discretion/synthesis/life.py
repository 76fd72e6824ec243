"""One simulated life: what happened, what is on record, what was discretion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from discretion.codes.discretion import Act, Stage
from discretion.codes.request import RequestDecision
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Component, Record
from discretion.synthesis import cbp, charge, ice, uscis
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.person import Person

Clerks = Mapping[Component, Clerk]


class Discretion(NamedTuple):
    """One act of discretion that happened; `recorded` where an extract shows it."""

    component: Component
    decided_on: date
    stage: Stage
    act: Act
    recorded: bool


class Life(NamedTuple):
    """All that happened to one person within the window."""

    person: Person
    apprehensions: tuple[cbp.Apprehension, ...]
    requests: tuple[uscis.Request, ...]
    charges: tuple[charge.Charge, ...]
    encounters: tuple[ice.Encounter, ...]


def live(person: Person, chance: Chance) -> Life:
    """Live one life."""
    caught = tuple(cbp.apprehensions(person, chance))
    referred_on = next((c.referred_on for c in caught if c.referred_on), None)
    requests = tuple(uscis.requests(person, referred_on, chance))
    days = ice.days_met(person, 0 if caught or requests else 1, chance)
    if not days:
        return Life(person, caught, requests, (), ())
    charges = tuple(charge.charges(person, days[0], chance))
    encounters = tuple(ice.encounters(person, days, charges, chance))
    return Life(person, caught, requests, charges, encounters)


def discretion(life: Life) -> Iterator[Discretion]:
    """Every act of discretion of a life; one that two systems record is one act."""
    for caught in life.apprehensions:
        if caught.released_on:
            recorded = caught.release_recorded or caught.also_in_eid
            yield Discretion(
                Component.CBP,
                caught.released_on,
                Stage.ENCOUNTER,
                Act.RELEASE,
                recorded,
            )
    for met in life.encounters:
        if met.act:
            yield Discretion(
                Component.ICE, met.on, Stage.ENCOUNTER, met.act, met.act_recorded
            )
    for request in life.requests:
        if request.decided_on and request.decision is RequestDecision.APPROVED:
            yield Discretion(
                Component.USCIS, request.decided_on, Stage.BENEFIT, Act.DEFER, True
            )


def records(
    life: Life, clerks: Clerks, chance: Chance
) -> Iterator[tuple[type[Record], dict[str, str]]]:
    """Every row the components hold of a life, by column name."""
    person = life.person

    def keyed(component: Component, on: date) -> dict[str, str]:
        return clerks[component].keys(person, on, chance)

    for caught in life.apprehensions:
        identity = keyed(Component.CBP, caught.on)
        yield CbpApprehension, cbp.row(caught, person, identity, chance)
    for met in _held(life, chance):
        identity = keyed(Component.ICE, met.on)
        yield IceEncounter, ice.row(met, person, life.charges, identity, chance)
    for which, charged in enumerate(life.charges):
        identity = keyed(Component.ICE, charged.arrested_on)
        row = charge.row(charged, which, person, identity, chance)
        yield IceCriminalHistory, row
    for which, request in enumerate(life.requests):
        identity = keyed(Component.USCIS, request.received_on)
        row = uscis.row(request, which, person, identity, chance)
        yield UscisDacaRequest, row


def _held(life: Life, chance: Chance) -> Iterator[ice.Encounter]:
    """Encounters that EID holds: the Border Patrol's too, where it entered them."""
    for caught in life.apprehensions:
        if caught.released_on and caught.also_in_eid:
            yield ice.encounter_of_release(
                caught, caught.released_on, life.person, chance
            )
    yield from (met for met in life.encounters if met.held)
