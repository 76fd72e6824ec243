"""The reads of a plan: places of a level that want the same share one."""

from __future__ import annotations

from typing import Any

from graphql import FieldNode

from discretion import access
from discretion.graph.plan import Counting, PagesPlace, Read
from discretion.graph.selections import texts
from discretion.record import Record


class Reads:
    """The reads made so far, by level and by what they want."""

    def __init__(self) -> None:
        """None yet."""
        self._reads: dict[tuple[Any, ...], Read] = {}
        self._countings: dict[tuple[Any, ...], Counting] = {}

    def __len__(self) -> int:
        """Statements that they take."""
        return len(self._reads) + len(self._countings)

    def of(self, record: type[Record], selection: access.Selection, depth: int) -> Read:
        """The read of rows that no argument chooses."""
        made = Read(record, selection.parent, selection)
        return self._shared((depth, selection), made)

    def of_page(self, place: PagesPlace, node: FieldNode, depth: int) -> Read:
        """The read of a page."""
        if place.read is None:
            lead = place.lead
            made = Read(lead.record, lead.parent, None, place)
            place.read = self._shared((depth, lead, *texts(node)), made)
        return place.read

    def counting(self, place: PagesPlace, node: FieldNode, depth: int) -> Counting:
        """The counts of a whole list."""
        if place.counting is None:
            key = (depth, place.lead, *texts(node))
            place.counting = self._countings.setdefault(key, Counting(place))
        return place.counting

    def _shared(self, key: tuple[Any, ...], made: Read) -> Read:
        read = self._reads.setdefault(key, made)
        if read.parent is not None:
            read.index(read.parent)
        read.places += 1
        return read
