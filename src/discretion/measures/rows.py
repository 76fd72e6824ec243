"""The rows of an answer: one for each group, and those that say why there is none."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from discretion.measures.gaps import is_group
from discretion.measures.measure import UNCLASSIFIED, State
from discretion.measures.states import Known, Value


@dataclasses.dataclass(frozen=True)
class Row:
    """The figures of one group, whose names are in ``groups``.

    A name that is absent stands for all groups together.
    """

    groups: Mapping[str, str]
    figures: Mapping[str, Value]


def stated(
    known: Known, found: Iterable[Mapping[str, Any]], names: Sequence[str]
) -> tuple[Row, ...]:
    """The rows with their states, in the order of their groups."""
    rows = [
        Row({name: one[name] for name in names}, known.values(one)) for one in found
    ]
    return tuple(sorted(rows, key=lambda row: [*map(_natural, row.groups.values())]))


def nobody(known: Known) -> Row:
    """Stands where there would be no row at all, and says why."""
    state = State.NOT_YET_OBSERVED if known.is_loaded() else State.NOT_LOADED
    return Row({}, known.nothing(state))


def not_loaded(known: Known, by: Sequence[str], rows: Iterable[Row]) -> Iterable[Row]:
    """A row for each other component of which nothing is loaded: that is not none.

    It is of all other groups together, since nobody knows which there would be.
    """
    if "component" not in by:
        return
    told = {row.groups["component"] for row in rows}
    for one in known.missing:
        name = str(one.component.value)
        if one.state is not State.NOT_LOADED or name in told:
            continue
        if is_group(known.measure, one.component):
            yield Row({"component": name}, known.nothing(one.state))


def only(row: Row, figures: Iterable[str]) -> Row:
    """The row with these figures alone."""
    return Row(row.groups, {name: row.figures[name] for name in figures})


def _natural(text: str) -> tuple[bool, list[tuple[int, str]]]:
    """Numbers by size, the rest by letter, and UNCLASSIFIED last."""
    parts = re.split(r"(\d+)", text)
    return text == UNCLASSIFIED, [(int(p) if p.isdigit() else -1, p) for p in parts]
