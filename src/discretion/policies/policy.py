"""How a policy is declared: one memo, order or ruling, and what became of it.

A policy governs components over periods of time. What is known of those periods is
kept as statuses, each from a day on and with the act that made it, so that a later
ruling adds one and never rewrites what held before.
"""

from __future__ import annotations

import dataclasses
import datetime

from discretion.policies.criterion_test import CriterionTest
from discretion.policies.sign import PrioritySign
from discretion.record import Component, Word

Period = tuple[datetime.date, datetime.date | None]
"""The first day of a time, and the first day after it; None where it goes on."""


class PolicyStatusKind(Word):
    """Where a policy stands in law from a day on."""

    IN_FORCE = "IN_FORCE", "In force."
    REINSTATED = "REINSTATED", "In force again."
    PARTLY_SUSPENDED = (
        "PARTLY_SUSPENDED",
        "In force in part: the rest is barred or put off.",
    )
    SUPERSEDED = "SUPERSEDED", "Not in force: a later policy took its place."
    ENJOINED = "ENJOINED", "Not in force: a court forbids that it be carried out."
    VACATED = "VACATED", "Not in force: a court set it aside."
    RESCINDED = "RESCINDED", "Not in force: the Department withdrew it."
    REVOKED = "REVOKED", "Not in force: a later order ended it."

    @property
    def holds(self) -> bool:
        """True where the policy governs decisions, whole or in part."""
        return self in (
            PolicyStatusKind.IN_FORCE,
            PolicyStatusKind.REINSTATED,
            PolicyStatusKind.PARTLY_SUSPENDED,
        )


class PolicyEvidence(Word):
    """How the day and the kind of a status are known."""

    SOURCED = "SOURCED", "A published source gives the day and what happened."
    INFERRED = (
        "INFERRED",
        "Read from what a source says: a policy without an effective day holds from "
        "the day it was issued.",
    )
    RECALLED = "RECALLED", "Recalled by those who wrote the catalogue; to be checked."


@dataclasses.dataclass(frozen=True)
class PolicyStatus:
    """Where a policy stands: from which day on, how, and by which act.

    One that repeats the kind before it confirms it, as when an appeal fails.
    """

    on: datetime.date
    kind: PolicyStatusKind
    by: str
    evidence: PolicyEvidence = PolicyEvidence.SOURCED


@dataclasses.dataclass(frozen=True)
class Priority:
    """A class of people whom a policy puts first; ``letter`` where a rank has several.

    ``rank`` is the policy's own word for it, such as 2 or M3. Any one of ``signs``
    makes it, where it is not dated before ``since``.
    """

    rank: str
    text: str
    letter: str | None = None
    signs: tuple[PrioritySign, ...] = ()
    since: datetime.date | None = None

    @property
    def code(self) -> str:
        """Rank and letter together, such as 2b."""
        return self.rank + (self.letter or "")


@dataclasses.dataclass(frozen=True)
class Criterion:
    """A condition that a person must meet for a policy's benefit.

    ``test`` is how it is tested, None where no record can tell; the rest are what the
    test asks for.
    """

    code: str
    text: str
    test: CriterionTest | None = None
    age: int | None = None
    day: datetime.date | None = None
    until: datetime.date | None = None
    categories: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Policy:
    """One memo, order or ruling on enforcement and discretion.

    ``supersedes`` are the ids of those it takes the place of, and
    ``requires_pd_reporting`` is None where no source tells. ``statuses`` are in order
    of their days; ``note`` is what the sources leave open, and what was chosen.
    """

    id: str
    issued_on: datetime.date
    title: str
    issuer: str
    authority: str
    components: tuple[Component, ...]
    summary: str
    statuses: tuple[PolicyStatus, ...]
    note: str | None = None
    supersedes: tuple[str, ...] = ()
    requires_pd_reporting: bool | None = None
    priorities: tuple[Priority, ...] = ()
    criteria: tuple[Criterion, ...] = ()

    @property
    def effective_on(self) -> datetime.date | None:
        """The first day in force; None where it never was."""
        return next((one.on for one in self.statuses if one.kind.holds), None)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The times during which it governs, in order."""
        ends = [*(one.on for one in self.statuses[1:]), None]
        return tuple(
            (status.on, end)
            for status, end in zip(self.statuses, ends, strict=True)
            if status.kind.holds
        )

    def status_on(self, day: datetime.date) -> PolicyStatus | None:
        """The status that says where it stood on a day; None before the first.

        A status holds from its day on, that day included. So the first day of a
        policy belongs to it, and the day of its end no more.
        """
        earlier = [one for one in self.statuses if one.on <= day]
        return earlier[-1] if earlier else None
