"""What may be asked of a table: conditions on rows, an order, a place to go on from.

These say what is wanted; `select` writes the SQL. Values are as stored: words as text,
days as ISO text.
"""

from __future__ import annotations

import dataclasses

from discretion.record import Record

Stored = str | int | float | None


@dataclasses.dataclass(frozen=True)
class Among:
    """The column holds one of these values; of none, nothing."""

    column: str
    values: tuple[Stored, ...]


@dataclasses.dataclass(frozen=True)
class Within:
    """The column lies between two values, both included; None is open."""

    column: str
    low: Stored
    high: Stored


@dataclasses.dataclass(frozen=True)
class Recorded:
    """The source says something in the column, or it says nothing."""

    column: str
    recorded: bool


@dataclasses.dataclass(frozen=True)
class All:
    """Every part holds for the row; of no parts, all rows."""

    parts: tuple[Condition, ...] = ()


@dataclasses.dataclass(frozen=True)
class Any:
    """Some part holds for the row; of no parts, no rows."""

    parts: tuple[Condition, ...]


@dataclasses.dataclass(frozen=True)
class Not:
    """The part does not hold, or cannot be told."""

    part: Condition


@dataclasses.dataclass(frozen=True)
class Has:
    """Some row of another record, whose ``there`` is this row's ``here``, meets it."""

    record: type[Record]
    here: str
    there: str
    where: Condition


Condition = Among | Within | Recorded | All | Any | Not | Has


@dataclasses.dataclass(frozen=True)
class Order:
    """Order of rows by a column, nulls last, then by id."""

    column: str = "id"
    descending: bool = False


@dataclasses.dataclass(frozen=True)
class Position:
    """A row's place in an order: its value there, and its id."""

    value: Stored
    id: str


@dataclasses.dataclass(frozen=True)
class Selection:
    """Some rows of one record, for each parent or over all.

    With ``parent``, the column that holds the parents' keys, order and limit apply to
    each parent apart. ``backward`` takes the last rows instead of the first.
    """

    record: type[Record]
    parent: str | None = None
    where: Condition = All()
    order: Order = Order()
    after: Position | None = None
    before: Position | None = None
    limit: int | None = None
    backward: bool = False
