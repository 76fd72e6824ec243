"""How large an answer is whose objects may stand in several places.

In memory they are one object; in the text that is sent, each place repeats them.
"""

from __future__ import annotations

from typing import Any

import orjson

from discretion.graph.errors import too_large

MOST_VALUES = 5_000_000
"""Values of one answer, at most: some hundred megabytes."""


_SHORTEST = 4
"""Characters of a value within objects told as JSON, with its key, on average at least:
such as two values in a list of one object."""


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
    if not isinstance(data, (dict, list, orjson.Fragment)):
        return 1
    values = known.get(id(data))
    if values is None and isinstance(data, orjson.Fragment):
        values = known[id(data)] = 1 + len(orjson.dumps(data)) // _SHORTEST
    elif values is None:
        parts = data.values() if isinstance(data, dict) else data
        values = 1 + sum(_values(part, known) for part in parts)
        known[id(data)] = values
    return values
