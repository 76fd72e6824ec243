"""In which order rows lie in a store: that in which their lists are usually shown.

A person's rows lie together, by day, those without one last, then by id. Reading a list
then reads few pages, and sorts nothing: rows are numbered as they lie.
"""

from __future__ import annotations

from discretion.record import Record
from discretion.release.condition import Selection

LYING = "lying"
"""Key of a table's info: the columns by which its rows are ordered."""

LAYOUT = 2
"""Number of this layout, kept in each store: an older one may lie in another order."""


def lying(record: type[Record]) -> tuple[str, ...]:
    """The columns by which rows of a record are ordered, nulls last."""
    columns = [column.name for column in record.columns]
    person = ["person_id"] if record.sender or "person_id" in columns else []
    day = record.day()
    return (*person, *([day.name] if day else []), "id")


def as_they_lie(selection: Selection) -> bool:
    """True where rows of one parent are wanted as they lie, or just the other way.

    A parent that is no person has rows of one person alone, or rows lie by id.
    """
    order = selection.order
    by = (order.column, "id") if order.column != "id" else ("id",)
    lies = lying(selection.record)
    return not order.descending and lies in (by, (selection.parent, *by))
