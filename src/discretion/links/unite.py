"""The rows that components' records become, united into one table of one shape.

Each record says in `becomes` what it is in the graph; here those sayings turn into one
Ibis expression. A united row takes its id from the record it comes from.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import Any

import ibis

from discretion.components import RECORDS
from discretion.record import (
    Always,
    Becomes,
    Coded,
    Column,
    First,
    Record,
    Source,
    Tables,
)


def unite(tables: Tables, record: type[Record]) -> Any:
    """All rows that become ``record``, with their source and its columns.

    Beside the declared columns: ``record_id``, ``record_type`` and ``recorded_by`` of
    the source row, the ``system`` that recorded it, ``once``, and ``id``. Rows of one
    person, component and ``once`` share the id of the first of them. A column no record
    fills is null. Superseded rows become nothing.
    """
    parts = [
        _part(tables.table(raw.table), raw, becomes, record, nth)
        for raw in RECORDS
        for nth, becomes in enumerate(_becoming(raw, record))
    ]
    rows = ibis.union(parts[0], *parts[1:]) if len(parts) > 1 else parts[0]
    if not any(one.once for raw in RECORDS for one in _becoming(raw, record)):
        return rows
    same = ["person_id", "recorded_by", "once"]
    first = rows.id.first().over(group_by=same, order_by="record_id")
    return rows.mutate(id=rows.once.isnull().ifelse(rows.id, first))


def merged(rows: Any, record: type[Record], order: Sequence[str]) -> Any:
    """One row an id: of each column the first value that is not null, in that order."""
    names = [one.name for one in record.columns if one.name in rows.columns]
    return rows.group_by("id").agg(
        **{name: rows[name].first(order_by=list(order)) for name in names}
    )


def sources_of(record: type[Record]) -> list[type[Record]]:
    """The raw record types that may become ``record``."""
    return [raw for raw in RECORDS if _becoming(raw, record)]


def _becoming(raw: type[Record], record: type[Record]) -> list[Becomes]:
    return [becomes for becomes in raw.becomes if becomes.united == record.table]


def _part(
    table: Any, raw: type[Record], becomes: Becomes, record: type[Record], nth: int
) -> Any:
    kept = table.filter(table.superseded_by.isnull())
    for when in _conditions(becomes):
        kept = kept.filter(_holds(kept, when))
    unknown = becomes.columns.keys() - {column.name for column in record.columns}
    if unknown:
        message = f"{raw.__name__} becomes {record.table}: no column {sorted(unknown)}"
        raise LookupError(message)
    columns = {
        column.name: _value(kept, _source(column, becomes, raw), column)
        for column in record.columns
        if column.name not in ("id", "person_id")
    }
    return kept.select(
        id=ibis.literal(f"{record.__name__}_{nth or ''}") + kept.id.right(24),
        record_id=kept.id,
        record_type=ibis.literal(raw.__name__),
        recorded_by=ibis.literal(_component(raw)),
        system=_value(kept, becomes.system, None),
        once=_once(kept, becomes.once),
        person_id=kept.person_id,
        **columns,
    )


def _conditions(becomes: Becomes) -> tuple[str | Coded, ...]:
    return becomes.when if isinstance(becomes.when, tuple) else (becomes.when,)


def _once(table: Any, names: Sequence[str]) -> Any:
    """The values of these columns as one text; null where all of them are."""
    if not names:
        return ibis.null("string")
    values = [table[name].cast("string") for name in names]
    told = [value.fill_null("") for value in values]
    joined = told[0]
    for value in told[1:]:
        joined = joined + "|" + value
    return ibis.coalesce(*values).isnull().ifelse(ibis.null("string"), joined)


def _component(raw: type[Record]) -> str:
    if raw.sender is None:
        message = f"{raw.__name__} names no component"
        raise LookupError(message)
    return str(raw.sender.value)


def _source(column: Column, becomes: Becomes, raw: type[Record]) -> Source:
    if column.name == "component" and "component" not in becomes.columns:
        return Always(_component(raw))
    return becomes.columns.get(column.name, Always(None))


def _holds(table: Any, when: str | Coded) -> Any:
    if isinstance(when, Coded):
        return table[when.column].isin([code for code, v in when.values.items() if v])
    column = table[when]
    return column.fill_null(False) if column.type().is_boolean() else column.notnull()


def _value(table: Any, source: Source, column: Column | None) -> Any:
    kind = _ibis_type(column)
    if isinstance(source, Always):
        return ibis.literal(_plain(source.value), type=kind)
    if isinstance(source, Coded):
        cases = [(code, _plain(value)) for code, value in source.values.items()]
        otherwise = ibis.literal(_plain(source.default), type=kind)
        return table[source.column].cases(*cases, else_=otherwise).cast(kind)
    if isinstance(source, First):
        return ibis.coalesce(*(_value(table, part, column) for part in source.sources))
    return table[source].cast(kind)


def _plain(value: object) -> Any:
    return value.value if isinstance(value, enum.Enum) else value


def _ibis_type(column: Column | None) -> str:
    names = {"date": "date", "int": "int64", "bool": "boolean", "float": "float64"}
    return names.get(column.type.__name__, "string") if column else "string"
