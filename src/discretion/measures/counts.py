"""Counts: figures that are sums over the rows of each group."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from discretion.measures.measure import Expression, Group, keyed, unkeyed
from discretion.record import Tables


@dataclasses.dataclass(frozen=True)
class Counts:
    """Sums over rows: ``rows`` gives one row for each thing counted.

    ``whole`` is True where those are the rows of the measure's record type, all that
    it is `within`.
    """

    rows: Callable[[Tables], Any]
    figures: Mapping[str, Expression]
    whole: bool = True

    def table(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The figures of each group; without keys one row, also where all are 0."""
        rows = keyed(self.rows(tables), keys)
        figures = {name: figure(rows) for name, figure in self.figures.items()}
        if not keys:
            return rows.aggregate(**figures)
        grouped = rows.group_by([f"by_{name}" for name in keys])
        return unkeyed(grouped.aggregate(**figures), keys)


def number(rows: Any) -> Any:
    """How many rows there are."""
    return rows.count()


def persons(rows: Any) -> Any:
    """How many distinct persons they are about."""
    return rows.person_id.nunique()


def number_where(condition: Expression) -> Expression:
    """How many rows meet a condition; one that is not known is not met."""
    return lambda rows: condition(rows).fill_null(False).sum().fill_null(0)
