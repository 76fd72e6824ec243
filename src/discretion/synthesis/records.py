"""Every row that the components hold of a life, each in the words of its system.

A row that repeats the key of the row before it is the same record written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from discretion.components import RECORDS
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.cbp.inadmissible import CbpInadmissible
from discretion.components.cbp.referral import CbpReferral
from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.court_appeal import IceCourtAppeal
from discretion.components.ice.court_proceeding import IceCourtProceeding
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.foreign_history import IceForeignHistory
from discretion.components.ice.referral import IceReferral
from discretion.components.ice.removal import IceRemoval
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.components.uscis.referral_to_ice import UscisReferralToIce
from discretion.components.uscis.status import UscisStatus
from discretion.record import Component, Record
from discretion.synthesis import (
    appeal,
    arrest,
    arrival,
    case,
    cbp,
    charge,
    citing,
    court,
    court_action,
    custody_request,
    detainer,
    detention,
    foreign,
    ice,
    port,
    rates,
    referral,
    removal,
    status,
    uscis,
)
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.conviction import convictions
from discretion.synthesis.life import Life

Clerks = Mapping[Component, Clerk]
Identity = dict[str, str]
Keyed = Callable[[date], Identity]
"""Gives the identity of the person as a clerk keys it on a day."""

Rows = Iterator[tuple[type[Record], dict[str, str]]]


def records(life: Life, clerks: Clerks, chance: Chance, more: Chance) -> Rows:
    """Every row of a life, by column name; some likely duplicates are among them.

    What records hold besides is drawn from ``more``, so that it changes nothing else.
    """
    past = arrival.past(life.person, more)
    for record, told in _once(life, clerks, chance):
        row = {**told, **arrival.facts(record, told, past, more)}
        if record in _CITING:
            row["policy_cited"] = citing.policy(record, told, more)
        yield record, row
        if "duplicate_likely" in row and chance.happens(rates.DUPLICATE):
            yield record, {**row, "duplicate_likely": "Y"}


_CITING = {
    record
    for record in RECORDS
    if any(column.name == "policy_cited" for column in record.columns)
}
"""The record types that may name a policy."""


def _once(life: Life, clerks: Clerks, chance: Chance) -> Rows:
    def keyed_by(component: Component) -> Keyed:
        return lambda on: clerks[component].keys(life.person, on, chance)

    yield from _of_cbp(life, keyed_by(Component.CBP), chance)
    keyed = keyed_by(Component.ICE)
    yield from _of_encounters(life, keyed, chance)
    yield from _of_custody(life, keyed, chance)
    for one in life.cases:
        yield IceCase, case.row(one, life.person, keyed(one.opened_on), chance)
        yield from _of_court(life, one, keyed)
    yield from _of_uscis(life, keyed_by(Component.USCIS), chance)


def _of_cbp(life: Life, keyed: Keyed, chance: Chance) -> Rows:
    person = life.person
    for found in life.inadmissibles:
        yield CbpInadmissible, port.row(found, person, keyed(found.on), chance)
    for caught in life.apprehensions:
        convicted = bool(convictions(life.charges, caught.on))
        identity = keyed(caught.on)
        yield CbpApprehension, cbp.row(caught, person, convicted, identity, chance)
        on = caught.referred_on
        if on and caught.referral_in != "APPREHENSION":
            row = referral.row_of_cbp(caught, on, person, keyed(on), chance)
            yield CbpReferral, row


def _of_encounters(life: Life, keyed: Keyed, chance: Chance) -> Rows:
    """Encounters that EID holds: the Border Patrol's too, where it entered them."""
    person = life.person
    for caught in life.apprehensions:
        if caught.released_on and caught.also_in_eid:
            on = caught.released_on
            held = ice.encounter_of_release(caught, on, person, chance)
            yield IceEncounter, ice.row(held, person, life.charges, keyed(on))
    for met in life.encounters:
        if met.held:
            yield IceEncounter, ice.row(met, person, life.charges, keyed(met.on))
        if met.referred_on:
            identity = keyed(met.referred_on)
            row = referral.row_of_ice(met, met.referred_on, person, identity)
            yield IceReferral, row
    if life.encounters and chance.happens(rates.FOREIGN_CHECK):
        on = life.encounters[-1].on
        yield IceForeignHistory, foreign.row(on, person, keyed(on), chance)
    for which, charged in enumerate(life.charges):
        identity = keyed(charged.arrested_on)
        row = charge.row(charged, which, person, identity, chance)
        yield IceCriminalHistory, row


def _of_custody(life: Life, keyed: Keyed, chance: Chance) -> Rows:
    person, charges, cases = life.person, life.charges, life.cases
    for one in life.detainers:
        state = case.state_of_latest(cases, one.met.on)
        rows = detainer.rows(one, state, person, charges, keyed(one.met.on), chance)
        for row in rows:
            yield IceDetainer, row
    for taken in life.arrests:
        identity = keyed(taken.on)
        yield (
            IceArrest,
            arrest.row(taken, cases[taken.case], person, charges, identity),
        )
    for stay in life.stays:
        identity = keyed(stay.booked_in_on)
        for row in detention.rows(
            stay, cases[stay.case], person, charges, identity, chance
        ):
            yield IceDetention, row
    for left in life.removals:
        identity = keyed(left.departed_on)
        row = removal.row(left, cases[left.case], person, charges, identity, chance)
        yield IceRemoval, row
    for asked in life.custody_requests:
        row = custody_request.row(asked, person, keyed(asked.received_on))
        yield IceDacaRequest, row


def _of_court(life: Life, one: case.Case, keyed: Keyed) -> Rows:
    person, number, trial = life.person, one.number, one.trial
    actions = one.actions
    if trial:
        actions = (*trial.actions, *actions)
        for part, held in enumerate(trial.proceedings):
            identity = keyed(held.completed_on or one.opened_on)
            row = court.row(held, person, number, part, identity)
            yield IceCourtProceeding, row
        for part, brought in enumerate(trial.appeals):
            identity = keyed(brought.filed_on)
            row = appeal.row(brought, person, number, part, identity)
            yield IceCourtAppeal, row
    for part, action in enumerate(actions):
        row = court_action.row(action, person, number, part, keyed(action.on))
        yield IceCourtAction, row


def _of_uscis(life: Life, keyed: Keyed, chance: Chance) -> Rows:
    person = life.person
    for which, request in enumerate(life.requests):
        identity = keyed(request.received_on)
        center = uscis.center(request, chance)
        receipt = uscis.receipt_number(request, which, person, center)
        yield UscisDacaRequest, uscis.row(request, receipt, person, identity)
        for row in status.rows(request.steps, receipt, identity):
            yield UscisStatus, row
    for passed in life.passed_on:
        row = referral.row_of_uscis(passed, person, keyed(passed.on))
        yield UscisReferralToIce, row
