"""Measures: what is counted, each declared once over the tables of a release."""

from __future__ import annotations

from discretion.measures.measure import Figure, Measure, NotGroupedError
from discretion.measures.use_of_discretion import USE_OF_DISCRETION

MEASURES: tuple[Measure, ...] = (USE_OF_DISCRETION,)

__all__ = ["MEASURES", "USE_OF_DISCRETION", "Figure", "Measure", "NotGroupedError"]
