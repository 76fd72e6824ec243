"""Which record and layout a file holds, and which cell of a row fills which column.

Every heading fills a column, is left out for a reason the layout gives, or refuses the
file. Nothing is guessed from the values below it.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from discretion.extracts.refusal import Refusal, quoted
from discretion.record import IDENTITY_COLUMNS, Layout, Record

PERSON_KEY = "person_key"
"""How a layout's key names the publisher's person id, whatever its heading."""

MOST_COLUMNS = 1000
"""The most columns that a file may have."""

_SHOWN = 5
_CLOSE = 0.8


@dataclasses.dataclass(frozen=True)
class Candidate:
    """A record type in one of its layouts, and what that makes of each heading."""

    record: type[Record]
    layout: Layout
    words: Mapping[str, str | None]
    """Heading to the column it fills; null where it is left out."""

    marks: tuple[str, ...]
    """One of these headings must be there, if there are any."""


@dataclasses.dataclass(frozen=True)
class Fit:
    """What a file holds, and where."""

    record: type[Record]
    layout: Layout
    positions: Mapping[str, int]
    """Column to the place of its cell: declared, of identity, or of the key."""


def candidates(
    name: str, records: Sequence[type[Record]], layout: str | None
) -> list[Candidate]:
    """Every record in every layout, or in the one that the file is said to have.

    Raises:
        Refusal: no layout has that name.
    """
    every = [(record, shape) for record in records for shape in record.layouts]
    named = [
        Candidate(record, shape, _words(record, shape), () if layout else shape.marks)
        for record, shape in every
        if layout in (None, shape.name)
    ]
    if not named:
        expected = ", ".join(shape.name for _, shape in every)
        fault = f"layout {quoted(layout or '')} is not known"
        raise Refusal(f"{name}: {fault} (expects {expected})")
    return named


def count_known(headings: Sequence[str], among: Sequence[Candidate]) -> int:
    """How many of the headings are known to the layout that knows most of them."""
    written = {normalise(heading) for heading in headings}
    return max(len(written & one.words.keys()) for one in among)


def fit(name: str, headings: Sequence[str], among: Sequence[Candidate]) -> Fit:
    """The one record and layout that the headings fit.

    Raises:
        Refusal: a heading is unnamed, doubled, unknown or missing, or the headings fit
            more than one record type.
    """
    written = [normalise(heading) for heading in headings]
    _require_distinct(name, written)
    among = sorted(among, key=lambda one: -len(one.words.keys() & set(written)))
    faults = [list(_faults(one, written)) for one in among]
    fitting = [one for one, found in zip(among, faults, strict=True) if not found]
    if not fitting:
        raise Refusal(f"{name}: {min(faults, key=len)[0]}")
    chosen = fitting[0]
    if any(one.record is not chosen.record for one in fitting):
        layouts = " or ".join(one.layout.name for one in fitting)
        fault = "its headings fit more than one record"
        raise Refusal(f"{name}: {fault} (in about.json name its layout: {layouts})")
    filled = _filled(chosen, written)
    positions = {column: place for place, column in enumerate(filled) if column}
    return Fit(chosen.record, chosen.layout, positions)


def normalise(heading: str) -> str:
    """A heading as layouts write it: ``Responsible AOR`` is responsible_aor."""
    return re.sub(r"[\W_]+", "_", heading.casefold()).strip("_")


def key_headings(record: type[Record], layout: Layout) -> tuple[str, ...]:
    """The headings of a key that fill no column: read for the key alone."""
    filled = {column.name for column in record.columns}
    named = filled | IDENTITY_COLUMNS.keys() | {PERSON_KEY}
    return tuple(part for part in layout.key if part not in named)


def _words(record: type[Record], layout: Layout) -> dict[str, str | None]:
    internal = layout.kind == "internal"
    return {
        **dict.fromkeys(layout.ignores),
        **{name: name for name in (IDENTITY_COLUMNS if internal else ())},
        **dict.fromkeys(() if internal else layout.person_key, PERSON_KEY),
        **{name: name for name in key_headings(record, layout)},
        **{word: column.name for column in record.columns for word in column.headings},
    }


def _filled(one: Candidate, written: Sequence[str]) -> list[str | None]:
    """The column that each heading fills.

    Of several for one column, those that the layout may leave out yield to the one
    that is declared first.
    """
    yielding = {
        word
        for column in one.record.columns
        for word in [word for word in column.headings if word in written][1:]
        if word in one.layout.ignores
    }
    return [None if word in yielding else one.words.get(word) for word in written]


def _require_distinct(name: str, written: Sequence[str]) -> None:
    if len(written) > MOST_COLUMNS:
        fault = f"has {len(written)} columns, expects at most {MOST_COLUMNS}"
        raise Refusal(f"{name}: {fault} (remove the columns that are not needed)")
    for place, word in enumerate(written, 1):
        if not word:
            fault = f"column {place} has no heading"
            raise Refusal(f"{name}: {fault} (name it, or remove the column)")
        if word in written[: place - 1]:
            fault = f"heading {quoted(word)} stands twice"
            raise Refusal(f"{name}: {fault} (rename or remove one)")


def _faults(one: Candidate, written: Sequence[str]) -> Iterator[str]:
    """Why the headings do not fit, one sentence a heading; the first tells most."""
    table = one.record.table
    unknown = [word for word in written if word not in one.words]
    if unknown:
        yield from [_unknown(unknown, one, written)] * len(unknown)
    filled = _filled(one, written)
    for name in dict.fromkeys(name for name in filled if filled.count(name) > 1):
        if name is None:
            continue
        alike = [word for word in written if one.words.get(word) == name]
        yield f"headings {' and '.join(alike)} both fill {name} (keep one)"
    for column in one.record.columns:
        if not column.nullable and column.headings and column.name not in filled:
            lacking = " or ".join(column.headings)
            yield f"heading {lacking} is missing for {table} (add the column)"
    if one.marks and not set(one.marks) & set(written):
        lacking = " or ".join(one.marks)
        yield f"heading {lacking} is missing for {table} (add the column)"


def _unknown(unknown: Sequence[str], one: Candidate, written: Sequence[str]) -> str:
    left = [word for word in one.words if word not in written]
    named = unknown[:_SHOWN]
    close = [difflib.get_close_matches(word, left, 1, _CLOSE) for word in named]
    meant = ", ".join(word for words in close for word in words)
    ask = f"did you mean {meant}? " if meant else ""
    listed = ", ".join(quoted(word) for word in named)
    table = one.record.table
    if len(unknown) == 1:
        fault = f"heading {listed} is not known for {table}"
        return f"{fault} ({ask}rename it, or remove the column)"
    more = f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
    fault = f"headings {listed}{more} are not known for {table}"
    return f"{fault} ({ask}rename them, or remove the columns)"
