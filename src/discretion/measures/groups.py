"""Groups that several measures share: columns of their rows, and periods of time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.links.fiscal import fiscal_year
from discretion.measures.measure import Expression, Group
from discretion.record import Record


def columns(record: type[Record], *names: str) -> Mapping[str, Group]:
    """Columns of a record type under their own names, as they are described there."""
    return {
        name: Group(record.named(name).description, _column(name)) for name in names
    }


def _column(name: str) -> Expression:
    return lambda rows: rows[name]


def periods(day: str) -> Mapping[str, Group]:
    """The fiscal year, the calendar year and the month of a day of the row."""

    def on(rows: Any) -> Any:
        return rows[day]

    return {
        "fiscal_year": Group(
            "Fiscal year, 1 October to 30 September, named by the year it ends in.",
            lambda rows: fiscal_year(on(rows)),
        ),
        "year": Group("Calendar year.", lambda rows: on(rows).year()),
        "month": Group("Calendar month.", lambda rows: on(rows).strftime("%Y-%m")),
    }
