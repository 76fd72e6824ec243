"""Groups that several measures share: columns of their rows, and periods of time."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ibis

from discretion.links.fiscal import fiscal_year
from discretion.measures.measure import UNCLASSIFIED, Expression, Group
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


PERIODS = ("fiscal_year", "year", "month")
"""The groups that are periods of time."""


def span(name: str, text: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day of a period; None for what is none."""
    if text == UNCLASSIFIED:
        return None
    if name == "fiscal_year":
        return datetime.date(int(text) - 1, 10, 1), datetime.date(int(text), 9, 30)
    if name == "year":
        return datetime.date(int(text), 1, 1), datetime.date(int(text), 12, 31)
    if name == "month":
        year, month = int(text[:4]), int(text[5:])
        last = calendar.monthrange(year, month)[1]
        return datetime.date(year, month, 1), datetime.date(year, month, last)
    return None


def rows_of(kinds: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Any:
    """A small table that is written into the expression itself, and asks no engine."""
    kind = ", ".join(f"{name}: {one}" for name, one in kinds.items())
    values = [dict(zip(kinds, row, strict=True)) for row in rows]
    written = ibis.literal(values, type=f"array<struct<{kind}>>")
    return written.unnest().name("row").as_table().unpack("row")
