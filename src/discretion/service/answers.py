"""Answers kept in memory: a release never changes, so neither does what it answers."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Hashable, MutableMapping
from typing import Any

BYTES = 64 * 1024 * 1024
"""Bytes kept, at most; what was asked for longest ago goes first."""

ENTRY = 1024
"""Bytes that an answer takes beside its own and its question's, at most."""

LARGEST = BYTES // 8
"""Bytes of an answer that is kept, and its question, at most."""


@dataclasses.dataclass(frozen=True)
class Kept:
    """An answer as it was sent: its body, and the message before it."""

    body: bytes
    start: MutableMapping[str, Any]


class Answers:
    """Answers by everything that they depend on."""

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: OrderedDict[Hashable, tuple[Kept, int]] = OrderedDict()
        self._bytes = 0

    def get(self, question: Hashable) -> Kept | None:
        """The answer kept to a question; None where there is none."""
        if question not in self._kept:
            return None
        self._kept.move_to_end(question)
        return self._kept[question][0]

    def keep(self, question: Hashable, answer: Kept, size: int) -> None:
        """Keep an answer in place of the oldest, unless it is too large.

        Its ``size`` is that of its body and of the question, in bytes.
        """
        if size > LARGEST or question in self._kept:
            return
        self._kept[question] = answer, size + ENTRY
        self._bytes += size + ENTRY
        while self._bytes > BYTES:
            self._bytes -= self._kept.popitem(last=False)[1][1]
