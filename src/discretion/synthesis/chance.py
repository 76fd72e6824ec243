"""Chance that falls the same way on every machine.

Python promises to keep the sequence of `random()`, and of no other draw. So each draw
here is made from `random()` with multiplication alone.
"""

from __future__ import annotations

import itertools
from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance(Random):
    """A source of draws; the same name gives the same draws."""

    def happens(self, rate: float) -> bool:
        """True at the given rate."""
        return self.random() < rate

    def between(self, least: int, greatest: int) -> int:
        """A whole number, both ends included."""
        return least + int(self.random() * (greatest - least + 1))

    def one_of(self, values: Sequence[T]) -> T:
        """One of the values, each as likely as any other."""
        return values[int(self.random() * len(values))]

    def day(self, first: date, last: date) -> date:
        """A day, both ends included."""
        return first + timedelta(self.between(0, (last - first).days))


class Odds(Generic[T]):
    """Values, and how likely each is: weights of any sum."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        *self._bounds, self._total = itertools.accumulate(weights.values())
        self.values = tuple(weights)

    def draw(self, chance: Chance) -> T:
        """One of the values, by its weight."""
        return self.values[bisect(self._bounds, chance.random() * self._total)]
