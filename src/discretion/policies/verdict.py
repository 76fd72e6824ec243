"""Verdicts: whether a condition of a policy is known to hold."""

from __future__ import annotations

from discretion.record import Word


class Verdict(Word):
    """Whether a condition is known to hold; what is missing is never a verdict."""

    PASS = "PASS", "Records show that it holds."
    FAIL = "FAIL", "Records show that it does not hold."
    UNKNOWN = "UNKNOWN", "Records do not say, or contradict each other."
