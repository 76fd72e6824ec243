"""People not placed in removal proceedings or taken out of them, and why."""

from __future__ import annotations

from discretion.codes.discretion import Effect
from discretion.links.decision import Decision
from discretion.links.unite import sources_of
from discretion.measures import decisions
from discretion.measures.measure import Measure

_NOT_PURSUED = {"effect": (Effect.NOT_PLACED.value, Effect.TAKEN_OUT.value)}

NOT_PLACED_OR_TAKEN_OUT = Measure(
    name="not_placed_or_taken_out",
    question="Who was not placed in the removal process or taken out of it, and why?",
    definition=(
        "Acts of discretion by which a person was not placed in removal proceedings, "
        "or was taken out of them. It is the scope of the audit report."
    ),
    caveats=(
        *decisions.CAVEATS,
        "A reason is told only where it was recorded; NOT_RECORDED is a row of its "
        "own, and nothing is inferred.",
    ),
    of=Decision,
    sources=tuple(sources_of(Decision)),
    figures=decisions.FIGURES,
    groups=decisions.GROUPS,
    estimate=decisions.counted(_NOT_PURSUED),
    within=_NOT_PURSUED,
    usual=("effect", "basis"),
    unrecorded=decisions.UNRECORDED,
    doubts=decisions.doubts,
    drawn="instances",
)
"""Decisions within the scope of the audit report, by effect and basis."""
