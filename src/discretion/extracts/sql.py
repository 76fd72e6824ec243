"""Values of our own declarations as SQL text."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from discretion.record import Scalar


def literal(value: Scalar) -> str:
    """A value as SQL text; an enum as its value."""
    plain = value.value if isinstance(value, enum.Enum) else value
    return "'" + str(plain).replace("'", "''") + "'"


def listed(values: Iterable[Scalar]) -> str:
    """An SQL list of texts."""
    return f"[{', '.join(literal(value) for value in values)}]"


def same_code(text: str) -> str:
    """SQL for a text as code lists are compared: without case and odd spaces."""
    return rf"upper(regexp_replace({text}, '[\s\x{{a0}}]+', ' ', 'g'))"
