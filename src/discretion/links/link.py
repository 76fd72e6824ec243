"""How a link is declared: one record type, and the expression that derives its rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from discretion.record import Record, Tables


@dataclasses.dataclass(frozen=True)
class Link:
    """A derived record type and its rows, as an Ibis expression over other tables.

    ``expression`` gives a column ``id`` and every declared column. It is computed once,
    when a release is built, and may read raw tables and links declared before it.
    """

    record: type[Record]
    expression: Callable[[Tables], Any]


def rows(link: Link, tables: Tables) -> Any:
    """The link's rows with just its columns, in declared order."""
    names = ["id", *(column.name for column in link.record.columns)]
    return link.expression(tables).select(names)
