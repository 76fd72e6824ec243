"""The way down through the levels of a plan: what is wanted next, and what failed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from graphql.execution.values import VariableValues

from discretion.graph.errors import too_large
from discretion.graph.failed import Failed
from discretion.graph.leads import Paged
from discretion.graph.plan import (
    Choice,
    Counting,
    OnePlace,
    PagesPlace,
    Place,
    Read,
    RowShape,
)

MOST_OBJECTS = 250_000
"""Objects made of rows for one answer, at most."""

_SHORTEST = 7
"""Characters of the shortest object: a value of one under a key of one."""

Wanted = dict[Place, list[Any]]
"""The keys of the rows that are wanted at each place of a level."""


class Descent:
    """What the levels read so far lead to, under the variables of a request."""

    def __init__(self, variables: VariableValues, places: Iterable[Place]) -> None:
        """Begin at the places of the root."""
        self.variables = variables
        self.failed = False
        self.shared = False
        """True where what leads to more rows will stand in several places."""
        self._wanted: Wanted = defaultdict(list, {place: [None] for place in places})
        self._pages: dict[PagesPlace, Paged | Failed] = {}
        self._left = MOST_OBJECTS
        self._told: list[str] = []
        self._told_at_most = 0

    def next(self) -> Wanted:
        """What the next level wants; nothing where there is none."""
        wanted, self._wanted = self._wanted, defaultdict(list)
        return wanted

    def fail(self, error: Exception) -> Failed:
        """What stands where a value could not be had."""
        self.failed = True
        return Failed(error)

    def page(self, place: PagesPlace) -> Paged | Failed:
        """The page that a place asks for in this request."""
        if place.constant is not None:
            return place.constant
        if place not in self._pages:
            try:
                paged = place.lead.paged(place.arguments(self.variables))
                self._pages[place] = paged
            except Exception as error:
                self._pages[place] = self.fail(error)
        return self._pages[place]

    def reads(self, place: Place) -> tuple[Read | Counting, ...]:
        """What must be read to fill a place: nothing for a page that failed."""
        if isinstance(place, PagesPlace) and isinstance(self.page(place), Failed):
            return ()
        return place.reads

    def rows(self, shape: RowShape, rows: Collection[Any]) -> None:
        """Rows become objects; where they lead to others is for the next level.

        Raises:
            GraphQLError: The answer becomes too large.
        """
        if shape.as_json is None:
            self._left -= len(rows)
        else:
            texts = [row[shape.as_json] for row in rows]
            self._told += texts
            self._told_at_most += sum(map(len, texts)) // _SHORTEST
        self._bound()
        if rows:
            for place in shape.places:
                index = place.index
                self._wanted[place] += [row[index] for row in rows]

    def choose(self, choice: Choice, rows: Iterable[tuple[str | None, Any]]) -> None:
        """Rows of any type, by type and id, are for the next level."""
        for name, key in rows:
            if name in choice.places:
                self._wanted[choice.places[name]].append(key)

    def repeat(self, place: Place, keys: list[Any]) -> None:
        """Some of the keys that are wanted at a place are the same."""
        if isinstance(place, OnePlace) and place.shape.is_plain:
            return
        wanted = [key for key in keys if key is not None]
        self.shared = self.shared or len(set(wanted)) < len(wanted)

    def _bound(self) -> None:
        """Objects within what was told are counted only where they may be too many."""
        if self._left >= self._told_at_most:
            return
        self._left -= sum(text.count("{") for text in self._told)
        self._told, self._told_at_most = [], 0
        if self._left < 0:
            raise too_large(f"{MOST_OBJECTS:,} objects")
