"""Which decisions of USCIS are acts of discretion: the reviewed table."""

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
from discretion.codes.request import RequestDecision

REQUESTS = review(
    "CLAIMS 3 and ELIS",
    "decision",
    [str(one.value) for one in RequestDecision],
    (
        DecisionCode(
            str(RequestDecision.APPROVED.value),
            IsDiscretion.YES,
            "Memorandum of 15 June 2012 on people who came as children",
            Act.DEFER,
            Stage.BENEFIT,
            Effect.NOT_PLACED,
        ),
    ),
    {},
    "No deferred action was granted",
)
"""What was decided on a request for deferred action."""

REVIEWS: tuple[Review, ...] = (REQUESTS,)
"""Every list of codes that could tell of discretion."""
