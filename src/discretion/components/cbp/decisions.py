"""Which entries of CBP are acts of discretion: the reviewed table."""

from __future__ import annotations

from discretion.codes.discretion import (
    Act,
    DecisionCode,
    Effect,
    IsDiscretion,
    Review,
    Stage,
    review,
)

RELEASED = "Y"
"""The flag of a DACA-eligible release, as the table of codes names it."""

RELEASES = review(
    "e3",
    "daca_eligible_release",
    (RELEASED, "N"),
    (
        DecisionCode(
            RELEASED,
            IsDiscretion.YES,
            "Release of people eligible for DACA, as CBP counted it for the audit of "
            "2015; no public code says so",
            Act.RELEASE,
            Stage.ENCOUNTER,
            Effect.NOT_PLACED,
        ),
    ),
    {},
    "Recorded as no such release; a blank says nothing",
)
"""Whether a person was released as eligible for DACA."""

REVIEWS: tuple[Review, ...] = (RELEASES,)
"""Every list of codes that could tell of discretion."""
