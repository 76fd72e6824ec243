"""One thing that one or more records tell of: an encounter, a stay, a decision."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from tests.links.second_count.extract import Row, Source

Known = dict[str, Any]
"""What is known of it, by the name of the column that holds it in a release."""

_Said = TypeVar("_Said")


def united(records: Sequence[Row], **columns: Any) -> Known:
    """What records of one person tell of; the first of them says which component."""
    first = records[0]
    return {
        "person": first.person,
        "component": first.sender,
        **columns,
        "records": sources(records),
    }


def sources(records: Iterable[Row]) -> tuple[Source, ...]:
    """The records behind it, which name it in both counts."""
    return tuple(sorted(row.source for row in records))


def by_person_and(
    rows: Iterable[Row], key: Callable[[Row], Hashable]
) -> list[list[Row]]:
    """The rows that agree on person and key, by id; without a key each stands alone."""
    groups: dict[Hashable, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.id):
        said = key(row)
        alone = row.source if said is None else None
        groups.setdefault((row.person, said, alone), []).append(row)
    return list(groups.values())


def first_said(
    records: Iterable[Row], read: Callable[[Row], _Said | None]
) -> _Said | None:
    """What the first record that says anything says."""
    return next((said for row in records if (said := read(row)) is not None), None)
