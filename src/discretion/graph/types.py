"""GraphQL types, one for each record type, derived from its declaration.

What Strawberry would read off a class written by hand is made here, at run time, from
the record's columns; `fields` makes what leads from one row to others.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from typing import Any

import strawberry

from discretion import access
from discretion.graph import derived, fields, policies
from discretion.graph.connections import Connection
from discretion.graph.filters import Filters
from discretion.graph.orders import Orders
from discretion.graph.words import enum_of, python_value
from discretion.record import Column, Component, Record, Word, column


@strawberry.interface(description="Anything with an id.")
class Node:
    """Anything with an id."""

    id: strawberry.ID = strawberry.field(
        description="Opaque id; it survives new releases of a store."
    )


@strawberry.type(description="Where a record was read.")
class Source:
    """Where a record was read."""

    file: str = strawberry.field(description="The extract's file.")
    sheet: str | None = strawberry.field(
        description="The sheet of a workbook; null for other files."
    )
    row: int = strawberry.field(
        description="The row as a spreadsheet numbers it: the file's first is 1."
    )


class _Sent(Record):
    """What every raw record has beside its own columns."""

    person_id: str = column("The person it is about.", refers="Person")


class Types:
    """The object types of all record types, which may name each other."""

    def __init__(self, records: Iterable[type[Record]]) -> None:
        """Derive them, with their filters and orders."""
        self._records = {record.__name__: record for record in records}
        self._filters = Filters(self._records.values())
        self._orders = Orders(each for each in self._records.values() if each.plural)
        self._names = vars(derived)
        self._names |= {"Connection": Connection, "Source": Source, "Node": Node}
        self._names["Record"] = self._interface()
        for record in self._records.values():
            if record.stands_for is None:
                self._names[record.__name__] = self._object(record)

    def record(self, name: str) -> type[Record] | None:
        """The record type of that name, where the graph shows it."""
        found = self._records.get(name)
        return None if found is None or found.stands_for else found

    @property
    def shown(self) -> Mapping[str, type[Record]]:
        """The record types that the graph shows, by name."""
        return {
            name: record
            for name, record in self._records.items()
            if record.stands_for is None
        }

    def raw(self) -> list[Any]:
        """The object types behind the interface `Record`."""
        return [
            self._names[name] for name, record in self._records.items() if record.sender
        ]

    def roots(self) -> Mapping[str, Any]:
        """The lists at the root of the graph: field name to field."""
        return {
            record.plural: fields.connection(self._filters, self._orders, record, None)
            for record in self._records.values()
            if record.plural and not record.stands_for
        }

    def show(self, record: type[Record], row: access.Row) -> Any:
        """The object of a row."""
        values = {
            each.name: python_value(each, row[each.name]) for each in record.columns
        }
        if record.sender:
            values |= {
                "component": record.sender,
                "source": Source(file=row["file"], sheet=row["sheet"], row=row["row"]),
                "superseded": row["superseded_by"] is not None,
                "person_id": row["person_id"],
            }
        return self._names[record.__name__](id=strawberry.ID(row["id"]), **values)

    def _object(self, record: type[Record]) -> Any:
        unshown = policies.UNSHOWN.get(record, frozenset())
        annotations = {
            each.name: _annotation(each, each.name not in unshown)
            for each in record.columns
        }
        shown = {
            each.name: strawberry.field(description=each.description)
            for each in record.columns
            if not each.refers and each.name not in unshown
        }
        parent = self._names["Record"] if record.sender else Node
        leads = {**self._references(record), **self._lists(record)}
        made = _class(record.__name__, parent, annotations, {**shown, **leads})
        return strawberry.type(made, description=inspect.getdoc(record))

    def _interface(self) -> Any:
        annotations = {
            "component": enum_of(Component),
            "source": Source,
            "superseded": bool,
            "person_id": strawberry.Private[str],
        }
        shown = {
            "component": strawberry.field(description="Component that sent it."),
            "source": strawberry.field(description="Where it was read."),
            "superseded": strawberry.field(
                description="True where a later row of the same key replaced it; "
                "counts leave it out."
            ),
        }
        made = _class("Record", Node, annotations, shown | self._references(_Sent))
        about = "A row as a component sent it, with its place in the extract."
        return strawberry.interface(made, description=about)

    def _references(self, record: type[Record]) -> dict[str, Any]:
        return {
            each.name.removesuffix("_id"): fields.reference(self._records, each)
            for each in record.columns
            if each.refers
        }

    def _lists(self, record: type[Record]) -> dict[str, Any]:
        lists: dict[str, Any] = {}
        for other in self._records.values():
            for each in other.columns:
                if each.refers != record.__name__:
                    continue
                if each.reverse:
                    lists[each.reverse] = fields.plain_list(other, each)
                elif other.plural:
                    lists[other.plural] = fields.connection(
                        self._filters, self._orders, other, each.name
                    )
        if record in access.UNITED:
            lists["records"] = fields.origins()
        return lists | policies.of_record(record)


def _class(
    name: str, parent: type, annotations: Mapping[str, Any], body: Mapping[str, Any]
) -> type:
    """A class as if written in the module `derived`, where its names are looked up."""
    here = {"__module__": derived.__name__, "__annotations__": dict(annotations)}
    return type(name, (parent,), {**here, **body})


def _annotation(column: Column, shown: bool) -> Any:
    kind: Any
    if column.refers or not shown:
        kind = strawberry.Private[str]
        return kind
    kind = column.type
    if column.name.endswith("_id"):
        kind = strawberry.ID
    elif issubclass(kind, Word):
        kind = enum_of(kind)
    return kind | None if column.nullable else kind
