"""Second count of decisions: single acts of discretion, whoever recorded them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from tests.links.second_count.extract import Row
from tests.links.second_count.priority import Told, priority
from tests.links.second_count.telling import Telling, told
from tests.links.second_count.united import Known, sources


def decisions(rows: Sequence[Row], granted: set[str], signs: Told) -> list[Known]:
    """Each act of discretion once; ``granted`` is who was ever granted deferral."""
    tellings = [telling for row in rows if (telling := told(row))]
    return [
        _decision(sorted(together, key=_anchor_first), granted, signs)
        for together in _acts(sorted(tellings, key=lambda one: one.row.id))
    ]


def _acts(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The records of each act.

    Different systems that tell of the same person, stage, act and day tell of one; in
    a system each record is its own, so the n-th of one meets the n-th of another.
    Undated records of one removal case tell of one; any other undated stands alone.
    """
    dated = [one for one in tellings if one.decided_on]
    for same_day in _groups(dated, lambda one: one.decided_on):
        by_system = _groups(same_day, lambda one: one.system)
        for nth in itertools.zip_longest(*by_system):
            yield [one for one in nth if one]
    undated = [one for one in tellings if not one.decided_on]
    yield from _groups(undated, lambda one: one.case or one.row.source)


def _groups(
    tellings: Iterable[Telling], by: Callable[[Telling], Hashable]
) -> list[list[Telling]]:
    """Those alike in person, stage, act and what else is asked for."""
    groups: dict[Hashable, list[Telling]] = {}
    for one in tellings:
        same = (one.row.person, one.what.stage, one.what.act, by(one))
        groups.setdefault(same, []).append(one)
    return list(groups.values())


def _anchor_first(telling: Telling) -> tuple[bool, str]:
    """The deciding agency's own record first, and then the smallest id."""
    return telling.row.sender != telling.component, telling.row.id


def _decision(together: Sequence[Telling], granted: set[str], signs: Told) -> Known:
    anchor = together[0]
    day = anchor.decided_on
    shown = [one.decided_on or one.known_by for one in together]
    basis = next((one.basis for one in together if one.basis), "NOT_RECORDED")
    person = anchor.row.person
    derived = "DERIVED" if person in granted else "NOT_RECORDED"
    first, verdicts = priority(signs, person, anchor.component, day)
    return {
        "person": person,
        "component": anchor.component,
        "decided_on": day,
        "known_by": min((one for one in shown if one), default=None),
        "fiscal_year": day and day.year + (day.month >= 10),
        "stage": anchor.what.stage,
        "act": anchor.what.act,
        "effect": anchor.what.effect,
        "basis": basis,
        "circumstance": next(
            (one.circumstance for one in together if one.circumstance), "NOT_RECORDED"
        ),
        "daca_eligibility": "RECORDED" if basis == "DACA" else derived,
        "office": next((one.office for one in together if one.office), None),
        "cited_policy": next((one.cited for one in together if one.cited), None),
        "citizenship": next((one.country for one in together if one.country), None),
        "priority": first,
        "priority_verdicts": verdicts,
        "records": sources(one.row for one in together),
    }
