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
    GraphQLSchema,
    GraphQLString,
    VariableNode,
    Visitor,
    get_named_type,
    print_ast,
    visit,
)
from graphql.execution.collect_fields import (
    FieldDetails,
    collect_fields,
    collect_subfields,
)

from discretion import access
from discretion.graph import assemble
from discretion.graph.document import Operation, switch_values
from discretion.graph.facts import completer
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
from discretion.graph.plan import (
    ByIdPlace,
    Child,
    Choice,
    Counting,
    EdgeChoice,
    FactsPlace,
    Field,
    ListPlace,
    OnePlace,
    OriginsPlace,
    PagesPlace,
    Place,
    Plan,
    Read,
    RowPlace,
    RowShape,
    Shape,
)
from discretion.graph.strawberry_fields import arguments, strawberry_field
from discretion.graph.words import python_value
from discretion.record import Record

Details = list[FieldDetails]

_NO_RECORD = "Cannot return null for non-nullable field RecordConnection.nodes."


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
    ) -> None:
        """Plan under the variables that `@include` and `@skip` depend on."""
        self._strawberry = schema
        self._schema: GraphQLSchema = schema._schema
        self._records = records
        self._operation = operation
        self._switches = switch_values(switches)
        self._reads: dict[tuple[Any, ...], Read] = {}
        self._countings: dict[tuple[Any, ...], Counting] = {}
        self._shapes: dict[tuple[Any, ...], RowShape] = {}
        self._fields = 0

    def plan(self) -> Plan:
        """The whole plan.

        Raises:
            NotPlannedError: It asks for the schema itself, or is too large.
        """
        root = cast(GraphQLObjectType, self._schema.query_type)
        shape, places, start = Shape(), [], dict[str, Any]()
        lasting = True
        for key, details in self._root_fields(root).items():
            node = details[0].node
            start[key] = None
            if node.name.value == "__typename":
                start[key] = root.name
                shape.fields.append(_typename(key))
                continue
            if node.name.value not in root.fields:
                raise NotPlannedError
            definition = root.fields[node.name.value]
            place = self._place(key, definition, details, None, 0)
            lasting = lasting and node.name.value != "releases"
            places.append(place)
            shape.fields.append(_field(key, definition, details, _child(place)))
        return Plan(
            shape, places, start, lasting, len(self._reads) + len(self._countings)
        )

    def _place(
        self,
        key: str,
        definition: GraphQLField,
        details: Details,
        above: Read | None,
        depth: int,
    ) -> Place:
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
                read = self._read(record, selection, depth)
                return ListPlace(
                    key, index, lead, self._rows(record, read, details, depth)
                )
            case Origins(selection):
                read = self._read(access.ORIGIN, selection, depth)
                absent = _absent(above, definition, node)
                choice = self._choice(read, details, depth + 1, absent)
                return OriginsPlace(key, index, read, choice)
            case Pages():
                return self._pages(key, definition, details, lead, above, depth)
            case ById(only):
                wanted = arguments(self._strawberry, definition, node)
                every = [name for name in self._records if only in (None, name)]
                choice = self._any(every, details, depth, None)
                many = "ids" in definition.args
                return ByIdPlace(key, lead, wanted, many, choice)
            case Facts():
                make = completer(definition.type, details, self._collect)
                wanted = arguments(self._strawberry, definition, node)
                return FactsPlace(key, lead, wanted, make)

    def _pages(
        self,
        key: str,
        definition: GraphQLField,
        details: Details,
        lead: Pages,
        above: Read | None,
        depth: int,
    ) -> PagesPlace:
        node = details[0].node
        index = above.index("id") if above else 0
        wanted = arguments(self._strawberry, definition, node)
        constant = None
        if _is_constant(node):
            with contextlib.suppress(GraphQLError):
                constant = lead.paged(wanted(switch_values({})))
        place = PagesPlace(key, index, lead, wanted, constant)
        kind = _objects(definition)
        code: dict[str, str] = {}
        for inner, group in self._collect(kind, details).items():
            name = group[0].node.name.value
            child: Child | None = None
            if name == "__typename":
                code[inner] = repr(kind.name)
            elif name == "nodes":
                child, code[inner] = self._view(place, node, group, depth)
            elif name == "edges":
                child, code[inner] = self._edges(inner, place, node, kind, group, depth)
            elif name == "pageInfo":
                code[inner] = self._page_info(place, node, kind, group, depth)
            else:
                code[inner] = assemble.COUNTS[name]
                place.counting = self._counting(place, node, depth)
            place.shape.fields.append(_inner(inner, kind, name, group, child))
        place.make = assemble.connections(code, len(place.views))
        return place

    def _view(
        self,
        place: PagesPlace,
        node: FieldNode,
        details: Details,
        depth: int,
        edge: tuple[str, str] | None = None,
    ) -> tuple[Child, str]:
        """The objects of a page under one selection, and the code that shows them.

        For the nodes of edges, ``edge`` says under which keys those and they stand.
        """
        read = self._page_read(place, node, depth)
        record = place.lead.record
        view: RowShape | Choice
        if record.stands_for is None:
            view = self._rows(record, read, details, depth)
        else:
            view = self._choice(read, details, depth + 1, _NO_RECORD)
            if edge is not None:
                view = EdgeChoice(view.places, *edge)
        place.views.append(view)
        if isinstance(view, EdgeChoice):
            return view, "None"
        return view, assemble.view(len(place.views) - 1)

    def _edges(
        self,
        key: str,
        place: PagesPlace,
        node: FieldNode,
        kind: GraphQLObjectType,
        details: Details,
        depth: int,
    ) -> tuple[Shape, str]:
        edge = _objects(kind.fields["edges"])
        read = self._page_read(place, node, depth)
        shape, code = Shape(), dict[str, str]()
        for inner, group in self._collect(edge, details).items():
            name = group[0].node.name.value
            child: Child | None = None
            if name == "node":
                at = (key, inner)
                child, code[inner] = self._view(place, node, group, depth, at)
            elif name == "cursor":
                read.cursors = True
                code[inner] = assemble.CURSOR
            else:
                code[inner] = repr(edge.name)
            shape.fields.append(_inner(inner, edge, name, group, child))
        return shape, assemble.edges(code)

    def _page_info(
        self,
        place: PagesPlace,
        node: FieldNode,
        kind: GraphQLObjectType,
        details: Details,
        depth: int,
    ) -> str:
        read = self._page_read(place, node, depth)
        info = _objects(kind.fields["pageInfo"])
        asked = {
            inner: group[0].node.name.value
            for inner, group in self._collect(info, details).items()
        }
        read.beyond = True
        read.cursors = read.cursors or any("Cursor" in name for name in asked.values())
        return assemble.page_info(asked, info.name)

    def _page_read(self, place: PagesPlace, node: FieldNode, depth: int) -> Read:
        """The read of a page; places that ask for the same page share one."""
        if place.read is None:
            lead = place.lead
            key = (depth, lead, *_texts(node))
            if key not in self._reads:
                self._reads[key] = Read(lead.record, lead.parent, None, place)
                if lead.parent is not None:
                    self._reads[key].index(lead.parent)
            place.read = self._reads[key]
            place.read.places += 1
        return place.read

    def _counting(self, place: PagesPlace, node: FieldNode, depth: int) -> Counting:
        if place.counting is not None:
            return place.counting
        key = (depth, place.lead, *_texts(node))
        return self._countings.setdefault(key, Counting(place))

    def _read(
        self, record: type[Record], selection: access.Selection, depth: int
    ) -> Read:
        """The read of rows that no argument chooses."""
        key = (depth, selection)
        if key not in self._reads:
            self._reads[key] = Read(record, selection.parent, selection)
            self._reads[key].index(str(selection.parent))
        self._reads[key].places += 1
        return self._reads[key]

    def _found(self, record: type[Record], details: Details, depth: int) -> RowShape:
        """Rows found by their ids."""
        read = self._read(record, access.Selection(record, parent="id"), depth)
        return self._rows(record, read, details, depth)

    def _choice(
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

    def _rows(
        self, record: type[Record], read: Read, details: Details, depth: int
    ) -> RowShape:
        """How rows look under one selection, which those of many types may share."""
        key = (record, read, *(id(each.node) for each in details))
        if key not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                raise NotPlannedError
            self._shapes[key] = RowShape(read=read)
            self._complete(self._shapes[key], record, details, depth)
        return self._shapes[key]

    def _complete(
        self, shape: RowShape, record: type[Record], details: Details, depth: int
    ) -> None:
        kind = cast(GraphQLObjectType, self._schema.get_type(record.__name__))
        read, code = shape.read, dict[str, str]()
        known: dict[str, Callable[..., Any]] = {}
        for key, group in self._collect(kind, details).items():
            name = group[0].node.name.value
            if name == "__typename":
                code[key] = repr(kind.name)
                shape.fields.append(_typename(key))
                continue
            definition = kind.fields[name]
            declared = strawberry_field(definition)
            child: Child | None = None
            lead = declared.metadata.get(LEAD)
            if isinstance(lead, Computed):
                make = completer(definition.type, group, self._collect)
                known[f"known_{len(known)}"] = _known(record, lead, make)
                values = (f"row[{read.index(column)}]" for column in lead.columns)
                code[key] = f"known_{len(known) - 1}({', '.join(values)})"
            elif lead is not None:
                place = self._place(key, definition, group, read, depth + 1)
                shape.places.append(cast(RowPlace, place))
                child, code[key] = _child(place), "None"
            elif name == "source":
                code[key] = self._source(definition, read, group)
            else:
                code[key] = assemble.value(record, declared.python_name, read.index)
            shape.fields.append(_field(key, definition, group, child))
        self._fields += len(code)
        if self._fields > MOST_FIELDS:
            raise NotPlannedError
        shape.make = assemble.rows(code, known)

    def _source(self, definition: GraphQLField, read: Read, details: Details) -> str:
        kind = _objects(definition)
        asked = {
            inner: group[0].node.name.value
            for inner, group in self._collect(kind, details).items()
        }
        return assemble.nested(asked, kind.name, read.index)

    def _root_fields(self, root: GraphQLObjectType) -> Mapping[str, Details]:
        operation = self._operation
        return collect_fields(
            self._schema, operation.fragments, self._switches, root, operation.node
        ).grouped_field_set

    def _collect(
        self, kind: GraphQLObjectType, details: Details
    ) -> Mapping[str, Details]:
        return collect_subfields(
            self._schema,
            self._operation.fragments,
            self._switches,
            self._operation.node,
            kind,
            details,
        ).grouped_field_set


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


def _field(
    key: str, definition: GraphQLField, details: Details, child: Child | None
) -> Field:
    return Field(key, definition.type, [each.node for each in details], child)


def _objects(definition: GraphQLField) -> GraphQLObjectType:
    """The object type behind lists and nullability."""
    return cast(GraphQLObjectType, get_named_type(definition.type))


def _typename(key: str) -> Field:
    return Field(key, GraphQLNonNull(GraphQLString), [])


def _inner(
    key: str, kind: GraphQLObjectType, name: str, details: Details, child: Child | None
) -> Field:
    if name == "__typename":
        return _typename(key)
    return _field(key, kind.fields[name], details, child)


def _child(place: Place) -> Child | None:
    match place:
        case OnePlace() | ListPlace() | PagesPlace():
            return place.shape
        case OriginsPlace() | ByIdPlace():
            return place.choice
        case FactsPlace():
            return None


def _absent(
    above: Read | None, definition: GraphQLField, node: FieldNode
) -> str | None:
    """What to say where a field's row is not there; None where null will do."""
    if above is None or not isinstance(definition.type, GraphQLNonNull):
        return None
    field = f"{above.record.__name__}.{node.name.value}"
    return f"Cannot return null for non-nullable field {field}."


def _texts(node: FieldNode) -> tuple[str, ...]:
    """The arguments as text, by which fields that ask for the same are known."""
    return tuple(sorted(print_ast(argument) for argument in node.arguments or ()))


def _is_constant(node: FieldNode) -> bool:
    found: list[VariableNode] = []

    class Variables(Visitor):
        def enter_variable(self, variable: VariableNode, *_: Any) -> None:
            found.append(variable)

    for argument in node.arguments or ():
        visit(argument, Variables())
    return not found
