"""A release beside published figures, as text."""

from __future__ import annotations

from collections.abc import Iterable

from discretion.measures import Beside


def reconciled(found: Iterable[Beside]) -> str:
    """Three lines a figure: what came of it, both numbers, and what they count."""
    return "\n".join(line for one in found for line in _lines(one))


def _lines(one: Beside) -> list[str]:
    figure, came_of_it = one.figure, one.came_of_it
    why = f": {one.why.meaning}" if one.why else ""
    difference = ""
    if came_of_it.difference is not None:
        difference = f", difference {came_of_it.difference:+,}"
    return [
        f"{figure.id}  {came_of_it.status.value}{why}",
        f"  published {_number(figure.value)}, ours {_number(one.ours)}{difference}",
        f"  {figure.unit.value}, {figure.window.as_printed}. {figure.about}",
    ]


def _number(value: int | None) -> str:
    return "not known" if value is None else f"{value:,}"
