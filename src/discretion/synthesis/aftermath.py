"""What may follow an order: departure, flight, or discretion after the order.

Each step returns what it puts on the agenda of the life, if anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from discretion.codes.discretion import Act, Stage
from discretion.record import Component
from discretion.synthesis import court_action, rates
from discretion.synthesis.case import Case
from discretion.synthesis.chance import Chance
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.life import Life
from discretion.synthesis.removal import removed

_DAY = timedelta(1)

Event = tuple[date, str, int]
"""A day, what happens on it, and the number of the case it happens in."""

Step = Callable[[Life, date, int, Chance], Event | None]
"""What an event does to a life."""


def depart(life: Life, case: Case, on: date, chance: Chance) -> Event | None:
    """Leave the country; some come back, and are met at the border or later by ICE."""
    if on > rates.LAST_DAY:
        return None
    left = removed(len(life.removals), case, on, life.removed, chance)
    life.removals.append(left)
    case = keep(life, case._replace(left_on=on))
    life.removed = life.removed or case.ordered_on is not None
    stays_away = len(life.removals) > rates.MOST_RETURNS
    if stays_away or not chance.happens(rates.RETURNS):
        go_abroad(life, on, date.max)
        return None
    back_on = on + timedelta(chance.between(20, 500))
    go_abroad(life, on, back_on)
    if chance.happens(rates.CAUGHT_RETURNING):
        return back_on, "BORDER", 0
    return back_on + timedelta(chance.between(1, 200)), "ICE", 0


def go_abroad(life: Life, left_on: date, back_on: date) -> None:
    """Be out of the country, or out of this world, from the next day to a day."""
    life.abroad.append((left_on + _DAY, back_on - _DAY))
    life.free_from = back_on


def keep(life: Life, case: Case) -> Case:
    """Put the case, as it has changed, in the place of what it was."""
    life.cases[case.number] = case
    return case


def _leave(life: Life, on: date, number: int, chance: Chance) -> Event | None:
    return depart(life, life.cases[number], on, chance)


def flee(life: Life, on: date, number: int, chance: Chance) -> None:
    """Be sought as a fugitive from that day on."""
    keep(life, life.cases[number]._replace(fugitive_on=on))


def defer(life: Life, on: date, number: int, chance: Chance) -> None:
    """Grant deferred action after the order: EARM tells that, but not the day."""
    recorded = chance.happens(rates.DEFERRAL_RECORDED)
    case = life.cases[number]
    act = Discretion(Component.ICE, on, Stage.POST_ORDER, Act.DEFER, recorded)
    keep(
        life,
        case._replace(
            deferred_on=on, deferral_recorded=recorded, acts=(*case.acts, act)
        ),
    )


def stay_removal(life: Life, on: date, number: int, chance: Chance) -> None:
    """Have the removal stayed by ICE's attorneys, once in a case."""
    case = life.cases[number]
    if case.acts:
        return
    actions, act = court_action.exercise(
        "STAYED", life.person, case.office, on, False, chance
    )
    keep(life, case._replace(actions=actions, acts=(act,)))


def _after_order(step: Step) -> Step:
    """The step, unless the person has left or been spared in the meantime."""

    def if_still_here(
        life: Life, on: date, number: int, chance: Chance
    ) -> Event | None:
        case = life.cases[number]
        over = case.left_on or case.deferred_on or case.no_document_on
        return None if over else step(life, on, number, chance)

    return if_still_here


STEPS: Mapping[str, Step] = {
    "DEPARTS": _after_order(_leave),
    "FUGITIVE": _after_order(flee),
    "DEFERRED": _after_order(defer),
    "STAYED": _after_order(stay_removal),
}
"""What may follow a decision of the court, later on the agenda."""
