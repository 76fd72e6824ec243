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

LONG = 16 * 1024
"""Bytes of an answer, and its question, that is kept only once asked for again.

Whoever reads page after page asks for each once: kept, they would push out what others
ask for again, and take memory that was not in use, which is slow to come by.
"""

_ONCE = 4096
"""Questions with long answers that are remembered as asked once, at most."""


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
        self._once: set[int] = set()

    def get(self, question: Hashable) -> Kept | None:
        """The answer kept to a question; None where there is none."""
        if question not in self._kept:
            return None
        self._kept.move_to_end(question)
        return self._kept[question][0]

    def keep(self, question: Hashable, answer: Kept, size: int) -> None:
        """Keep an answer in place of the oldest, unless it is too large.

        A long one is kept once it is given again. Its ``size`` is that of its body and
        of the question, in bytes.
        """
        if size > LARGEST or question in self._kept:
            return
        if size > LONG and not self._again(question):
            return
        self._kept[question] = answer, size + ENTRY
        self._bytes += size + ENTRY
        while self._bytes > BYTES:
            self._bytes -= self._kept.popitem(last=False)[1][1]

    def _again(self, question: Hashable) -> bool:
        """True where it was asked before, as far as is remembered."""
        asked = hash(question)
        if asked in self._once:
            self._once.remove(asked)
            return True
        if len(self._once) >= _ONCE:
            self._once.clear()
        self._once.add(asked)
        return False
