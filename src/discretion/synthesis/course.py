"""The course of a life: one event after another, in the order of days.

What happens to a person depends on what has happened before. Nobody is met while
detained or abroad, a removal that is followed by no return ends a life in the window,
and so does a death.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Mapping
from datetime import date, timedelta

from discretion.synthesis import aftermath, charge, ice, meeting, rates, uscis
from discretion.synthesis.aftermath import Event, Step
from discretion.synthesis.asking import ask
from discretion.synthesis.chance import Chance
from discretion.synthesis.life import Life
from discretion.synthesis.person import Person

_DAY = timedelta(1)
_ADULT = 18


def live(person: Person, chance: Chance) -> Life:
    """Live one life."""
    old = person.age(rates.FIRST_DAY) >= _ADULT and not person.daca_eligible
    life = Life(person, removed=old and chance.happens(rates.REMOVED_BEFORE))
    files_alone_on = uscis.files_alone(person, chance)
    agenda = _agenda(person, files_alone_on is not None, chance)
    while agenda:
        on, event, number = agenda.pop(0)
        if life.free_from <= on <= rates.LAST_DAY:
            later = _STEPS[event](life, on, number, chance)
            if later:
                insort(agenda, later)
    _settle(life)
    ask(life, files_alone_on, chance)
    return life


def _agenda(person: Person, asks: bool, chance: Chance) -> list[Event]:
    """Days on which some component would come across the person, in order."""
    eligible = person.daca_eligible
    ports, borders = (
        [
            chance.day(rates.FIRST_DAY, rates.LAST_DAY)
            for _ in range(odds[eligible].draw(chance))
        ]
        for odds in (rates.PORT_VISITS, rates.APPREHENSIONS)
    )
    days = ice.days_met(person, 0 if ports or borders or asks else 1, chance)
    agenda = [(on, "PORT", 0) for on in ports] + [(on, "BORDER", 0) for on in borders]
    agenda += [(on, "ICE", 0) for on in days]
    if days and person.age(days[0]) >= _ADULT:
        agenda += _crimes(days[0], chance)
    return sorted(agenda)


def _crimes(met_on: date, chance: Chance) -> list[Event]:
    """Offenses before and after the day on which ICE first met the person."""
    crimes = [
        (met_on - timedelta(chance.between(60, 900)), "OLD_CRIME", 0)
        for _ in range(rates.CHARGED_BEFORE.draw(chance))
    ]
    last = rates.LAST_DAY - timedelta(60)
    if chance.happens(rates.CHARGED_AFTER) and met_on < last:
        crimes.append((chance.day(met_on + _DAY, last), "CRIME", 0))
    return crimes


def _old_crime(life: Life, on: date, number: int, chance: Chance) -> None:
    """An offense whose arrest brought nobody before ICE."""
    charged = charge.charge(on, chance)
    life.charges.append(charged)
    life.free_from = charged.arrested_on + _DAY


def _crime(life: Life, on: date, number: int, chance: Chance) -> Event | None:
    """An offense, and soon after the arrest ICE meets the person in jail."""
    charged = charge.charge(on, chance)
    life.charges.append(charged)
    met_on = charged.arrested_on + timedelta(chance.between(0, 10))
    return meeting.by_ice(life, met_on, True, chance)


_STEPS: Mapping[str, Step] = {
    "PORT": lambda life, on, _, chance: meeting.at_port(life, on, chance),
    "BORDER": lambda life, on, _, chance: meeting.at_border(life, on, chance),
    "ICE": lambda life, on, _, chance: meeting.by_ice(life, on, False, chance),
    "CRIME": _crime,
    "OLD_CRIME": _old_crime,
    **aftermath.STEPS,
}
"""What an event on the agenda does to a life."""


def _settle(life: Life) -> None:
    """No verdict is given on, and no referral made of, a person who is abroad."""
    if not life.abroad:
        return
    life.charges = [
        charged
        if charged.convicted_on is None or life.here(charged.convicted_on)
        else charge.untried(charged)
        for charged in life.charges
    ]
    life.apprehensions = [
        caught
        if caught.referred_on is None or life.here(caught.referred_on)
        else caught._replace(referred_on=None)
        for caught in life.apprehensions
    ]
