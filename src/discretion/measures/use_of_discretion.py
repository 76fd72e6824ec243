"""How often discretion is used: records, instances and persons."""

from __future__ import annotations

from discretion.links.decision import Decision
from discretion.links.unite import sources_of
from discretion.measures import decisions
from discretion.measures.measure import Measure

USE_OF_DISCRETION = Measure(
    name="use_of_discretion",
    question="How often is discretion used, by which component, and about whom?",
    definition="Acts of prosecutorial discretion that records of the release show.",
    caveats=decisions.CAVEATS,
    of=Decision,
    sources=tuple(sources_of(Decision)),
    figures=decisions.FIGURES,
    groups=decisions.GROUPS,
    estimate=decisions.counted(),
    usual=("component",),
    unrecorded=decisions.UNRECORDED,
    doubts=decisions.doubts,
    drawn="instances",
)
"""All decisions."""
