"""Criteria: each test of the closed list, as an expression over what is known.

A test says when a person passes, when one fails, and which kinds of facts it looked at.
Passing and failing at once is a contradiction, and neither is no knowledge: both are
UNKNOWN.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import ibis

from discretion.links.known_facts import grave, removed
from discretion.policies import Criterion, CriterionTest
from discretion.record import Word


class FactKind(Word):
    """A kind of fact, in some record of the person, that a criterion is tested by."""

    BIRTH_DATE = "BIRTH_DATE", "A day of birth; it is in no answer."
    BIRTH_YEAR = "BIRTH_YEAR", "A year of birth, which leaves the day open."
    INITIAL_ENTRY = "INITIAL_ENTRY", "The first arrival, on a request."
    LATER_ENTRY = "LATER_ENTRY", "An entry on another record; others may precede it."
    RESIDENCE = "RESIDENCE", "Since when the person has resided, on a request."
    MIDTERM_REMOVAL = "MIDTERM_REMOVAL", "A removal within the time of residence."
    EDUCATION = "EDUCATION", "School or service, or none, on a request."
    CHECK_BOX = "CHECK_BOX", "A box of a detainer that marks a crime or a threat."
    THREAT_LEVEL = "THREAT_LEVEL", "Threat level 1."
    CONVICTION = "CONVICTION", "A conviction, of whatever kind."
    SILENCE = "SILENCE", "No conviction in histories that cover everyone."


FACTS: Mapping[str, FactKind] = {
    "B": FactKind.BIRTH_DATE,
    "Y": FactKind.BIRTH_YEAR,
    "I": FactKind.INITIAL_ENTRY,
    "L": FactKind.LATER_ENTRY,
    "R": FactKind.RESIDENCE,
    "M": FactKind.MIDTERM_REMOVAL,
    "E": FactKind.EDUCATION,
    "X": FactKind.CHECK_BOX,
    "T": FactKind.THREAT_LEVEL,
    "C": FactKind.CONVICTION,
    "S": FactKind.SILENCE,
}
"""How kinds of facts are written where many stand in one text."""


class Tested(NamedTuple):
    """When a person passes and fails, and a letter for each kind of fact at hand."""

    passes: Any
    fails: Any
    facts: Mapping[str, Any]


def verdict(known: Any, criterion: Criterion) -> Any:
    """P, F or U: what is known of the criterion."""
    tested = _tested(known, criterion)
    if tested is None:
        return ibis.literal("U")
    passes, fails = tested.passes.fill_null(False), tested.fails.fill_null(False)
    return ibis.cases((passes & ~fails, "P"), (fails & ~passes, "F"), else_="U")


def evidence(known: Any, criterion: Criterion) -> Any:
    """The letters of the facts at hand."""
    tested = _tested(known, criterion)
    facts = tested.facts if tested else {}
    letters = [
        at_hand.fill_null(False).ifelse(letter, "") for letter, at_hand in facts.items()
    ]
    return functools.reduce(operator.add, letters, ibis.literal(""))


def _tested(known: Any, criterion: Criterion) -> Tested | None:
    return _TESTS[criterion.test](known, criterion) if criterion.test else None


def _born(known: Any, criterion: Criterion) -> Tested:
    day = criterion.day
    return Tested(known.born_after >= day, known.born_by < day, _birth(known))


def _arrived(known: Any, criterion: Criterion) -> Tested:
    """Under the age until the day before the birthday; an entry before birth is none.

    An entry that is not the first may show that the person came young, and never that
    the person did not.
    """
    age = ibis.interval(years=criterion.age)
    first = ibis.least(known.first_initial, known.first_entry)
    before_birth = (first < known.born_first).fill_null(False)
    return Tested(
        (first < _plus(known.born_after, age)) & ~before_birth,
        known.last_initial >= _plus(known.born_by, age),
        {
            **_birth(known),
            "I": known.first_initial.notnull(),
            "L": known.first_entry.notnull(),
        },
    )


def _plus(day: Any, age: Any) -> Any:
    return (day.cast("timestamp") + age).date()


def _birth(known: Any) -> dict[str, Any]:
    return {"B": known.born_exactly, "Y": known.born_in_year}


def _resided(known: Any, criterion: Criterion) -> Tested:
    interrupted = known[removed(criterion)].fill_null(False)
    return Tested(
        known.longest_since <= criterion.day,
        (known.shortest_since > criterion.day).fill_null(False) | interrupted,
        {"R": known.longest_since.notnull(), "M": interrupted},
    )


def _educated(known: Any, criterion: Criterion) -> Tested:
    return Tested(
        known.educated == 1, known.educated_always == 0, {"E": known.educated.notnull()}
    )


def _no_crime(known: Any, criterion: Criterion) -> Tested:
    """A crime or threat fails; silence passes where histories cover everyone."""
    boxes = (known.danger == 1).fill_null(False)
    level = known.level_1.fill_null(False)
    convicted = (known.convictions > 0).fill_null(False)
    many = (known.convicted_days >= _SEVERAL).fill_null(False)
    shown = boxes | level | many | known[grave(criterion)].fill_null(False)
    silent = known.everyone & ~convicted
    facts = {"X": boxes, "T": level, "C": convicted, "S": silent}
    return Tested(silent & ~shown, shown, facts)


_SEVERAL = 3
"""Convictions of that many days are several misdemeanors, if nothing worse."""

_TESTS: Mapping[CriterionTest, Callable[[Any, Criterion], Tested]] = {
    CriterionTest.ARRIVED_UNDER_AGE: _arrived,
    CriterionTest.RESIDED_SINCE: _resided,
    CriterionTest.EDUCATED_OR_SERVED: _educated,
    CriterionTest.NO_CRIME_OR_THREAT: _no_crime,
    CriterionTest.BORN_ON_OR_AFTER: _born,
}
