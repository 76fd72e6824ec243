"""The reviewed table of codes: which stand for discretion, and who says so."""

from __future__ import annotations

import strawberry

from discretion.codes.discretion import Act, Effect, IsDiscretion, Stage
from discretion.components import REVIEWS
from discretion.graph.words import enum_of


@strawberry.type(description="A code of a source, reviewed for discretion.")
class DecisionCode:
    """A code of a source, reviewed for discretion."""

    source: str = strawberry.field(description="System that holds the field.")
    field: str = strawberry.field(description="Field that holds the code.")
    code: str = strawberry.field(description="The code, by its words.")
    is_discretion: enum_of(IsDiscretion) = strawberry.field(  # type: ignore[valid-type]
        description="Whether it stands for an act of discretion."
    )
    act: enum_of(Act) | None = strawberry.field(  # type: ignore[valid-type]
        description="What was done; null unless it is one."
    )
    stage: enum_of(Stage) | None = strawberry.field(  # type: ignore[valid-type]
        description="At which point; null unless it is one."
    )
    effect: enum_of(Effect) | None = strawberry.field(  # type: ignore[valid-type]
        description="What it did to the removal process; null unless it is one."
    )
    authority: str = strawberry.field(description="Who says so, or why.")


def decision_codes() -> list[DecisionCode]:
    """Every reviewed code, field by field."""
    return [
        DecisionCode(
            source=review.source,
            field=review.field,
            code=one.code,
            is_discretion=one.is_discretion,
            act=one.act,
            stage=one.stage,
            effect=one.effect,
            authority=one.authority,
        )
        for review in REVIEWS
        for one in review.codes
    ]
