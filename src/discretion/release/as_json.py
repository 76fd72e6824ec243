"""Objects that a store tells as JSON: what an answer shows of a row, and of rows below.

These say what is wanted; `json_sql` writes the SQL. One text then stands for a whole
object with everything in it, and comes with the row itself, by the same statement.
"""

from __future__ import annotations

import dataclasses

from discretion.record import Record
from discretion.release.condition import Selection


@dataclasses.dataclass(frozen=True)
class Value:
    """What the row holds in a column."""

    column: str


@dataclasses.dataclass(frozen=True)
class IsRecorded:
    """True where the row holds something in a column."""

    column: str


@dataclasses.dataclass(frozen=True)
class Fixed:
    """The same for every row: JSON."""

    text: str


@dataclasses.dataclass(frozen=True)
class One:
    """The row whose id the column holds; null where there is none.

    Where it is ``demanded`` and absent, the object cannot be told.
    """

    record: type[Record]
    column: str
    object: AsJson
    demanded: bool


@dataclasses.dataclass(frozen=True)
class Many:
    """The rows of a selection whose parent is this row, in a list.

    Where they are more than ``most``, the object cannot be told.
    """

    selection: Selection
    object: AsJson | StoodFor
    most: int | None = None


@dataclasses.dataclass(frozen=True)
class StoodFor:
    """The row that this row stands for, of whichever type that is.

    Where there is none, or its type is not among the objects, it cannot be told.
    """

    objects: tuple[tuple[type[Record], AsJson], ...]


@dataclasses.dataclass(frozen=True)
class Counted:
    """How many rows of a selection, or persons in them, have this row as parent."""

    selection: Selection
    persons: bool


@dataclasses.dataclass(frozen=True, eq=False)
class AsJson:
    """An object: its keys, and what stands there. Each is one of its own."""

    parts: tuple[tuple[str, Part], ...]


Part = Value | IsRecorded | Fixed | One | Many | StoodFor | Counted | AsJson
"""What stands under a key of an object."""


class NotAsJsonError(Exception):
    """An object cannot be told as JSON; read row by row, it is found out why."""
