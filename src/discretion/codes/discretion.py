"""The words for one act of prosecutorial discretion, and the table that finds them.

Each component keeps one reviewed table of `DecisionCode` beside its records: which
code is a decision, which is not, and which cannot be told apart.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from discretion.record import Always, Becomes, Coded, Source, Word


class Act(Word):
    """What was done, or not done; some of it no source records yet."""

    NOT_STOP = "NOT_STOP", "A person was not stopped. No source records it yet."
    NOT_QUESTION = (
        "NOT_QUESTION",
        "A person was not questioned. No source records it yet.",
    )
    NOT_ARREST = "NOT_ARREST", "A person was not arrested. No source records it yet."
    NOT_DETAIN = "NOT_DETAIN", "A person was not detained. No source records it yet."
    NOT_REMOVE = (
        "NOT_REMOVE",
        "An order of removal was not carried out. No source records it yet apart from "
        "STAY and DEFER.",
    )
    NOT_ISSUE_NTA = "NOT_ISSUE_NTA", "No notice to appear was issued."
    CANCEL_NTA = "CANCEL_NTA", "A notice to appear was canceled before it was filed."
    RELEASE = "RELEASE", "The person was released."
    CLOSE = "CLOSE", "Proceedings were closed administratively."
    DISMISS = "DISMISS", "Proceedings were dismissed."
    TERMINATE = "TERMINATE", "Proceedings were terminated."
    WITHDRAW_APPEAL = "WITHDRAW_APPEAL", "An appeal was withdrawn or not taken."
    STAY = "STAY", "Execution of an order was stayed."
    DEFER = "DEFER", "Removal was deferred."


class Stage(Word):
    """The point of the enforcement process at which it was decided."""

    ENCOUNTER = "ENCOUNTER", "When officers met or apprehended the person."
    COURT = "COURT", "Before an immigration judge."
    APPEAL = "APPEAL", "Before the Board of Immigration Appeals."
    POST_ORDER = "POST_ORDER", "After a final order of removal."
    BENEFIT = "BENEFIT", "On a request for deferred action."


class Effect(Word):
    """What the decision did to the removal process."""

    NOT_PLACED = "NOT_PLACED", "The person was not placed in removal proceedings."
    TAKEN_OUT = "TAKEN_OUT", "The person was taken out of the removal process."
    OTHER = "OTHER", "Placed in proceedings, or the effect lies elsewhere."


class Basis(Word):
    """The reason that was recorded; never inferred."""

    DACA = "DACA", "Eligible for, or granted, deferred action for childhood arrivals."
    NOT_A_PRIORITY = "NOT_A_PRIORITY", "Not an enforcement priority."
    VICTIM_OR_WITNESS = "VICTIM_OR_WITNESS", "A victim, witness or plaintiff."
    HUMANITARIAN = "HUMANITARIAN", "Humanitarian reasons."
    OTHER = "OTHER", "A recorded reason of another kind."
    NOT_RECORDED = "NOT_RECORDED", "The source records no reason."


class Circumstance(Word):
    """A special circumstance that policy names; as recorded, never inferred."""

    CRIME_VICTIM = "CRIME_VICTIM", "A victim of crime."
    WITNESS = "WITNESS", "A witness to crime."
    PLAINTIFF = "PLAINTIFF", "A plaintiff in a suit over civil rights or liberties."
    NURSING_MOTHER = "NURSING_MOTHER", "A nursing mother."
    ELDERLY = "ELDERLY", "An elderly person."
    NOT_RECORDED = "NOT_RECORDED", "The source records no circumstance."


CIRCUMSTANCES: Mapping[str, Circumstance] = {
    **{
        one.value.replace("_", " "): one
        for one in Circumstance
        if one is not Circumstance.NOT_RECORDED
    },
    **{one.value: one for one in Circumstance},
    "VICTIM": Circumstance.CRIME_VICTIM,
    "VICTIM OF CRIME": Circumstance.CRIME_VICTIM,
}
"""Words of circumstances, with underscores or spaces."""


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


@dataclasses.dataclass(frozen=True)
class Review:
    """Every code of one field of one source, reviewed: a decision, none, or unclear."""

    source: str
    field: str
    codes: tuple[DecisionCode, ...]

    def decided(
        self,
        column: str,
        *,
        system: Source,
        and_when: str | None = None,
        once: tuple[str, ...] = (),
        **columns: Source,
    ) -> Becomes:
        """A row becomes a decision where the code in ``column`` is one."""
        decisions = [one for one in self.codes if one.is_discretion is IsDiscretion.YES]
        coded = Coded(column, {one.code: True for one in decisions})
        return Becomes(
            "decision",
            {
                "act": Coded(column, {one.code: one.act for one in decisions}),
                "stage": Coded(column, {one.code: one.stage for one in decisions}),
                "effect": Coded(column, {one.code: one.effect for one in decisions}),
                "basis": Always(Basis.NOT_RECORDED),
                "circumstance": Always(Circumstance.NOT_RECORDED),
                **columns,
            },
            when=(coded, and_when) if and_when else coded,
            system=system,
            once=once,
        )


def review(
    source: str,
    field: str,
    codes: Iterable[str],
    decisions: Iterable[DecisionCode],
    not_separable: Mapping[str, str],
    otherwise: str,
) -> Review:
    """A review of all codes of a list; those not named are no decisions.

    Args:
        source: The system that holds the field.
        field: The field.
        codes: Every code, or its label.
        decisions: The codes that are acts of discretion.
        not_separable: Code to why it does not tell.
        otherwise: Who says that the others are no decisions.

    Raises:
        LookupError: a code is named that the list lacks.
    """
    named = {one.code: one for one in decisions} | {
        code: DecisionCode(code, IsDiscretion.NOT_SEPARABLE, why)
        for code, why in not_separable.items()
    }
    every = dict.fromkeys(codes)
    if unknown := named.keys() - every:
        message = f"{source} {field}: no code {sorted(unknown)}"
        raise LookupError(message)
    return Review(
        source,
        field,
        tuple(
            named.get(code) or DecisionCode(code, IsDiscretion.NO, otherwise)
            for code in every
        ),
    )
