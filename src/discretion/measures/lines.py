"""An answer as lines of text in columns, for readers."""

from __future__ import annotations

from collections.abc import Sequence

from discretion.measures.answer import Answer
from discretion.measures.measure import State
from discretion.measures.rows import Row
from discretion.measures.states import Value

ALL = "ALL"
"""Stands where a group would: over all of them together."""

MARKS = {State.AT_LEAST: ">=", State.AT_MOST: "<=", State.INCOMPLETE: "~"}
"""What stands before a number that is not simply measured."""


def lines(answer: Answer) -> list[str]:
    """A line of names, one for each row, and the total last.

    Where there is no figure its state stands; ``>=`` is at least, ``<=``
    at most, and ``~`` of what is loaded alone.
    """
    rows = [*answer.rows, *([answer.total] if answer.total else [])]
    names = [*answer.by, *answer.figures]
    cells = [names, *(_cells(answer, row) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [_line(line, widths, len(answer.by)) for line in cells]


def _cells(answer: Answer, row: Row) -> list[str]:
    groups = [row.groups.get(name, ALL) for name in answer.by]
    return [*groups, *map(_cell, row.figures.values())]


def _cell(one: Value) -> str:
    if one.value is None:
        return str(one.state.value)
    value = f"{one.value:,.4f}" if isinstance(one.value, float) else f"{one.value:,}"
    mark = MARKS.get(one.state)
    return f"{mark} {value}" if mark else value


def _line(cells: Sequence[str], widths: Sequence[int], groups: int) -> str:
    padded = (
        cell.ljust(width) if number < groups else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
