"""In which order rows lie in a store: that in which their lists are usually shown.

Rows lie by what they belong to: mostly by person, then by day, those without one last,
then by id. Reading a list then reads few pages, and sorts nothing: rows are numbered as
they lie.
"""

from __future__ import annotations

from discretion.record import Record
from discretion.release.condition import Selection

LAYOUT = 3
"""Number of this layout, kept in each store: an older one may lie in another order."""


def lies_by(record: type[Record]) -> str | None:
    """The column that says by which other row a row lies; None where it lies by id.

    That is the person, or else the row under which it is listed.
    """
    if record.sender or any(one.name == "person_id" for one in record.columns):
        return "person_id"
    return next((one.name for one in record.columns if one.reverse), None)


def lying(record: type[Record]) -> tuple[str, ...]:
    """The columns by which rows of a record are ordered, nulls last.

    The first is in the order in which the rows lie whose ids it holds.
    """
    by, day = lies_by(record), record.day()
    return (*([by] if by else []), *([day.name] if day else []), "id")


def as_they_lie(selection: Selection) -> bool:
    """True where rows of one parent are wanted as they lie, or just the other way.

    A parent by which they do not lie has rows of one other parent alone, or rows lie
    by id.
    """
    order = selection.order
    by = (order.column, "id") if order.column != "id" else ("id",)
    lies = lying(selection.record)
    return not order.descending and lies in (by, (selection.parent, *by))
