"""Addresses of figures: the question that gives them again, and their records."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import orjson
from strawberry.utils.str_converters import to_camel_case

from discretion.measures import UNCLASSIFIED, Answer, Counts, Row
from discretion.record import Column, Record, Word

_PERIODS = ("fiscal_year", "year", "month")


def address(release: str, answer: Answer) -> str:
    """Where the measure of that release is answered again."""
    measure = answer.measure
    groups = answer.by[len(measure.dimensions) :]
    by = ", ".join(name.upper() for name in groups)
    given = f"name: {measure.name.upper()}, by: [{by}]"
    if answer.cohort:
        given += f", cohort: {answer.cohort.name.upper()}"
    shown = "rows { groups { name value } figures { name unit value state } }"
    return _at(release, f"{{ measure({given}) {{ {shown} }} }}")


def records(release: str, answer: Answer, row: Row) -> str | None:
    """Where the records that a row counts are listed; None where no filter tells."""
    measure = answer.measure
    whole = isinstance(measure.estimate, Counts) and measure.estimate.whole
    if answer.cohort or not whole:
        return None
    keys = [_key(measure.of, name, value) for name, value in row.groups.items()]
    keys += [_among(name, values) for name, values in measure.within.items()]
    if any(key is None for key in keys):
        return None
    asked = ", ".join(key for key in keys if key)
    given = f"first: 100, filter: {{ {asked} }}" if asked else "first: 100"
    fields = "totalCount distinctPersonCount nodes { id records { id } }"
    plural = to_camel_case(measure.of.plural)
    return _at(release, f"{{ {plural}({given}) {{ {fields} }} }}")


def _at(release: str, document: str) -> str:
    return f"/r/{release}/graphql?query={quote(document)}"


def _key(record: type[Record], name: str, value: str) -> str | None:
    """What a filter says for a group; None where it has no word for it."""
    if name in _PERIODS:
        return _period(record, name, value)
    if value == UNCLASSIFIED:
        return None
    columns: Mapping[str, Column] = {one.name: one for one in record.columns}
    column = columns.get(name)
    if column is None:
        return None
    if issubclass(column.type, Word):
        return _among(name, [value])
    if column.type is str and column.filtered:
        return f"{to_camel_case(name)}: [{orjson.dumps(value).decode()}]"
    return None


def _among(name: str, words: Iterable[str]) -> str:
    return f"{to_camel_case(name)}: [{', '.join(words)}]"


def _period(record: type[Record], name: str, value: str) -> str | None:
    day = record.day()
    if day is None:
        return None
    key = to_camel_case(day.name)
    if value == UNCLASSIFIED:
        return f"{key}: {{ recorded: false }}"
    first, last = _span(name, value)
    return f'{key}: {{ from: "{first}", to: "{last}" }}'


def _span(name: str, value: str) -> tuple[datetime.date, datetime.date]:
    """The first and last day of a period."""
    if name == "month":
        first = datetime.date.fromisoformat(f"{value}-01")
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        return first, following - datetime.timedelta(days=1)
    year = int(value)
    if name == "year":
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return datetime.date(year - 1, 10, 1), datetime.date(year, 9, 30)
