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
from discretion.record import Tables

_GROUPINGS = ((), ("component",), ("fiscal_year",), ("component", "fiscal_year"))
"""What is held ready of every measure that has them, beside its usual grouping."""


def counted(measures: Sequence[Measure], tables: Tables) -> str:
    """The usual groupings of all measures, as text to be kept with the release."""
    rows = {
        _key(measure, by): measure.table(tables, by).to_pyarrow().to_pylist()
        for measure in measures
        for by in _groupings(measure)
    }
    return json.dumps({"version": version(), "rows": rows})


def kept_rows(measure: Measure, by: Sequence[str], reader: access.Reader) -> Any:
    """The rows of a grouping that is held ready; None where it is not."""
    kept: Mapping[str, Any] = reader.kept()
    if kept.get("version") != version():
        return None
    return kept["rows"].get(_key(measure, by))


@functools.cache
def version() -> str:
    """Changes with the program text of this room, which declares what is counted."""
    sources = [
        one for one in files("discretion.measures").iterdir() if one.name[-3:] == ".py"
    ]
    made_by = hashlib.sha256()
    for source in sorted(sources, key=lambda one: one.name):
        made_by.update(source.read_bytes())
    return made_by.hexdigest()[:16]


def _groupings(measure: Measure) -> Iterator[tuple[str, ...]]:
    for by in dict.fromkeys((measure.usual, *_GROUPINGS)):
        if set(by) <= measure.groups.keys():
            yield by


def _key(measure: Measure, by: Sequence[str]) -> str:
    return ",".join((measure.name, *by))
