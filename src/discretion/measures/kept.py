"""Measures held ready: the usual groupings, counted when a release is built.

A release never changes, so neither do its figures. They are kept with the version of
the declarations that made them, and counted anew by a program of another version.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from discretion import access
from discretion.measures.measure import Measure
from discretion.measures.statement import statement

_GROUPINGS = ((), ("component", "fiscal_year"))
"""What is held ready of a measure beside its usual grouping, if it is no curve."""


def statements(measures: Sequence[Measure]) -> Mapping[str, str]:
    """The SQL of each measure and usual grouping, by a name of both."""
    return {
        _key(measure, by): statement(measure, by)
        for measure in measures
        for by in _groupings(measure)
    }


def kept_as(rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """What is kept with a release: the rows of each of these statements.

    Sums come from DuckDB as decimals without a fraction.
    """
    return json.dumps({"version": version(), "rows": rows}, default=int)


def kept_rows(measure: Measure, by: Sequence[str], reader: access.Reader) -> Any:
    """The rows of a grouping that is held ready; None where it is not."""
    kept: Mapping[str, Any] = reader.kept()
    if kept.get("version") != version():
        return None
    return kept["rows"].get(_key(measure, by))


@functools.cache
def version() -> str:
    """Changes with the program text of the rooms that say what is counted."""
    made_by = hashlib.sha256()
    for room in ("codes", "links", "measures", "policies"):
        inside = files(f"discretion.{room}").iterdir()
        sources = [one for one in inside if one.name.endswith(".py")]
        for source in sorted(sources, key=lambda one: one.name):
            made_by.update(source.read_bytes())
    return made_by.hexdigest()[:16]


def _groupings(measure: Measure) -> Iterator[tuple[str, ...]]:
    more = () if measure.dimensions else _GROUPINGS
    for by in dict.fromkeys((measure.usual, *more)):
        if set(by) <= measure.groups.keys():
            yield by


def _key(measure: Measure, by: Sequence[str]) -> str:
    return ",".join((measure.name, *by))
