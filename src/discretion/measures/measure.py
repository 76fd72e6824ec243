"""How a measure is declared: once, as an Ibis expression over a finished release.

A measure says what its figures mean: their units, their definitions, and what must be
said beside them. The engine that computes it is chosen elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from discretion.record import Tables


class NotGroupedError(ValueError):
    """A measure is not grouped by what was asked for."""


@dataclasses.dataclass(frozen=True)
class Figure:
    """One column of a measure's table: what is counted, in which unit."""

    unit: str
    definition: str
    expression: Callable[[Any], Any]


@dataclasses.dataclass(frozen=True)
class Measure:
    """Figures over the same rows, and what they may be grouped by.

    ``rows`` gives one row for each thing counted. ``groups`` are expressions over such
    a row; where one is null, the row belongs to UNCLASSIFIED and to no other group.
    """

    name: str
    definition: str
    caveats: tuple[str, ...]
    rows: Callable[[Tables], Any]
    figures: Mapping[str, Figure]
    groups: Mapping[str, Callable[[Any], Any]]

    def table(self, tables: Tables, by: Sequence[str] = ()) -> Any:
        """The figures of each group, in the order of the groups.

        Raises:
            NotGroupedError: A group is unknown, or given twice.
        """
        unknown = [name for name in by if name not in self.groups]
        if unknown or len(set(by)) < len(by):
            known = ", ".join(self.groups)
            raise NotGroupedError(f"by: each once, and one of {known}")
        rows = self.rows(tables)
        if not by:
            return rows.aggregate(**self._figures(rows))
        keys = {
            name: self.groups[name](rows).cast("string").fill_null("UNCLASSIFIED")
            for name in by
        }
        grouped = rows.mutate(**{f"by_{name}": key for name, key in keys.items()})
        groups = grouped.group_by([f"by_{name}" for name in by])
        made = groups.aggregate(**self._figures(grouped))
        return made.rename({name: f"by_{name}" for name in by}).order_by(list(by))

    def _figures(self, rows: Any) -> dict[str, Any]:
        return {name: one.expression(rows) for name, one in self.figures.items()}
