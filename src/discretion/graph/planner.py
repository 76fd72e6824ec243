"""Makes the plan of an operation: the selection is walked once, and never again."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

import strawberry
from graphql import (
    FieldNode,
    GraphQLError,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
)

from discretion import access
from discretion.graph import assemble
from discretion.graph.document import Operation, switch_values
from discretion.graph.facts import completer
from discretion.graph.json_planner import JsonPlanner
from discretion.graph.leads import (
    LEAD,
    ById,
    Computed,
    Facts,
    Lead,
    Origins,
    Pages,
    PlainList,
    Reference,
)
from discretion.graph.page_planner import PagePlanner
from discretion.graph.plan import (
    ByIdPlace,
    Child,
    Choice,
    FactsPlace,
    ListPlace,
    OnePlace,
    OriginsPlace,
    PagesPlace,
    Place,
    Plan,
    Read,
    RootPlace,
    RowShape,
    Shape,
    field_of,
)
from discretion.graph.reads import Reads
from discretion.graph.selections import (
    Details,
    Selections,
    is_constant,
    names,
    objects,
)
from discretion.graph.strawberry_fields import arguments, strawberry_field
from discretion.graph.words import python_value
from discretion.record import Record

MOST_SHAPES = 2_000
"""Shapes of a plan, at most; what asks for more is left to the reference."""

MOST_FIELDS = 10_000
"""Fields of all its shapes, at most."""


class NotPlannedError(Exception):
    """The operation asks for what is left to the reference, such as the schema."""


class Planner:
    """Plans one operation."""

    def __init__(
        self,
        schema: strawberry.Schema,
        records: Mapping[str, type[Record]],
        operation: Operation,
        switches: Mapping[str, bool],
        as_json: bool,
    ) -> None:
        """Plan under the variables that `@include` and `@skip` depend on.

        The store tells objects ``as_json`` where it can and that is wanted.
        """
        self.selections = Selections(schema._schema, operation, switches)
        self.reads = Reads()
        self._schema = schema
        self._records = records
        self._json = JsonPlanner(schema, records, self.selections) if as_json else None
        self._shapes: dict[tuple[Any, ...], RowShape] = {}
        self._fields = 0

    def plan(self) -> Plan:
        """The whole plan.

        Raises:
            NotPlannedError: It asks for the schema itself, or is too large.
        """
        root = cast(GraphQLObjectType, self._schema._schema.query_type)
        shape, places, start = Shape(), list[RootPlace](), dict[str, Any]()
        for key, details in self.selections.root(root).items():
            name = details[0].node.name.value
            child: Child | None = None
            start[key] = None
            if name == "__typename":
                start[key] = root.name
            elif name not in root.fields:
                raise NotPlannedError
            else:
                place = self._place(key, root.fields[name], details, None, 0)
                places.append(place)
                child = _child(place)
            shape.fields.append(field_of(key, root, details, child))
        by_id = [place for place in places if isinstance(place, ByIdPlace)]
        facts = [place for place in places if isinstance(place, FactsPlace)]
        return Plan(
            shape,
            start,
            [each for each in places if not isinstance(each, ByIdPlace | FactsPlace)],
            by_id,
            facts,
            lasting=all(place.lead.lasting for place in facts),
            reads=len(self.reads),
            as_json=any(each.as_json is not None for each in self._shapes.values()),
        )

    def _place(
        self,
        key: str,
        definition: GraphQLField,
        details: Details,
        above: Read | None,
        depth: int,
    ) -> RootPlace:
        """The place of a field that leads from rows of the read ``above``."""
        lead: Lead = strawberry_field(definition).metadata[LEAD]
        node = details[0].node
        index = above.index("id") if above else 0
        match lead:
            case Reference(record, column):
                shape = self._found(record, details, depth)
                index = above.index(column) if above else 0
                absent = _absent(above, definition, node)
                return OnePlace(key, index, shape, absent)
            case PlainList(record, _, selection):
                read = self.reads.of(record, selection, depth)
                return ListPlace(
                    key, index, lead, self.rows(record, read, details, depth)
                )
            case Origins(selection):
                read = self.reads.of(access.ORIGIN, selection, depth)
                absent = _absent(above, definition, node)
                choice = self.choice(read, details, depth + 1, absent)
                return OriginsPlace(key, index, read, choice)
            case Pages():
                place = self._pages(key, definition, details, lead, index)
                planner = PagePlanner(self, place, node, depth)
                planner.plan(objects(definition), details)
                return place
            case ById(only):
                wanted = arguments(self._schema, definition, node)
                every = [name for name in self._records if only in (None, name)]
                choice = self._any(every, details, depth, None)
                many = "ids" in definition.args
                return ByIdPlace(key, lead, wanted, many, choice)
            case Facts():
                make = completer(definition.type, details, self.selections.of)
                wanted = arguments(self._schema, definition, node)
                return FactsPlace(key, lead, wanted, make)

    def _pages(
        self,
        key: str,
        definition: GraphQLField,
        details: Details,
        lead: Pages,
        index: int,
    ) -> PagesPlace:
        """The place of a connection, with its page where no variable can change it.

        An argument that cannot be taken is told when the place is filled.
        """
        node, constant = details[0].node, None
        given = arguments(self._schema, definition, node)
        if is_constant(node.arguments):
            with contextlib.suppress(GraphQLError):
                constant = lead.paged(given(switch_values({})))
        return PagesPlace(key, index, lead, given, constant)

    def _found(self, record: type[Record], details: Details, depth: int) -> RowShape:
        """Rows found by their ids."""
        by_id = access.Selection(record, parent="id")
        read = self.reads.of(record, by_id, depth)
        return self.rows(record, read, details, depth)

    def choice(
        self, read: Read, details: Details, depth: int, absent: str | None
    ) -> Choice:
        """The rows that rows of the read stand for."""
        for column in read.record.stands_for or ():
            read.index(column)
        raw = [name for name, record in self._records.items() if record.sender]
        return self._any(raw, details, depth, absent)

    def _any(
        self, names: Iterable[str], details: Details, depth: int, absent: str | None
    ) -> Choice:
        shapes = {
            name: self._found(self._records[name], details, depth) for name in names
        }
        return Choice(
            {name: OnePlace("", 0, shape, absent) for name, shape in shapes.items()}
        )

    def rows(
        self, record: type[Record], read: Read, details: Details, depth: int
    ) -> RowShape:
        """How rows look under one selection, which those of many types may share."""
        key = (record, read, *(id(each.node) for each in details))
        if key not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                raise NotPlannedError
            shape = self._shapes[key] = RowShape(read=read)
            told = self._json.object(record, details) if self._json else None
            if told is None:
                self._complete(shape, record, details, depth)
            else:
                shape.as_json = read.index(told)
                shape.make = _made(read)(assemble.as_json(shape.as_json), {}, 0)
        return self._shapes[key]

    def _complete(
        self, shape: RowShape, record: type[Record], details: Details, depth: int
    ) -> None:
        kind = cast(GraphQLObjectType, self._schema._schema.get_type(record.__name__))
        read, code = shape.read, dict[str, str]()
        known: dict[str, Callable[..., Any]] = {}
        for key, group in self.selections.of(kind, details).items():
            name = group[0].node.name.value
            child: Child | None = None
            if name == "__typename":
                code[key] = repr(kind.name)
            elif name == "source":
                code[key] = self._source(kind.fields[name], read, group)
            else:
                declared = strawberry_field(kind.fields[name])
                lead = declared.metadata.get(LEAD)
                if lead is None:
                    code[key] = assemble.value(record, declared.python_name, read.index)
                elif isinstance(lead, Computed):
                    make = completer(kind.fields[name].type, group, self.selections.of)
                    code[key] = assemble.call(len(known), lead.columns, read.index)
                    known[assemble.known(len(known))] = _known(record, lead, make)
                else:
                    definition = kind.fields[name]
                    place = cast(
                        Place, self._place(key, definition, group, read, depth + 1)
                    )
                    child, code[key] = _child(place), _found(place, len(shape.places))
                    shape.places.append(place)
            shape.fields.append(field_of(key, kind, group, child))
        self._fields += len(code)
        if self._fields > MOST_FIELDS:
            raise NotPlannedError
        made = assemble.made_of(code)
        shape.make = _made(read)(made, known, len(shape.places))

    def _source(self, definition: GraphQLField, read: Read, details: Details) -> str:
        kind = objects(definition)
        asked = names(self.selections.of(kind, details))
        return assemble.nested(asked, kind.name, read.index)


def _made(read: Read) -> Callable[..., Callable[..., dict[Any, Any]]]:
    """What compiles the code of objects, by their ids or in lists."""
    return assemble.ones if read.parent == "id" else assemble.lists


def _known(
    record: type[Record], lead: Computed, make: Callable[[Any], Any]
) -> Callable[..., Any]:
    """What is known by stored values, each combination of them worked out once."""
    columns = [record.named(name) for name in lead.columns]

    @functools.lru_cache(maxsize=4_096)
    def known(*stored: Any) -> Any:
        pairs = zip(columns, stored, strict=True)
        return make(lead.read(*(python_value(column, one) for column, one in pairs)))

    return known


def _child(place: RootPlace) -> Child | None:
    match place:
        case OnePlace() | ListPlace() | PagesPlace():
            return place.shape
        case OriginsPlace() | ByIdPlace():
            return place.choice
        case FactsPlace():
            return None


def _found(place: Place, number: int) -> str:
    """The code of what was found for a place, the object's with that number."""
    found = assemble.one if isinstance(place, OnePlace) else assemble.many
    return found(number, place.index)


def _absent(
    above: Read | None, definition: GraphQLField, node: FieldNode
) -> str | None:
    """What to say where a field's row is not there; None where null will do."""
    if above is None or not isinstance(definition.type, GraphQLNonNull):
        return None
    field = f"{above.record.__name__}.{node.name.value}"
    return f"Cannot return null for non-nullable field {field}."
