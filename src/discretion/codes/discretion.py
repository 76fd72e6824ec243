"""The words for one act of prosecutorial discretion, and the table that finds them.

Each component keeps one reviewed table of `DecisionCode` beside its records: which
code is a decision, which is not, and which cannot be told apart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from discretion.record import Always, Becomes, Coded, Source, Word


class Act(Word):
    """What was done, or not done."""

    NOT_ISSUE_NTA = "NOT_ISSUE_NTA", "No notice to appear was issued."
    RELEASE = "RELEASE", "The person was released."
    DEFER = "DEFER", "Removal was deferred for a fixed time."


class Stage(Word):
    """The point of the enforcement process at which it was decided."""

    ENCOUNTER = "ENCOUNTER", "When officers met or apprehended the person."
    BENEFIT = "BENEFIT", "On a request to USCIS."


class Effect(Word):
    """What the decision did to the removal process."""

    NOT_PLACED = "NOT_PLACED", "The person was not placed in removal proceedings."
    OTHER = "OTHER", "Placed in proceedings, or the effect lies elsewhere."


class Basis(Word):
    """The reason that was recorded; never inferred."""

    DACA = "DACA", "Eligible for, or granted, deferred action for childhood arrivals."
    NOT_A_PRIORITY = "NOT_A_PRIORITY", "Not an enforcement priority."
    VICTIM_OR_WITNESS = "VICTIM_OR_WITNESS", "A victim, witness or plaintiff."
    HUMANITARIAN = "HUMANITARIAN", "Humanitarian reasons."
    OTHER = "OTHER", "A recorded reason of another kind."
    NOT_RECORDED = "NOT_RECORDED", "The source records no reason."


class IsDiscretion(Word):
    """Whether a code stands for an act of discretion."""

    YES = "YES", "An act of discretion."
    NO = "NO", "Not an act of discretion."
    NOT_SEPARABLE = (
        "NOT_SEPARABLE",
        "The code does not tell it from other reasons.",
    )


@dataclasses.dataclass(frozen=True)
class DecisionCode:
    """One row of the reviewed table: a code, what it means, and who says so."""

    code: str
    is_discretion: IsDiscretion
    authority: str
    act: Act | None = None
    stage: Stage | None = None
    effect: Effect | None = None


def decided_by_code(
    column: str, codes: Iterable[DecisionCode], *, system: Source, **columns: Source
) -> Becomes:
    """A row becomes a decision where its code is one."""
    decisions = [code for code in codes if code.is_discretion is IsDiscretion.YES]
    return Becomes(
        "decision",
        {
            "act": Coded(column, {c.code: c.act for c in decisions}),
            "stage": Coded(column, {c.code: c.stage for c in decisions}),
            "effect": Coded(column, {c.code: c.effect for c in decisions}),
            "basis": Always(Basis.NOT_RECORDED),
            **columns,
        },
        when=Coded(column, {c.code: True for c in decisions}),
        system=system,
    )
