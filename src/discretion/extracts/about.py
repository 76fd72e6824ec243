"""What may be said beside an extract: NAME.about.json, strictly read.

It says which layout and window the extract has, how it was made and by whom, and
whom it covers. Without it all of that is unknown.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from discretion.extracts.find import Found
from discretion.extracts.refusal import Refusal, quoted, shown
from discretion.record import Word

_LONGEST = 1 << 20
"""Bytes that a description may have."""

_LONGEST_LAG = 36_500
"""Days that a source may lag behind, at most: a hundred years are no delay."""


class Coverage(Word):
    """Whom an extract covers."""

    POPULATION = "POPULATION", "Everyone in the window."
    ENCOUNTER_ONLY = (
        "ENCOUNTER_ONLY",
        "Only people met again, so that no row does not mean nothing happened.",
    )


@dataclasses.dataclass(frozen=True)
class About:
    """What is said of an extract; null where it is not said."""

    layout: str | None = None
    synthetic: bool | None = None
    window_from: datetime.date | None = None
    window_to: datetime.date | None = None
    as_of: datetime.date | None = None
    query: str | None = None
    run_at: datetime.datetime | None = None
    run_by: str | None = None
    verified: bool | None = None
    coverage: Coverage | None = None
    reporting_lag_days: int | None = None


def read_about(found: Found) -> tuple[About, bytes]:
    """What is said of the file, and the bytes that say it.

    Raises:
        Refusal: the description is not JSON, or says something it may not.
    """
    if not os.path.lexists(found.about):
        return About(), b""
    folder, slash, _ = found.name.rpartition("/")
    name = f"{folder}{slash}{found.about.name}"
    if not found.about.is_file():
        raise Refusal(f"{name}: is not a regular file (replace or remove it)")
    try:
        written = _bytes(found.about, name)
        said = json.loads(written, object_pairs_hook=_once)
    except OSError as error:
        fault = f"cannot be read, {error.strerror}"
        raise Refusal(f"{name}: {fault} (check the file)") from None
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{name}: is not JSON: {error} (correct or remove it)") from None
    if not isinstance(said, dict):
        raise Refusal(f"{name}: is not an object (expects {', '.join(_KEYS)})")
    values = {key: _read(name, key, value) for key, value in said.items()}
    window_from, window_to = values.pop("window", None) or (None, None)
    return About(**values, window_from=window_from, window_to=window_to), written


def _bytes(path: Path, name: str) -> bytes:
    with path.open("rb") as file:
        written = file.read(_LONGEST + 1)
    if len(written) > _LONGEST:
        fault = f"is longer than {_LONGEST >> 20} MB"
        raise Refusal(f"{name}: {fault} (is it a description?)")
    return written


def _read(name: str, key: str, value: object) -> Any:
    """One value by its own reader; null says nothing."""
    if key not in _KEYS:
        expected = ", ".join(_KEYS)
        raise Refusal(f"{name}: key {quoted(key)} is not known (expects {expected})")
    expected, read = _KEYS[key]
    try:
        return None if value is None else read(value)
    except (ValueError, TypeError):
        said = shown(json.dumps(value, ensure_ascii=False))
        raise Refusal(f"{name}: {key} is {said} (expects {expected})") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise ValueError("a key stands twice")
    return said


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    value.encode()  # half of a surrogate pair can be written nowhere
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if not 0 <= value <= _LONGEST_LAG:
        raise ValueError
    return value


def _day(value: object) -> datetime.date:
    return datetime.datetime.strptime(_text(value), "%Y-%m-%d").date()


def _moment(value: object) -> datetime.datetime:
    return datetime.datetime.fromisoformat(_text(value))


def _window(value: object) -> tuple[datetime.date, datetime.date]:
    if not isinstance(value, dict) or value.keys() != {"from", "to"}:
        raise TypeError
    first, last = _day(value["from"]), _day(value["to"])
    if first > last:
        raise ValueError
    return first, last


def _coverage(value: object) -> Coverage:
    (coverage,) = (one for one in Coverage if one.value == value)
    return coverage


_KEYS: Mapping[str, tuple[str, Callable[[object], Any]]] = {
    "layout": ("the name of a layout", _text),
    "synthetic": ("true or false", _truth),
    "window": ('{"from": first day, "to": last day}, both YYYY-MM-DD', _window),
    "as_of": ("YYYY-MM-DD", _day),
    "query": ("text", _text),
    "run_at": ("a moment such as 2015-04-30T09:00:00", _moment),
    "run_by": ("text", _text),
    "verified": ("true or false", _truth),
    "coverage": ("POPULATION or ENCOUNTER_ONLY", _coverage),
    "reporting_lag_days": (f"whole days, 0 to {_LONGEST_LAG}", _days),
}
"""Key to what it expects and how it is read."""
