"""How officers meet a person: at a port, at the border, on ICE's rounds or in jail.

Each meeting is put down in the life, and what follows is put on its agenda.
"""

from __future__ import annotations

from datetime import date, timedelta

from discretion.synthesis import cbp, custody, detainer, ice, port, rates
from discretion.synthesis.aftermath import Event, depart, go_abroad
from discretion.synthesis.arrest import BORDER_PATROL, arrested
from discretion.synthesis.case import Case, standing
from discretion.synthesis.chance import Chance
from discretion.synthesis.disposition import LEADS_TO
from discretion.synthesis.life import Life
from discretion.synthesis.places import OFFICES

_DAY = timedelta(1)


def at_port(life: Life, on: date, chance: Chance) -> Event | None:
    """An officer finds the person inadmissible and turns back, removes or places."""
    found = port.found(len(life.inadmissibles), on, chance)
    life.inadmissibles.append(found)
    life.free_from = on + _DAY
    if standing(life.cases, on) != "NONE":
        return None
    if found.then in ("TURNED_BACK", "REMOVED"):
        life.removed = life.removed or found.then == "REMOVED"
        go_abroad(life, on, on + timedelta(chance.between(20, 300)))
    elif found.then in ("COURT", "FEAR"):
        case = _open(life, found.then, on, found.disposition, chance)
        return custody.hold(life, case, on, chance)
    return None


def at_border(life: Life, on: date, chance: Chance) -> Event | None:
    """The Border Patrol apprehends the person, and releases, returns or places."""
    person = life.person
    first = not any(caught.referred_on for caught in life.apprehensions)
    caught = cbp.apprehended(person, len(life.apprehensions), on, first, chance)
    life.apprehensions.append(caught)
    life.free_from = (caught.released_on or on) + _DAY
    if caught.released_on or standing(life.cases, on) != "NONE":
        return None
    if life.removed and chance.happens(rates.REINSTATED):
        case = _open(life, "REINSTATED", on, "REINST", chance)
        return custody.hold(life, case, on, chance)
    then = rates.AFTER_APPREHENSION[person.daca_eligible].draw(chance)
    if then == "RETURNED":
        go_abroad(life, on, on + timedelta(chance.between(1, 60)))
    if then in ("COURT", "EXPEDITED"):
        disposition = "ER" if then == "EXPEDITED" else "WA/NTA"
        case = _open(life, then, on, disposition, chance)
        return custody.hold(life, case, on, chance)
    return None


def _open(life: Life, began: str, on: date, disposition: str, chance: Chance) -> Case:
    """Open a case of someone met at the border; some cases begin with their order."""
    case = Case(
        number=len(life.cases),
        began=began,
        opened_on=on,
        office=(
            life.apprehensions[-1].sector.office
            if life.apprehensions and life.apprehensions[-1].on == on
            else OFFICES.draw(chance)
        ),
        at_border=True,
        program=BORDER_PATROL,
        disposition=disposition,
        ordered_on=on if began in custody.ORDERED_AT_ONCE else None,
    )
    life.cases.append(case)
    return case


def by_ice(life: Life, on: date, in_jail: bool, chance: Chance) -> Event | None:
    """ICE meets the person and lets go, prepares a detainer, or goes on."""
    stands = standing(life.cases, on)
    if stands == "NONE" and life.removed:
        stands = "REMOVED_BEFORE"
    met = ice.met(life.person, len(life.encounters), on, stands, in_jail, chance)
    life.encounters.append(met)
    life.free_from = (met.referred_on or on) + _DAY
    if met.act:
        return None
    if in_jail and chance.happens(rates.DETAINER.get(met.disposition, 0)):
        prepared = detainer.prepared(
            len(life.detainers), met, _known(life, on, stands), chance
        )
        life.detainers.append(prepared)
        if prepared.lift_reason != detainer.BOOKED:
            return None
    return _go_on(life, met, in_jail, chance)


def _known(life: Life, on: date, stands: str) -> detainer.Standing:
    return detainer.Standing(
        removed=life.removed,
        ordered=stands == "ORDERED",
        in_court=stands == "IN_COURT",
        caught_at_border=any(caught.on < on for caught in life.apprehensions),
        refused_at_port=any(found.on < on for found in life.inadmissibles),
    )


def _go_on(
    life: Life, met: ice.Encounter, in_jail: bool, chance: Chance
) -> Event | None:
    """What follows an encounter by how it ended: a case, an arrest, custody."""
    leads_to = LEADS_TO.get(met.disposition)
    if leads_to is None:
        return None
    began = "COURT" if leads_to == "HELD_FOR_COURT" else leads_to
    if leads_to != "ORDERED":
        life.cases.append(_opened(life, began, met))
    case = life.cases[-1]
    if leads_to == "COURT":
        return custody.to_court(life, case, met.on, "N", chance)
    taken_on = met.on + timedelta(chance.between(1, 60) if in_jail else 0)
    if taken_on > rates.LAST_DAY:
        return None
    arrest = arrested(len(life.arrests), case, taken_on, in_jail, chance)
    life.arrests.append(arrest)
    case = life.cases[-1] = case._replace(program=arrest.program)
    if leads_to == "VOLUNTARY":
        return depart(life, case, taken_on, chance)
    return custody.hold(life, case, taken_on, chance)


def _opened(life: Life, began: str, met: ice.Encounter) -> Case:
    return Case(
        number=len(life.cases),
        began=began,
        opened_on=met.on,
        office=met.office,
        at_border=False,
        program="",
        disposition=met.disposition,
        ordered_on=met.on if began in custody.ORDERED_AT_ONCE else None,
    )
