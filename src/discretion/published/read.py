"""A file of figures becomes published figures, or is refused by key and remedy.

A file has one source, or each of its figures its own; what is said of the whole file
is not repeated.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from discretion.facts_file import FactsTable, read_facts
from discretion.published.figure import (
    Absence,
    FigureComponent,
    FigureSource,
    FigureUnit,
    Precision,
    PublishedFigure,
    Window,
    WindowKind,
)

_SLUG = re.compile(r"[a-z][a-z0-9_]*")
_AS_OF = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

_YEARS = (WindowKind.FISCAL_YEAR, WindowKind.CALENDAR_YEAR)
_FIRST_DAY = {WindowKind.FISCAL_YEAR: (10, 1), WindowKind.CALENDAR_YEAR: (1, 1)}
_LAST_DAY = {WindowKind.FISCAL_YEAR: (9, 30), WindowKind.CALENDAR_YEAR: (12, 31)}
_DATED = (WindowKind.DAYS, *_YEARS)


def read(path: Path) -> list[PublishedFigure]:
    """The figures of a file.

    Raises:
        FactsRefusal: the file is no TOML, or a key is missing, unknown or wrong.
    """
    table = read_facts(path)
    publisher = table.take("publisher", str)
    document = table.take("document", str)
    quality = table.take("quality", str)
    figures = [
        _figure(one, publisher, document, quality) for one in table.tables("figures")
    ]
    table.done()
    return figures


def _figure(
    table: FactsTable, publisher: str, document: str, quality: str
) -> PublishedFigure:
    value, absence = _value(table)
    figure = PublishedFigure(
        id=_slug(table, "id"),
        metric=_slug(table, "metric"),
        about=table.take("about", str),
        value=value,
        absence=absence,
        unit=table.word("unit", FigureUnit),
        precision=table.word("precision", Precision, Precision.EXACT),
        window=_window(table),
        component=table.word("component", FigureComponent),
        part=table.may("part", str),
        source=FigureSource(publisher, document, table.take("place", str)),
        caveat=table.take("caveat", str),
        quality=" ".join(filter(None, (quality, table.may("quality", str)))),
        person_count=table.may("person_count", int),
    )
    table.done()
    return figure


def _value(table: FactsTable) -> tuple[int | None, Absence | None]:
    """The value, or why there is none."""
    value = table.may("value", int)
    if value is None:
        return None, table.word("absence", Absence)
    if value < 0:
        raise table.refusal("value", f"{value} is less than none", "correct it")
    return value, None


def _slug(table: FactsTable, key: str) -> str:
    value: str = table.take(key, str)
    if not _SLUG.fullmatch(value):
        reason, remedy = f'"{value}" is no name', "write it as daca_requests_approved"
        raise table.refusal(key, reason, remedy)
    return value


def _window(table: FactsTable) -> Window:
    window = Window(
        kind=table.word("window", WindowKind),
        as_printed=table.take("as_printed", str),
        first_on=table.may("first_on", datetime.date),
        last_on=table.may("last_on", datetime.date),
        as_of=table.may("as_of", str),
    )
    _check_days(table, window)
    if window.as_of and not _AS_OF.fullmatch(window.as_of):
        reason = f'"{window.as_of}" is no day, month or year'
        raise table.refusal("as_of", reason, "write 2014-02-28, 2014-02 or 2014")
    if window.kind in (WindowKind.POINT_IN_TIME, WindowKind.UP_TO) and (
        not window.as_of
    ):
        raise table.refusal("as_of", "missing", "say as of when it was counted")
    return window


def _check_days(table: FactsTable, window: Window) -> None:
    """Days are there where the kind of window has them, and nowhere else."""
    first, last, kind = window.first_on, window.last_on, window.kind
    if kind not in _DATED:
        if first or last:
            reason = f"{kind.name} has no days"
            raise table.refusal("first_on", reason, "leave first_on and last_on out")
        return
    if first is None or last is None or last < first:
        reason = "no days, or the last before the first"
        raise table.refusal("first_on", reason, "write first_on and last_on")
    if kind in _YEARS and (
        (first.month, first.day) != _FIRST_DAY[kind]
        or (last.month, last.day) != _LAST_DAY[kind]
    ):
        reason = f"{first} to {last} are no whole years of kind {kind.name}"
        raise table.refusal("first_on", reason, "correct the days, or write DAYS")
