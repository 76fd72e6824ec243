"""Answers kept in memory: a release never changes, so neither does what it answers."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Hashable

BYTES = 64 * 1024 * 1024
"""Bytes kept, at most; what was asked for longest ago goes first."""

ENTRY = 1024
"""Bytes that an answer takes beside its own, at most."""

LARGEST = BYTES // 8
"""Bytes of an answer that is kept, at most."""


@dataclasses.dataclass(frozen=True)
class Kept:
    """An answer as it was sent."""

    body: bytes
    status: int


class Answers:
    """Answers by everything that they depend on."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0

    def get(self, question: Hashable) -> Kept | None:
        """The answer kept to a question; None where there is none."""
        kept = self._kept.get(question)
        if kept is not None:
            self._kept.move_to_end(question)
        return kept

    def keep(self, question: Hashable, answer: Kept) -> None:
        """Keep an answer, unless it is too large, in place of the oldest."""
        if len(answer.body) > LARGEST or question in self._kept:
            return
        self._kept[question] = answer
        self._bytes += len(answer.body) + ENTRY
        while self._bytes > BYTES:
            self._bytes -= len(self._kept.popitem(last=False)[1].body) + ENTRY
