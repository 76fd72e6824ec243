"""Which group a thing is in, by the names that measures give to groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from discretion import policies
from discretion.record import Component
from tests.links.second_count.united import Known

Names = tuple[str, ...]

UNCLASSIFIED = "UNCLASSIFIED"


def grouped(
    rows: Iterable[Known], by: Sequence[str], day: str
) -> dict[Names, list[Known]]:
    """The rows of each group; all of them, even none, where nothing is grouped."""
    found: dict[Names, list[Known]] = {} if by else {(): []}
    for row in rows:
        for names in _names(row, by, day):
            found.setdefault(names, []).append(row)
    return found


def _names(row: Known, by: Sequence[str], day: str) -> list[Names]:
    """The groups a row is in: several where several policies were in force."""
    found: list[Names] = [()]
    for name in by:
        values = _policies(row) if name == "policy" else [_value(row, name, day)]
        found = [(*names, value) for names in found for value in values]
    return found


def _value(row: Known, name: str, day: str) -> str:
    if name in _PERIODS:
        on = row[day]
        return UNCLASSIFIED if on is None else _PERIODS[name](on)
    value = row[name]
    return UNCLASSIFIED if value is None else str(value)


_PERIODS: dict[str, Callable[[date], str]] = {
    "fiscal_year": lambda on: str(on.year + (on.month >= 10)),
    "year": lambda on: str(on.year),
    "month": lambda on: f"{on.year}-{on.month:02}",
}


def _policies(row: Known) -> list[str]:
    """The policies that bound the component on the day, asked one day at a time."""
    if row["decided_on"] is None:
        return [UNCLASSIFIED]
    held = policies.policies_in_force(Component[row["component"]], row["decided_on"])
    return [one.id for one in held] or [UNCLASSIFIED]
