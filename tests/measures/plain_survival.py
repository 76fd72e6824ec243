"""Survival curves a second time: loops over whole people and exact fractions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

Subject = tuple[int, str]
"""After how many days someone left, and why."""

ONE, NONE = Fraction(1), Fraction(0)


@dataclass(frozen=True)
class Point:
    """What `survival.curve` tells of a number of days at which anyone left."""

    days: int
    at_risk: int
    events: int
    competing: int
    incidence: Fraction
    survival: Fraction
    alone: Fraction
    variance: Fraction
    survival_variance: Fraction
    alone_variance: Fraction


def points(subjects: Iterable[Subject]) -> list[Point]:
    """Kaplan-Meier and Aalen-Johansen, with Greenwood's variance and the delta's."""
    people = list(subjects)
    incidence, survival, alone = NONE, ONE, ONE
    steps: list[_Step] = []
    found = []
    for days in sorted({days for days, _ in people}):
        at_risk = sum(left >= days for left, _ in people)
        events = people.count((days, "EVENT"))
        failed = sum(left == days and why != "CENSORED" for left, why in people)
        incidence += survival * Fraction(events, at_risk)
        steps.append(_Step(at_risk, events, failed, survival, incidence))
        survival *= 1 - Fraction(failed, at_risk)
        alone *= 1 - Fraction(events, at_risk)
        found.append(
            Point(
                days,
                at_risk,
                events,
                failed - events,
                incidence,
                survival,
                alone,
                _delta(steps),
                survival**2 * sum(_terms([one.failed for one in steps], steps)),
                alone**2 * sum(_terms([one.events for one in steps], steps)),
            )
        )
    return found


@dataclass(frozen=True)
class _Step:
    at_risk: int
    events: int
    failed: int
    before: Fraction
    incidence: Fraction


def _terms(failed: Iterable[int], steps: Sequence[_Step]) -> Iterator[Fraction]:
    for lost, step in zip(failed, steps, strict=True):
        rest = step.at_risk - lost
        yield Fraction(lost, step.at_risk * rest) if rest else NONE


def _delta(steps: Sequence[_Step]) -> Fraction:
    """The variance of an incidence, as the delta method writes it: one sum over times.

    Marubini and Valsecchi, Analysing Survival Data from Clinical Trials (1995), 10.2.
    """
    now = steps[-1].incidence
    greenwood = _terms([one.failed for one in steps], steps)
    total = NONE
    for step, term in zip(steps, greenwood, strict=True):
        share = Fraction(step.events, step.at_risk)
        since = now - step.incidence
        total += since**2 * term
        total += step.before**2 * share * (1 - share) / step.at_risk
        total -= 2 * since * step.before * share / step.at_risk
    return total
