"""Measures beside the same numbers by SQL over SQLite, each asked in turns.

Ours takes the whole way: engine, expression, files, rows. What is compared with it has
its stores open, and its statement ready. All numbers are compared before times are.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench import measures_by_hand
from discretion.access import Door, Reader
from discretion.measures import NAMED
from discretion.measures.statement import statement
from discretion.release import Store

TURNS = 9
WARM = 2

CASES = {
    "counts": ("use_of_discretion", ("component", "fiscal_year", "basis")),
    "incidence": ("later_offense", ()),
}


def measures(store: Path) -> None:
    """Print the ratios of one store."""
    entry, door = Store(store).latest(), Door(store)
    assert entry is not None
    release = entry.open()
    stores = release.connect()
    # As much memory as it can use: it is to be as fast as it can.
    for name in ("mmap_size = 8000000000", "cache_size = -500000"):
        stores.execute(f"PRAGMA links.{name}")
    stores.execute("PRAGMA temp_store = MEMORY")
    reader = door.reader()
    for case, (name, by) in CASES.items():
        hand = getattr(measures_by_hand, case)
        _compare(
            case,
            partial(_ours, reader, name, by),
            partial(hand, stores, reader.manifest),
        )
    door.close()
    release.close()


def _ours(reader: Reader, name: str, by: tuple[str, ...]) -> list[tuple[Any, ...]]:
    measure = NAMED[name]
    rows = reader.scan(statement(measure, by))
    told = (*measure.dimensions, *by, *measure.figures)
    return [tuple(row[column] for column in told) for row in rows]


def _compare(
    case: str,
    ours: Callable[[], list[tuple[Any, ...]]],
    by_hand: Callable[[], list[tuple[Any, ...]]],
) -> None:
    times: dict[str, list[float]] = {"ours": [], "by hand": []}
    for turn in range(WARM + TURNS):
        told = {}
        for name, ask in {"ours": ours, "by hand": by_hand}.items():
            begun = time.perf_counter()
            told[name] = ask()
            if turn >= WARM:
                times[name].append((time.perf_counter() - begun) * 1000)
        assert _same(told["ours"], told["by hand"]), case
    ratios = [b / a for a, b in zip(times["ours"], times["by hand"], strict=True)]
    spread = ", ".join(
        f"{name} {statistics.median(each):.0f} ({min(each):.0f}-{max(each):.0f})"
        for name, each in times.items()
    )
    print(
        f"{case:13}{statistics.median(ratios):5.1f} times SQLite "
        f"({min(ratios):.1f}-{max(ratios):.1f}) | ms: {spread}"
    )


def _same(one: list[tuple[Any, ...]], other: list[tuple[Any, ...]]) -> bool:
    return len(one) == len(other) and all(
        a == b or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9)
        for left, right in zip(one, other, strict=True)
        for a, b in zip(left, right, strict=True)
    )
