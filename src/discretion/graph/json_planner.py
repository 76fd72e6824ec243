"""Plans objects that the store tells as JSON, of what a selection asks of a row.

A store tells columns, rows that a column refers to, short lists and pages whose
arguments are constant, with their counts. What asks for anything else is made of rows,
though parts of it may be told.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import cast

import strawberry
from graphql import (
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
)

from discretion import access
from discretion.access import as_json
from discretion.graph.document import switch_values
from discretion.graph.leads import (
    LEAD,
    PLAIN_LIST,
    Lead,
    Origins,
    Paged,
    Pages,
    PlainList,
    Reference,
    fixed,
    stored,
)
from discretion.graph.selections import (
    Details,
    Selections,
    is_constant,
    names,
    objects,
    texts,
)
from discretion.graph.strawberry_fields import arguments, strawberry_field
from discretion.record import Record

MOST_PARTS = 180
"""Parts of an object with all below it, at most.

Each takes some 80 characters of SQL at most, which is kept ready up to 16,384 bytes.
"""

_LONG_KEY = 40
_LONG_ARGUMENTS = 20
"""So many characters take as much SQL as a part."""

_PARTS_OF_A_FILTER = 3
"""What a filter by another record counts for: many in one statement take long."""

MOST_TRIED = 4_000
"""Parts looked at for one operation, at most."""

_COUNTS = {"totalCount": False, "distinctPersonCount": True}


class _NotToldError(Exception):
    """A store cannot tell it."""


class JsonPlanner:
    """Plans the objects of one operation."""

    def __init__(
        self,
        schema: strawberry.Schema,
        records: Mapping[str, type[Record]],
        selections: Selections,
    ) -> None:
        """For selections of the schema, which shows these records."""
        self._schema = schema
        self._sent = [record for record in records.values() if record.sender]
        self._selections = selections
        self._tried = 0
        self._left = 0

    def object(self, record: type[Record], details: Details) -> as_json.AsJson | None:
        """The row of a record, under a selection; None where it cannot be told."""
        self._left = min(MOST_PARTS, MOST_TRIED - self._tried)
        most = self._left
        try:
            return self._row(record, details, frozenset())
        except _NotToldError:
            return None
        finally:
            self._tried += most - self._left

    def _row(
        self, record: type[Record], details: Details, above: frozenset[type[Record]]
    ) -> as_json.AsJson:
        """A record stands once on the way down: an answer grows with each time."""
        if record in above:
            raise _NotToldError
        self._take(1)
        kind = cast(GraphQLObjectType, self._schema._schema.get_type(record.__name__))
        return as_json.AsJson(
            tuple(
                (key, self._field(record, kind, group, above | {record}))
                for key, group in self._asked(kind, details)
            )
        )

    def _asked(
        self, kind: GraphQLObjectType, details: Details
    ) -> Iterable[tuple[str, Details]]:
        asked = self._selections.of(kind, details)
        if not asked:
            raise _NotToldError
        self._take(sum(1 + len(key) // _LONG_KEY for key in asked))
        return asked.items()

    def _take(self, parts: int) -> None:
        self._left -= parts
        if self._left < 0:
            raise _NotToldError

    def _field(
        self,
        record: type[Record],
        kind: GraphQLObjectType,
        details: Details,
        above: frozenset[type[Record]],
    ) -> as_json.Part:
        name = details[0].node.name.value
        if name == "__typename":
            return fixed(kind.name)
        definition = kind.fields[name]
        if name == "source":
            return self._source(definition, details)
        declared = strawberry_field(definition)
        lead: Lead | None = declared.metadata.get(LEAD)
        match lead:
            case None:
                return stored(record, declared.python_name)
            case Reference(other, column):
                demanded = isinstance(definition.type, GraphQLNonNull)
                row = self._row(other, details, above)
                return as_json.One(other, column, row, demanded)
            case PlainList(other, _, selection):
                row = self._row(other, details, above)
                return self._many(selection, row, PLAIN_LIST)
            case Origins(selection):
                found = self._shown(access.ORIGIN, details, above)
                return self._many(selection, found)
            case Pages():
                paged = self._paged(definition, details, lead)
                return self._pages(objects(definition), details, paged, above)
        raise _NotToldError

    def _shown(
        self, record: type[Record], details: Details, above: frozenset[type[Record]]
    ) -> as_json.AsJson | as_json.StoodFor:
        """What the graph shows of a row: itself, or the row that it stands for."""
        if record.stands_for is None:
            return self._row(record, details, above)
        return as_json.StoodFor(
            tuple((sent, self._row(sent, details, above)) for sent in self._sent)
        )

    def _many(
        self,
        selection: access.Selection,
        found: as_json.AsJson | as_json.StoodFor,
        most: int | None = None,
    ) -> as_json.Many:
        self._take(1 if most is None else 2)
        return as_json.Many(selection, found, most)

    def _source(self, definition: GraphQLField, details: Details) -> as_json.AsJson:
        kind = objects(definition)
        asked = names(dict(self._asked(kind, details)))
        return as_json.AsJson(
            tuple(
                (key, fixed(kind.name) if name == "__typename" else as_json.Value(name))
                for key, name in asked.items()
            )
        )

    def _paged(self, definition: GraphQLField, details: Details, lead: Pages) -> Paged:
        """The page, where it is the same for every request and read forwards."""
        node = details[0].node
        if not is_constant(node.arguments):
            raise _NotToldError
        self._take(sum(map(len, texts(node))) // _LONG_ARGUMENTS)
        try:
            given = arguments(self._schema, definition, node)(switch_values({}))
            paged = lead.paged(given)
        except GraphQLError as error:
            raise _NotToldError from error
        self._take(_PARTS_OF_A_FILTER * _filters(paged.page.where))
        if paged.page.backward:
            raise _NotToldError
        return paged

    def _pages(
        self,
        kind: GraphQLObjectType,
        details: Details,
        paged: Paged,
        above: frozenset[type[Record]],
    ) -> as_json.AsJson:
        page = dataclasses.replace(paged.page, limit=paged.size)
        parts: list[tuple[str, as_json.Part]] = []
        for key, group in self._asked(kind, details):
            name = group[0].node.name.value
            part: as_json.Part
            match name:
                case "__typename":
                    part = fixed(kind.name)
                case "nodes":
                    part = self._many(page, self._shown(page.record, group, above))
                case "edges":
                    edge = self._edge(objects(kind.fields[name]), group, page, above)
                    part = self._many(page, edge)
                case "totalCount" | "distinctPersonCount":
                    self._take(1)
                    part = as_json.Counted(paged.whole, _COUNTS[name])
                case _:
                    raise _NotToldError
            parts.append((key, part))
        return as_json.AsJson(tuple(parts))

    def _edge(
        self,
        kind: GraphQLObjectType,
        details: Details,
        page: access.Selection,
        above: frozenset[type[Record]],
    ) -> as_json.AsJson:
        parts: list[tuple[str, as_json.Part]] = []
        for key, group in self._asked(kind, details):
            match group[0].node.name.value:
                case "__typename":
                    parts.append((key, fixed(kind.name)))
                case "node":
                    parts.append((key, self._shown(page.record, group, above)))
                case _:
                    raise _NotToldError
        return as_json.AsJson(tuple(parts))


def _filters(condition: access.Condition) -> int:
    """How many other records a condition asks for."""
    match condition:
        case access.Has(where=where):
            return 1 + _filters(where)
        case access.All(parts) | access.Any(parts):
            return sum(map(_filters, parts))
        case access.Not(part):
            return _filters(part)
    return 0
