"""Addresses of figures: the question that gives them again, and their records."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from urllib.parse import quote

import orjson
from strawberry.utils.str_converters import to_camel_case

from discretion.measures import PERIODS, UNCLASSIFIED, Answer, Counts, Row, span
from discretion.record import Column, Record, Word


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
    words, days = dict(measure.within), _Days()
    for name, value in row.groups.items():
        if name in PERIODS:
            days = days.within(name, value)
        elif value == UNCLASSIFIED or not _is_filtered(measure.of, name):
            return None
        else:
            words[name] = (value,)
    keys = [_among(measure.of, name, values) for name, values in words.items()]
    keys += days.keys(measure.of)
    given = f"first: 100, filter: {{ {', '.join(keys)} }}" if keys else "first: 100"
    fields = "totalCount distinctPersonCount nodes { id records { id } }"
    plural = to_camel_case(measure.of.plural)
    return _at(release, f"{{ {plural}({given}) {{ {fields} }} }}")


@dataclasses.dataclass(frozen=True)
class _Days:
    """The days that several periods have in common."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    recorded: bool = True

    def within(self, period: str, value: str) -> _Days:
        """Those that lie in one period more."""
        days = span(period, value)
        if days is None:
            return dataclasses.replace(self, recorded=False)
        first, last = days
        return _Days(
            max(first, self.first or first), min(last, self.last or last), self.recorded
        )

    def keys(self, record: type[Record]) -> list[str]:
        """What a filter says for them; nothing where nothing is asked."""
        day = record.day()
        if day is None or (self.recorded and self.first is None):
            return []
        key = to_camel_case(day.name)
        if not self.recorded:
            return [f"{key}: {{ recorded: false }}"]
        return [f'{key}: {{ from: "{self.first}", to: "{self.last}" }}']


def _at(release: str, document: str) -> str:
    return f"/r/{release}/graphql?query={quote(document)}"


def _is_filtered(record: type[Record], name: str) -> bool:
    """True where a list of the record type can be filtered by that column."""
    columns: Mapping[str, Column] = {one.name: one for one in record.columns}
    column = columns.get(name)
    if column is None:
        return False
    return issubclass(column.type, Word) or (column.type is str and column.filtered)


def _among(record: type[Record], name: str, values: Iterable[str]) -> str:
    """What a filter says for a column: words as they are, texts in quotes."""
    is_word = issubclass(record.named(name).type, Word)
    told = [value if is_word else orjson.dumps(value).decode() for value in values]
    return f"{to_camel_case(name)}: [{', '.join(told)}]"
