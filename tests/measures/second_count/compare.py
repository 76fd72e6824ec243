"""Both answers of every measure to one set of extracts, and where they differ."""

from __future__ import annotations

import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from discretion import access
from discretion.build import build
from discretion.measures import NAMED, Answer, Row, answer
from tests.measures.second_count.counting import COUNTINGS, counted
from tests.measures.second_count.facts import Facts, read_facts
from tests.measures.second_count.incidence import (
    later_offense,
    later_offense_rate,
    time_to_filing,
    watched,
)
from tests.measures.second_count.referral import time_to_decision
from tests.measures.second_count.sources import missing
from tests.measures.second_count.told import Figures, Told, Value

_SECOND: Mapping[str, Callable[[str, Facts, Sequence[str]], Told]] = {
    **dict.fromkeys(COUNTINGS, counted),
    "later_offense": later_offense,
    "later_offense_rate": later_offense_rate,
    "time_to_filing": time_to_filing,
    "time_to_decision": time_to_decision,
}

Write = Callable[[Path, int], None]


class Compared(NamedTuple):
    """For each measure, what only one of both answers tells; and what both met.

    Met are the states of figures and the reasons for which people are followed no more.
    """

    apart: Mapping[str, Sequence[str]]
    met: Counter[str]


def compare(write: Write, seed: int) -> Compared:
    """Both answers to one set of extracts.

    Each is asked as is usual, for all together, by two pairs of groups drawn, and by
    component where one is missing.
    """
    with tempfile.TemporaryDirectory() as place:
        folder, store = Path(place, "extracts"), Path(place, "store")
        write(folder, seed)
        built = build([folder], store)
        facts = read_facts(folder, built.folder)
        door = access.Door(store)
        apart: dict[str, list[str]] = {name: [] for name in NAMED}
        met = Counter(one["ended"][1] for one in watched(facts))
        for name in NAMED:
            for by in _groupings(name, seed, lacking=bool(missing(name, facts))):
                second = _SECOND[name](name, facts, by)
                made = _told(answer(NAMED[name], door.reader(), by))
                apart[name] += _apart(by, made, second)
                rows = second.rows.values()
                met.update(state for row in rows for _, state in row.values())
        door.close()
    return Compared(apart, met)


def _groupings(name: str, seed: int, *, lacking: bool) -> list[tuple[str, ...]]:
    measure = NAMED[name]
    chance = Random(f"{name} {seed}")  # noqa: S311
    names = [one for one in measure.groups if one not in measure.dimensions]
    pairs = [tuple(chance.sample(names, 2)) for _ in range(2)]
    single = [(name,) for name in names if lacking and name == "component"]
    return list(dict.fromkeys([measure.usual, (), *single, *pairs]))


def _told(made: Answer) -> Told:
    rows = {tuple(row.groups.values()): _values(row) for row in made.rows}
    assert len(rows) == len(made.rows)
    missing = {(str(one.component.value), str(one.state.value)) for one in made.missing}
    total = _values(made.total) if made.total else None
    return Told(rows, total, frozenset(missing))


def _values(row: Row) -> Figures:
    return {
        name: (one.value, str(one.state.value)) for name, one in row.figures.items()
    }


def _apart(by: Sequence[str], made: Told, second: Told) -> Iterator[str]:
    if made.missing != second.missing:
        yield f"by {by}: missing {sorted(made.missing)}, not {sorted(second.missing)}"
    for names in made.rows.keys() | second.rows.keys():
        rows = (made.rows.get(names, {}), second.rows.get(names, {}))
        yield from _unlike(f"by {by}: {names}", *rows)
    yield from _unlike(f"by {by}: in total", made.total or {}, second.total or {})


def _unlike(where: str, made: Figures, second: Figures) -> Iterator[str]:
    for figure in made.keys() | second.keys():
        one, other = made.get(figure), second.get(figure)
        if not _same(one, other):
            yield f"{where}: {figure} {one}, not {other}"


def _same(one: Value | None, other: Value | None) -> bool:
    """Whether both say the same, in the same state; fractions end somewhere."""
    if one is None or other is None or one[1] != other[1]:
        return one is other
    if one[0] is None or other[0] is None:
        return one[0] is other[0]
    if isinstance(one[0], float):
        return math.isclose(one[0], other[0], rel_tol=1e-9, abs_tol=1e-9)
    return one[0] == other[0]
