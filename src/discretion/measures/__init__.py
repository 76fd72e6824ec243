"""Measures: what is counted, each declared once over the tables of a release."""

from __future__ import annotations

from discretion.measures.cohort import COHORTS, Cohort
from discretion.measures.measure import Figure, Measure, NotGroupedError
from discretion.measures.use_of_discretion import USE_OF_DISCRETION

MEASURES: tuple[Measure, ...] = (USE_OF_DISCRETION,)

__all__ = [
    "COHORTS",
    "MEASURES",
    "USE_OF_DISCRETION",
    "Cohort",
    "Figure",
    "Measure",
    "NotGroupedError",
]
