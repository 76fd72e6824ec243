"""Priorities: which of a policy's priorities a person is known to be of, on a day.

The policy is the one with priorities that governed the component on that day, and only
what records show by that day counts. A sign that one record shows and another denies is
shown; what no record speaks of is not known.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis

from discretion.links.signs import PrioritySigns
from discretion.links.unite import unite
from discretion.policies import Policy, Priority, PrioritySign, Verdict, catalogue
from discretion.record import Tables, column

LETTERS: Mapping[str, Verdict] = {str(one.value)[0]: one for one in Verdict}
"""How verdicts are written where many stand in one text: by their first letters."""

_Asked = tuple[PrioritySign, date | None]
"""A sign, and the day before which it does not count."""


def priority() -> Any:
    """The highest priority that the person is known to be of."""
    return column(
        "Highest priority the person is known to be of, by records up to that day and "
        "under the policy in force, such as J1:1c. Null where none is known to hold, "
        "which does not say that none does.",
        filtered=True,
    )


def priority_verdicts() -> Any:
    """The verdict on each priority."""
    return column(
        "Verdict on each priority of the policy in force, in its order: P (pass), F "
        "(fail) or U (unknown), such as J1:UUPFFFUUUU. Null where no policy with "
        "priorities was in force, or the day is not known."
    )


def prioritised(rows: Any, day: str, tables: Tables) -> Any:
    """The rows, each with its priority on that day and the verdict on each."""
    beside = rows.left_join(_shown(rows, day, tables), "id").drop("id_right")
    first, packed = [], []
    for policy in _with_priorities():
        governs = _governs(policy, beside.component, beside[day])
        holds = [(one, _holds(beside, one)) for one in policy.priorities]
        first.append((governs, _first(policy, holds)))
        packed.append((governs, _packed(policy, holds)))
    nothing = ibis.null("string")
    return beside.mutate(
        priority=ibis.cases(*first, else_=nothing),
        priority_verdicts=ibis.cases(*packed, else_=nothing),
    ).select(*rows.columns, "priority", "priority_verdicts")


def _with_priorities() -> list[Policy]:
    """Policies with priorities; of two in force on a day the later issued decides."""
    return [policy for policy in reversed(catalogue()) if policy.priorities]


def _shown(rows: Any, day: str, tables: Tables) -> Any:
    """What is shown by the day of each row: each sign that a policy asks for."""
    signs = unite(tables, PrioritySigns)
    names = [one.name for one in PrioritySigns.columns]
    pairs = rows.select("id", "person_id", day_=rows[day]).join(
        signs.select("person_id", *names), "person_id"
    )
    pairs = pairs.filter(pairs.seen_on <= pairs.day_)
    asked = {
        (sign, one.since): None
        for policy in _with_priorities()
        for one in policy.priorities
        for sign in one.signs
    }
    shown = {_name(one): _shows(pairs, one) for one in asked}
    return pairs.group_by("id").agg(**shown)


def _name(asked: _Asked) -> str:
    sign, since = asked
    return sign.name.lower() + (f"_since_{since:%Y_%m_%d}" if since else "")


def _shows(pairs: Any, asked: _Asked) -> Any:
    """1 where a record shows the sign, 0 where all that speak of it deny it."""
    sign, since = asked
    said = pairs[sign.name.lower()].cast("int8")
    return said.max(where=pairs.seen_on >= since) if since else said.max()


def _governs(policy: Policy, component: Any, day: Any) -> Any:
    within = [
        (day >= first) & (day < end) if end else day >= first
        for first, end in policy.periods
    ]
    bound = component.isin([one.value for one in policy.components])
    return bound & functools.reduce(operator.or_, within)


def _holds(beside: Any, one: Priority) -> Any:
    """True where any sign is shown, false where all are denied, else null."""
    shown = [beside[_name((sign, one.since))] == 1 for sign in one.signs]
    return functools.reduce(operator.or_, shown, ibis.literal(False)) if shown else None


def _first(policy: Policy, holds: list[tuple[Priority, Any]]) -> Any:
    passed = [
        (held, f"{policy.id}:{one.code}") for one, held in holds if held is not None
    ]
    return ibis.cases(*passed, else_=ibis.null("string"))


def _packed(policy: Policy, holds: list[tuple[Priority, Any]]) -> Any:
    letters = [
        ibis.literal("U")
        if held is None
        else ibis.cases((held, "P"), (~held, "F"), else_="U")
        for _, held in holds
    ]
    return functools.reduce(operator.add, letters, ibis.literal(f"{policy.id}:"))
