"""How large an answer is whose objects may stand in several places.

In memory they are one object; in the text that is sent, each place repeats them.
"""

from __future__ import annotations

from typing import Any

from discretion.graph.errors import too_large

MOST_VALUES = 5_000_000
"""Values of one answer, at most: some hundred megabytes."""


def size(data: Any) -> int:
    """The values of an answer, repeated ones as often as they stand there.

    Raises:
        GraphQLError: There are too many.
    """
    values = _values(data, {})
    if values > MOST_VALUES:
        raise too_large(f"{MOST_VALUES:,} values")
    return values


def _values(data: Any, known: dict[int, int]) -> int:
    """Each object is counted once; an answer is never deeper than its document."""
    if not isinstance(data, (dict, list)):
        return 1
    values = known.get(id(data))
    if values is None:
        parts = data.values() if isinstance(data, dict) else data
        values = 1 + sum(_values(part, known) for part in parts)
        known[id(data)] = values
    return values
