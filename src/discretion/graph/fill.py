"""What the places of a level found, and the values that are made of it.

On the way down each says what the next level is to read; on the way up each makes its
values whole, of those that were made for the places below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain
from typing import Any, Protocol, cast

from discretion.graph.descent import Descent
from discretion.graph.failed import Failed
from discretion.graph.leads import PLAIN_LIST, Paged
from discretion.graph.plan import (
    ByIdPlace,
    Choice,
    Counting,
    ListPlace,
    OnePlace,
    OriginsPlace,
    PagesPlace,
    Place,
    Read,
    RowShape,
)

Keys = dict[Any, None]
"""The keys that are wanted at a place, each once."""

Rows = Mapping[Read | Counting, Any]
"""What was read for a level: rows, or why they could not be had."""

Values = Mapping[Any, Any]
"""What stands at a place, by key."""

Below = Mapping[Place, Values]
"""What stands at the places of the level below."""

_NONE: Mapping[Any, Any] = {}
_NO_ROWS: list[Any] = []


class Found(Protocol):
    """What a place found."""

    @property
    def place(self) -> Place:
        """The place."""

    def values(self, below: Below) -> Values:
        """What stands at the place."""


def found(place: Place, keys: Keys, rows: Rows, descent: Descent) -> Found:
    """What a place found among what was read for its level.

    Raises:
        GraphQLError: The answer becomes too large.
    """
    if descent.failed:
        failed = _failed(place, rows, descent)
        if failed is not None:
            return _Failing(place, keys, failed)
    return _WAYS[type(place)](place, keys, rows, descent)


def _failed(place: Place, rows: Rows, descent: Descent) -> Failed | None:
    """Why nothing can be found for a place."""
    if isinstance(place, PagesPlace):
        page = descent.page(place)
        if isinstance(page, Failed):
            return page
    needed = (rows[read] for read in place.reads)
    return next((each for each in needed if isinstance(each, Failed)), None)


class _Failing:
    """Nothing, for what is needed could not be had."""

    def __init__(self, place: Place, keys: Keys, failed: Failed) -> None:
        self.place = place
        self._values = dict.fromkeys(keys, failed)

    def values(self, below: Below) -> Values:
        return self._values


class _One:
    """The one row that has the key as its id."""

    def __init__(
        self, place: OnePlace, keys: Keys, rows: Rows, descent: Descent
    ) -> None:
        self.place = place
        self._rows = _own(place.shape.read, keys, rows)
        self._absent = _NONE
        descent.rows(place.shape, self._rows)
        if place.absent is not None and len(self._rows) < len(keys):
            absent = keys.keys() - {row[0] for row in self._rows}
            self._absent = dict.fromkeys(absent, descent.fail(TypeError(place.absent)))

    def values(self, below: Below) -> Values:
        made = _made(self.place.shape, self._rows, below)
        made.update(self._absent)
        return made


class _List:
    """All rows that have the key in one of their columns."""

    def __init__(
        self, place: ListPlace, keys: Keys, rows: Rows, descent: Descent
    ) -> None:
        self.place = place
        self._lists = _grouped(_own(place.shape.read, keys, rows))
        long = [key for key, each in self._lists.items() if len(each) > PLAIN_LIST]
        for key in long:
            del self._lists[key]
        self._long = {key: descent.fail(place.lead.too_long()) for key in long}
        descent.rows(place.shape, _all(self._lists))

    def values(self, below: Below) -> Values:
        made = _made(self.place.shape, self._lists, below)
        made.update(self._long)
        return made


class _Origins:
    """Rows of any type, which those that have the key stand for."""

    def __init__(
        self, place: OriginsPlace, keys: Keys, rows: Rows, descent: Descent
    ) -> None:
        self.place = place
        self._lists = _grouped(_own(place.read, keys, rows))
        descent.choose(place.choice, _stood_for(place.read, _all(self._lists)))

    def values(self, below: Below) -> Values:
        return _chosen(self.place.choice, self.place.read, self._lists, below)


class _Connection:
    """A page of the rows that have the key in one of their columns, or of all."""

    def __init__(
        self, place: PagesPlace, keys: Keys, rows: Rows, descent: Descent
    ) -> None:
        self.place = place
        self._keys = keys
        self._paged = cast(Paged, descent.page(place))
        self._counts = rows[place.counting] if place.counting else _NO_ROWS
        self._pages, self._infos = _NONE, _NONE
        if place.read is None:
            return
        self._read(place.read, rows)
        for view in place.views:
            shown = _all(self._pages)
            if isinstance(view, RowShape):
                descent.rows(view, shown)
            else:
                descent.choose(view, _stood_for(place.read, shown))

    def _read(self, read: Read, rows: Rows) -> None:
        if read.parent is None:
            self._pages = {None: rows[read]}
        else:
            self._pages = _grouped(_own(read, self._keys, rows))
        if read.beyond:
            self._infos = {
                key: _info(self._paged, self._pages.get(key, _NO_ROWS))
                for key in self._keys
            }
        if read.beyond or self._paged.page.backward:
            self._pages = {
                key: _in_order(self._paged, each) for key, each in self._pages.items()
            }

    def values(self, below: Below) -> Values:
        return self.place.make(
            self._keys,
            self._pages,
            self._infos,
            {row[0]: row[1:] for row in self._counts},
            self._paged.page.order,
            *[self._view(view, below) for view in self.place.views],
        )

    def _view(self, view: RowShape | Choice, below: Below) -> Values:
        if isinstance(view, RowShape):
            return _made(view, self._pages, below)
        return _chosen(view, cast(Read, self.place.read), self._pages, below)


class ById:
    """The rows with the ids of an argument, which the first level reads."""

    def __init__(self, place: ByIdPlace, descent: Descent) -> None:
        """Take the ids."""
        self.place = place
        self._failed: Failed | None = None
        self._rows: list[tuple[str | None, str]] = []
        try:
            ids = place.lead.ids(place.arguments(descent.variables))
            self._rows = [(place.lead.type_name(each), each) for each in ids]
        except Exception as error:
            self._failed = descent.fail(error)
        descent.choose(place.choice, self._rows)

    def value(self, first: Below) -> Any:
        """What stands at the place, of what was made for the first level."""
        if self._failed is not None:
            return self._failed
        choose = _chooser(self.place.choice, first)
        made = [choose(name, key) for name, key in self._rows]
        return made if self.place.many else made[0]


_WAYS: dict[type, Callable[[Any, Keys, Rows, Descent], Found]] = {
    OnePlace: _One,
    ListPlace: _List,
    OriginsPlace: _Origins,
    PagesPlace: _Connection,
}


def _made(shape: RowShape, rows: Collection[Any], below: Below) -> dict[Any, Any]:
    """The objects of rows, or of lists of rows by key."""
    return shape.make(rows, *[below.get(place, _NONE) for place in shape.places])


def _chosen(
    choice: Choice, read: Read, lists: Mapping[Any, list[Any]], below: Below
) -> Values:
    """For each list of rows the objects of those that they stand for."""
    choose = _chooser(choice, below)
    return {
        key: [choose(name, each) for name, each in _stood_for(read, rows)]
        for key, rows in lists.items()
    }


def _chooser(choice: Choice, below: Below) -> Callable[[str | None, Any], Any]:
    """Gives the object of a row, by type and id; None where it is not of the choice."""
    made: dict[str | None, Values] = {
        name: below.get(place, _NONE) for name, place in choice.places.items()
    }
    return lambda name, key: made.get(name, _NONE).get(key)


def _stood_for(read: Read, rows: Iterable[Any]) -> Iterable[tuple[str | None, Any]]:
    """Type and id of the row that each row stands for."""
    kind, key = (read.columns[name] for name in read.record.stands_for or ())
    return ((row[kind], row[key]) for row in rows)


def _own(read: Read, keys: Keys, rows: Rows) -> list[Any]:
    """The rows that a place wants, of a read that several may share."""
    if read.places == 1:
        return cast(list[Any], rows[read])
    return [row for row in rows[read] if row[0] in keys]


def _grouped(rows: Iterable[Any]) -> dict[Any, list[Any]]:
    """Rows by their parent, which is the first column of such a read."""
    lists = defaultdict(list)
    for row in rows:
        lists[row[0]].append(row)
    return lists


def _all(lists: Mapping[Any, list[Any]]) -> list[Any]:
    return list(chain.from_iterable(lists.values()))


def _in_order(paged: Paged, rows: list[Any]) -> list[Any]:
    """The rows of a page in order, without the one that may have been read beyond."""
    page = rows[: paged.size]
    return page[::-1] if paged.page.backward else page


def _info(paged: Paged, rows: list[Any]) -> tuple[bool, bool]:
    """Whether rows follow the page, and whether some come before it."""
    more = len(rows) > paged.size
    if paged.page.backward:
        return paged.page.before is not None, more
    return more, paged.page.after is not None
