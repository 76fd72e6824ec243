"""Plans: what an operation asks of a release, worked out once.

A plan is a tree of *shapes*, how an object looks in the response, and *places*, where
an object of one shape leads to others. Every place reads by a *read*: the rows of one
record type that a level of the operation wants, which take one statement. Places of a
level that want the same share a read. Where the store tells objects as JSON, with all
that is below them, no places lead on from them.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLString,
)

from discretion import access
from discretion.graph.leads import ById, Facts, Paged, Pages, PlainList
from discretion.graph.selections import Details
from discretion.record import Record

Arguments = Callable[[Any], Mapping[str, Any]]
"""Gives a field's arguments under the variables of a request; may raise."""


@dataclasses.dataclass(eq=False)
class Read:
    """Rows that a level wants of one record type; ``columns`` gives each its index.

    The first column is that of the parent's key, if there is one. ``selection`` is None
    where arguments tell it: those of ``pages``, the first place that shares it.
    ``places`` says how many do. With ``cursors``, the value of the order and the id
    come last; with ``beyond``, one row more than the page is read. ``prepared`` is kept
    once known, where no variable can change it.
    """

    record: type[Record]
    parent: str | None
    selection: access.Selection | None
    pages: PagesPlace | None = None
    columns: dict[access.Shown, int] = dataclasses.field(default_factory=dict)
    places: int = 0
    cursors: bool = False
    beyond: bool = False
    prepared: access.Prepared | None = None

    def index(self, column: access.Shown) -> int:
        """Where a row has that column, which is read from now on."""
        return self.columns.setdefault(column, len(self.columns))


@dataclasses.dataclass(eq=False)
class Counting:
    """Counts over whole lists that a level wants: parent, rows, persons."""

    pages: PagesPlace
    prepared: access.Prepared | None = None

    @property
    def parent(self) -> str | None:
        """The column that holds the parents' keys."""
        return self.pages.lead.parent


@dataclasses.dataclass(eq=False)
class Field:
    """A field of an object: its key in the response, its type, what it leads to."""

    key: str
    type: GraphQLOutputType
    nodes: list[FieldNode]
    child: Child | None = None


def field_of(
    key: str, kind: GraphQLObjectType, details: Details, child: Child | None
) -> Field:
    """The field that those of a document ask of a type."""
    name = details[0].node.name.value
    if name == "__typename":
        return Field(key, GraphQLNonNull(GraphQLString), [])
    nodes = [each.node for each in details]
    return Field(key, kind.fields[name].type, nodes, child)


@dataclasses.dataclass(eq=False)
class Shape:
    """How an object looks in the response."""

    fields: list[Field] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(eq=False)
class RowShape(Shape):
    """How the row of a read looks: ``make`` makes objects, by key.

    It is given rows, or lists of rows by key, and what was made for each place. Where
    the store tells the objects ``as_json``, their text stands at that index of a row.
    """

    read: Read = None  # type: ignore[assignment] # always given
    places: list[Place] = dataclasses.field(default_factory=list)
    make: Callable[..., dict[Any, Any]] = None  # type: ignore[assignment]
    as_json: int | None = None

    @property
    def is_plain(self) -> bool:
        """True where an object holds values of its own row alone."""
        return not self.places and self.as_json is None


@dataclasses.dataclass(eq=False)
class Choice:
    """Rows of any type, each found by its id: the place for each type by its name."""

    places: dict[str, OnePlace]


Child = Shape | Choice


@dataclasses.dataclass(eq=False)
class OnePlace:
    """The one row whose id stands at ``index`` of the row above."""

    key: str
    index: int
    shape: RowShape
    absent: str | None
    """What to say where there is no such row; None where null will do."""

    @functools.cached_property
    def reads(self) -> tuple[Read, ...]:
        """What must be read to fill it."""
        return (self.shape.read,)


@dataclasses.dataclass(eq=False)
class ListPlace:
    """The few rows whose column holds the id at ``index`` of the row above."""

    key: str
    index: int
    lead: PlainList
    shape: RowShape

    @functools.cached_property
    def reads(self) -> tuple[Read, ...]:
        """What must be read to fill it."""
        return (self.shape.read,)


@dataclasses.dataclass(eq=False)
class OriginsPlace:
    """The records that the row above was read from, of any type."""

    key: str
    index: int
    read: Read
    choice: Choice

    @functools.cached_property
    def reads(self) -> tuple[Read, ...]:
        """What must be read to fill it."""
        return (self.read,)


@dataclasses.dataclass(eq=False)
class PagesPlace:
    """Pages of a list: ``make`` makes a connection for each key.

    It is given rows, where pages stand and counts, each by key, the order, and the
    objects by key of each of ``views``, the selections below `nodes` and `edges`.
    """

    key: str
    index: int
    lead: Pages
    arguments: Arguments
    constant: Paged | None
    """The page, where no variable can change it."""
    shape: Shape = dataclasses.field(default_factory=Shape)
    read: Read | None = None
    counting: Counting | None = None
    views: list[RowShape | Choice] = dataclasses.field(default_factory=list)
    make: Callable[..., dict[Any, Any]] = None  # type: ignore[assignment]

    @functools.cached_property
    def reads(self) -> tuple[Read | Counting, ...]:
        """What must be read to fill it."""
        return tuple(each for each in (self.read, self.counting) if each)


@dataclasses.dataclass(eq=False)
class ByIdPlace:
    """Rows with the ids given as an argument; one, or a list of them."""

    key: str
    lead: ById
    arguments: Arguments
    many: bool
    choice: Choice


@dataclasses.dataclass(eq=False)
class FactsPlace:
    """What is known without reading rows; ``make`` makes the answer of it."""

    key: str
    lead: Facts
    arguments: Arguments
    make: Callable[[Any], Any]


Place = OnePlace | ListPlace | OriginsPlace | PagesPlace
"""A place that is filled by what is read."""

RootPlace = Place | ByIdPlace | FactsPlace
"""A place of the root, which also is given ids, or known without reading."""


@dataclasses.dataclass(eq=False)
class Plan:
    """An operation, ready to be executed under any variables."""

    root: Shape
    start: dict[str, Any]
    """The root object before its places are filled."""
    places: list[Place]
    by_id: list[ByIdPlace]
    facts: list[FactsPlace]
    lasting: bool
    """True where a release always gives the same answer."""
    reads: int
    """Statements it takes at most, however many rows there are."""
    as_json: bool
    """True where the store tells some of its objects."""
