"""Synthetic extracts of all components, drawn from one simulated population.

So the program can be tried, tested and shown without one real record, and linking can
be scored against a known truth. It needs no framework: Python's standard library draws
and writes, so that the same seed gives the same bytes wherever it runs.
"""

from __future__ import annotations

from discretion.synthesis.write import EXTRACTS, synthesize

__all__ = ["EXTRACTS", "synthesize"]
