"""The filter that finds what a row of a measure counts, as GraphQL writes it."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping

import orjson
from strawberry.utils.str_converters import to_camel_case

from discretion import policies
from discretion.measures import PERIODS, UNCLASSIFIED, Answer, Cohort, Row, span
from discretion.record import Column, Record, Word


def filter_of(answer: Answer, row: Row) -> str | None:
    """The filter, without its braces; empty for all, None where none tells.

    Conditions that must not hold are one key, since an input has each key once: what
    must hold is among them as what must not fail.
    """
    record = answer.measure.of
    words, days = dict(answer.measure.within), _Days()
    unwanted: list[str] = []
    if answer.cohort is not None:
        words["component"] = (answer.cohort.component.value,)
        days = days.between(answer.cohort.first_day, answer.cohort.last_day)
        unwanted += _outside(record, answer.cohort)
    for name, value in row.groups.items():
        if name in PERIODS:
            days = days.within(name, value)
        elif name == "policy":
            unwanted += _not_under(value)
        elif not _is_filtered(record, name):
            return None
        elif value == UNCLASSIFIED:
            unwanted += _in_a_group(answer, name)
        else:
            words[name] = (value,)
    keys = [_among(record, name, values) for name, values in words.items()]
    keys += days.keys(record)
    keys += [f"not: {{ any: [{', '.join(unwanted)}] }}"] if unwanted else []
    return ", ".join(keys)


def _in_a_group(answer: Answer, name: str) -> list[str]:
    """What holds for all that is in a group of that name; a row may lack the name."""
    seen = {one.groups[name] for one in answer.rows if name in one.groups}
    values = sorted(seen - {UNCLASSIFIED})
    return [_some({name: values}, answer.measure.of)] if values else []


def _outside(record: type[Record], cohort: Cohort) -> list[str]:
    """What holds for none of a cohort's decisions."""
    found = []
    if cohort.any_of:
        found.append(f"{{ not: {_some(cohort.any_of, record)} }}")
    if cohort.none_of:
        found.append(_some(cohort.none_of, record))
    return found


def _some(columns: Mapping[str, Iterable[str]], record: type[Record]) -> str:
    """Some of these columns holds one of its values."""
    each = [f"{{ {_among(record, *one)} }}" for one in columns.items()]
    return f"{{ any: [{', '.join(each)}] }}"


def _not_under(policy: str) -> list[str]:
    """What holds for no decision made while a policy governed it, or for those of none.

    As filters do, it says a decision's component and day.
    """
    known = {one.id: _while_in_force(one) for one in policies.catalogue()}
    if policy == UNCLASSIFIED:
        return [each for spans in known.values() for each in spans]
    return [f"{{ not: {{ any: [{', '.join(known[policy])}] }} }}"]


def _while_in_force(policy: policies.Policy) -> list[str]:
    components = ", ".join(each.value for each in policy.components)
    day = datetime.timedelta(days=1)
    return [
        f'{{ component: [{components}], decidedOn: {{ from: "{start}"'
        + (f', to: "{end - day}"' if end else "")
        + " } }"
        for start, end in policy.periods
    ]


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
        return self.between(*days)

    def between(self, first: datetime.date, last: datetime.date) -> _Days:
        """Those between two days, both included."""
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
