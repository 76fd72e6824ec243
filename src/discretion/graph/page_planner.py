"""Plans a connection: the rows, edges, counts and place of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from graphql import FieldNode, GraphQLObjectType

from discretion.graph import assemble
from discretion.graph.plan import (
    Child,
    Choice,
    PagesPlace,
    Read,
    RowShape,
    Shape,
    field_of,
)
from discretion.graph.reads import Reads
from discretion.graph.selections import Details, Selections, names, objects
from discretion.record import Record

_ABSENT = "Cannot return null for non-nullable field {}."


class RowPlanner(Protocol):
    """What plans the rows below a page."""

    selections: Selections
    reads: Reads

    def rows(
        self, record: type[Record], read: Read, details: Details, depth: int
    ) -> RowShape:
        """How rows look under one selection."""

    def choice(
        self, read: Read, details: Details, depth: int, absent: str | None
    ) -> Choice:
        """The rows that rows of the read stand for."""


class PagePlanner:
    """Plans one connection; ``plan`` completes its place."""

    def __init__(
        self, planner: RowPlanner, place: PagesPlace, node: FieldNode, depth: int
    ) -> None:
        """The place of the field ``node``, on the level ``depth``."""
        self._planner = planner
        self._place = place
        self._node = node
        self._depth = depth

    def plan(self, kind: GraphQLObjectType, details: Details) -> None:
        """Plan what is asked of a connection of that type."""
        code: dict[str, str] = {}
        for key, group in self._planner.selections.of(kind, details).items():
            name = group[0].node.name.value
            child: Child | None = None
            if name == "__typename":
                code[key] = repr(kind.name)
            elif name == "nodes":
                child, code[key] = self._nodes(kind, group)
            elif name == "edges":
                child, code[key] = self._edges(kind, group)
            elif name == "pageInfo":
                code[key] = self._page_info(kind, group)
            else:
                code[key] = assemble.COUNTS[name]
                self._planner.reads.counting(self._place, self._node, self._depth)
            self._place.shape.fields.append(field_of(key, kind, group, child))
        self._place.make = assemble.connections(code, len(self._place.views))

    def _read(self) -> Read:
        return self._planner.reads.of_page(self._place, self._node, self._depth)

    def _nodes(self, kind: GraphQLObjectType, details: Details) -> tuple[Child, str]:
        return self._view(details, f"{kind.name}.nodes")

    def _edges(self, kind: GraphQLObjectType, details: Details) -> tuple[Shape, str]:
        edge = objects(kind.fields["edges"])
        read, shape, code = self._read(), Shape(), dict[str, str]()
        for inner, group in self._planner.selections.of(edge, details).items():
            name = group[0].node.name.value
            child: Child | None = None
            if name == "node":
                child, code[inner] = self._view(group, f"{edge.name}.node")
            elif name == "cursor":
                read.cursors = True
                code[inner] = assemble.CURSOR
            else:
                code[inner] = repr(edge.name)
            shape.fields.append(field_of(inner, edge, group, child))
        return shape, assemble.edges(code)

    def _view(self, details: Details, field: str) -> tuple[RowShape | Choice, str]:
        """The objects of a page under the selection of ``field``, and their code."""
        read, depth = self._read(), self._depth
        view: RowShape | Choice
        if read.record.stands_for is None:
            view = self._planner.rows(read.record, read, details, depth)
        else:
            absent = _ABSENT.format(field)
            view = self._planner.choice(read, details, depth + 1, absent)
        self._place.views.append(view)
        return view, assemble.view(len(self._place.views) - 1)

    def _page_info(self, kind: GraphQLObjectType, details: Details) -> str:
        read, info = self._read(), objects(kind.fields["pageInfo"])
        asked: Mapping[str, str] = names(self._planner.selections.of(info, details))
        read.beyond = True
        read.cursors = read.cursors or any("Cursor" in name for name in asked.values())
        return assemble.page_info(asked, info.name)
