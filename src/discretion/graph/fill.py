"""Fills places with what was read: rows become objects, where they belong."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, cast

from graphql.execution.values import VariableValues

from discretion.graph import cursors
from discretion.graph.errors import too_large
from discretion.graph.failed import Failed
from discretion.graph.leads import PLAIN_LIST, Paged
from discretion.graph.plan import (
    ByIdPlace,
    Choice,
    Counting,
    EdgeChoice,
    FactsPlace,
    ListPlace,
    OnePlace,
    OriginsPlace,
    PagesPlace,
    Place,
    Read,
    RowShape,
)

Found = Mapping[Read | Counting | FactsPlace, Any]
"""What was read for a level: rows or facts, or why they could not be had."""

MOST_OBJECTS = 250_000
"""Objects made of rows for one answer, at most."""

_NO_ROWS: list[Any] = []


@dataclasses.dataclass
class Entry:
    """Where a place is to be filled, and the keys of the rows that are wanted there.

    ``within`` holds the objects, or lists, whose item ``slot`` it is; without ``slots``
    that is the place's key.
    """

    place: Place
    within: list[Any]
    keys: list[Any]
    slots: list[Any] | None = None

    def add(self, within: Any, slot: Any, key: Any) -> None:
        """One more, in a slot of its own."""
        self.within.append(within)
        self.keys.append(key)
        cast(list[Any], self.slots).append(slot)

    def fill(self, values: Iterable[Any]) -> None:
        """Put the values where they belong, one for each key."""
        if self.slots is not None:
            for each, slot, value in zip(self.within, self.slots, values, strict=True):
                each[slot] = value
            return
        key = self.place.key
        for each, value in zip(self.within, values, strict=True):
            each[key] = value


class Filling:
    """Fills the places of an execution, and remembers what failed."""

    def __init__(
        self,
        variables: VariableValues,
        page: Callable[[PagesPlace], Paged | Failed],
    ) -> None:
        """``page`` gives the page that a place asks for."""
        self.failed = False
        self.shared = False
        self._variables = variables
        self._page = page
        self._shapes: dict[int, RowShape] = {}
        self._next: dict[tuple[Place, bool], Entry] = {}
        self._left = MOST_OBJECTS
        self._ways: dict[type, Callable[[Any, Entry, Found], None]] = {
            OnePlace: self._one,
            ListPlace: self._list,
            OriginsPlace: self._origins,
            PagesPlace: self._pages,
            ByIdPlace: self._by_id,
            FactsPlace: self._facts,
        }

    def level(self, entries: list[Entry], found: Found) -> list[Entry]:
        """Fill the entries of a level; those of the next are returned, one a place.

        Raises:
            GraphQLError: The answer becomes too large.
        """
        self._next = {}
        for entry in entries:
            self.shared = self.shared or _repeats(entry)
            self._ways[type(entry.place)](entry.place, entry, found)
        return list(self._next.values())

    def fail(self, error: Exception) -> Failed:
        """What stands where a value could not be had."""
        self.failed = True
        return Failed(error)

    def shape_of(self, made: Any) -> RowShape:
        """The shape of an object whose type only its row told."""
        return self._shapes[id(made)]

    def _one(self, place: OnePlace, entry: Entry, found: Found) -> None:
        rows = found.get(place.shape.read, _NO_ROWS)
        if isinstance(rows, Failed):
            return entry.fill([rows] * len(entry.keys))
        own = _own(place.shape.read, rows, entry)
        objects = self._made(place.shape, own)
        made = {row[0]: each for row, each in zip(own, objects, strict=True)}
        if entry.slots is not None:
            self._shapes |= {id(each): place.shape for each in made.values()}
        absent = None
        if place.absent is not None and not made.keys() >= set(entry.keys):
            absent = self.fail(TypeError(place.absent))
        return entry.fill([made.get(key, absent) for key in entry.keys])

    def _list(self, place: ListPlace, entry: Entry, found: Found) -> None:
        rows = found.get(place.shape.read, _NO_ROWS)
        if isinstance(rows, Failed):
            return entry.fill([rows] * len(entry.keys))
        lists = _grouped(_own(place.shape.read, rows, entry))
        long = [key for key, group in lists.items() if len(group) > PLAIN_LIST]
        for key in long:
            del lists[key]
        made = self._split(place.shape, lists)
        made |= {key: self.fail(place.lead.too_long()) for key in long}
        return entry.fill([made.get(key, _NO_ROWS) for key in entry.keys])

    def _split(self, shape: RowShape, lists: Mapping[Any, list[Any]]) -> dict[Any, Any]:
        """The objects of each list of rows, all made at once."""
        made = self._made(shape, list(chain.from_iterable(lists.values())))
        split, start = {}, 0
        for key, rows in lists.items():
            split[key] = made[start : start + len(rows)]
            start += len(rows)
        return split

    def _origins(self, place: OriginsPlace, entry: Entry, found: Found) -> None:
        rows = found.get(place.read, _NO_ROWS)
        if isinstance(rows, Failed):
            return entry.fill([rows] * len(entry.keys))
        lists = _grouped(_own(place.read, rows, entry))
        made = self._chosen(place.choice, place.read, lists)
        return entry.fill([made.get(key, _NO_ROWS) for key in entry.keys])

    def _chosen(
        self, choice: Choice, read: Read, lists: Mapping[Any, list[Any]]
    ) -> dict[Any, list[Any]]:
        """For each list of rows one to be filled with the rows that they stand for."""
        kind, key = (read.columns[name] for name in read.record.stands_for or ())
        made: dict[Any, list[Any]] = {key: [None] * len(lists[key]) for key in lists}
        self._choose(
            choice,
            (
                (made[parent], slot, row[kind], row[key])
                for parent, rows in lists.items()
                for slot, row in enumerate(rows)
            ),
        )
        return made

    def _choose(
        self, choice: Choice, wanted: Iterable[tuple[Any, Any, str | None, str]]
    ) -> None:
        """Leave to the next level: object or list, slot in it, and type and id."""
        for within, slot, name, key in wanted:
            if name in choice.places:
                self._entry(choice.places[name], True).add(within, slot, key)

    def _entry(self, place: Place, slots: bool) -> Entry:
        """The entry of a place on the next level."""
        if (place, slots) not in self._next:
            self._next[place, slots] = Entry(place, [], [], [] if slots else None)
        return self._next[place, slots]

    def _pages(self, place: PagesPlace, entry: Entry, found: Found) -> None:
        paged = self._page(place)
        rows = found.get(place.read, _NO_ROWS) if place.read else _NO_ROWS
        counted = found.get(place.counting, _NO_ROWS) if place.counting else _NO_ROWS
        for failed in (paged, rows, counted):
            if isinstance(failed, Failed):
                self.failed = True
                return entry.fill([failed] * len(entry.keys))
        paged = cast(Paged, paged)
        lists = {None: rows}
        if place.lead.parent and place.read:
            lists = _grouped(_own(place.read, rows, entry))
        pages, infos = lists, dict[Any, Any]()
        if place.read and (place.read.beyond or paged.page.backward):
            pages = {key: _in_order(paged, rows) for key, rows in lists.items()}
            infos = {key: _info(paged, rows) for key, rows in lists.items()}
        made = place.make(
            entry.keys,
            pages,
            infos,
            _info(paged, _NO_ROWS),
            {row[0]: row[1:] for row in counted},
            _cursor_of(paged),
            *(self._view(view, place, pages) for view in place.views),
        )
        for view in place.views:
            if isinstance(view, EdgeChoice):
                self._choose(
                    view, _edges(place, view, zip(entry.keys, made, strict=True), pages)
                )
        return entry.fill(made)

    def _view(
        self, view: RowShape | Choice, place: PagesPlace, pages: Mapping[Any, list[Any]]
    ) -> Mapping[Any, list[Any]]:
        """The objects of each page under one selection."""
        if isinstance(view, EdgeChoice):
            return pages
        if isinstance(view, Choice):
            return self._chosen(view, cast(Read, place.read), pages)
        return self._split(view, pages)

    def _by_id(self, place: ByIdPlace, entry: Entry, found: Found) -> None:
        try:
            ids = place.lead.ids(place.arguments(self._variables))
        except Exception as error:
            return entry.fill([self.fail(error)])
        wanted = [(place.lead.type_name(each), each) for each in ids]
        (within,) = entry.within
        if not place.many:
            ((name, key),) = wanted
            return self._choose(place.choice, [(within, place.key, name, key)])
        made: list[Any] = [None] * len(wanted)
        self._choose(
            place.choice,
            ((made, slot, name, key) for slot, (name, key) in enumerate(wanted)),
        )
        return entry.fill([made])

    def _facts(self, place: FactsPlace, entry: Entry, found: Found) -> None:
        entry.fill([found[place]])

    def _made(self, shape: RowShape, rows: list[Any]) -> list[dict[str, Any]]:
        """The objects of rows; where they lead to others is for the next level."""
        self._left -= len(rows)
        if self._left < 0:
            raise too_large(f"{MOST_OBJECTS:,} objects")
        made = shape.make(rows)
        if rows:
            for place in shape.places:
                entry = self._entry(place, False)
                entry.within += made
                entry.keys += [row[place.index] for row in rows]
        return made


def _edges(
    place: PagesPlace,
    view: EdgeChoice,
    made: Iterable[tuple[Any, dict[str, Any]]],
    pages: Mapping[Any, list[Any]],
) -> Iterable[tuple[Any, Any, str | None, str]]:
    """The edges of connections, whose node is found by the row it stands for."""
    read = cast(Read, place.read)
    kind, key = (read.columns[name] for name in read.record.stands_for or ())
    for parent, connection in made:
        rows = pages.get(parent, _NO_ROWS)
        for edge, row in zip(connection[view.edges], rows, strict=True):
            yield edge, view.node, row[kind], row[key]


def _repeats(entry: Entry) -> bool:
    """True where what leads to more rows will stand in several places."""
    place = entry.place
    if isinstance(place, OnePlace) and not place.shape.places:
        return False
    wanted = [key for key in entry.keys if key is not None]
    return len(set(wanted)) < len(wanted)


def _own(read: Read, rows: list[Any], entry: Entry) -> list[Any]:
    """The rows that an entry wants, of a read that several places may share."""
    if read.places == 1:
        return rows
    keys = set(entry.keys)
    return [row for row in rows if row[0] in keys]


def _in_order(paged: Paged, rows: list[Any]) -> list[Any]:
    """The rows of a page in order, without the one that may have been read beyond."""
    page = rows[: paged.size]
    return page[::-1] if paged.page.backward else page


def _cursor_of(paged: Paged) -> Callable[[Any], str]:
    order = paged.page.order
    return lambda row: cursors.encode(order, row[-2], row[-1])


def _info(paged: Paged, rows: list[Any]) -> tuple[bool, bool]:
    """Whether rows follow the page, and whether some come before it."""
    more = len(rows) > paged.size
    if paged.page.backward:
        return paged.page.before is not None, more
    return more, paged.page.after is not None


def _grouped(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    """Rows by their parent, which is the first column of such a read."""
    lists: dict[Any, list[Any]] = {}
    for row in rows:
        lists.setdefault(row[0], []).append(row)
    return lists
