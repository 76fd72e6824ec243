"""Tables as declared, for expressions that are written before there is any data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from discretion.release.coverage import COLUMNS, COVERAGE
from discretion.release.tables import Catalogue

_KINDS: Mapping[type[Any], tuple[str, str]] = {
    sa.Text: ("string", "VARCHAR"),
    sa.Integer: ("int64", "BIGINT"),
    sa.Boolean: ("boolean", "BOOLEAN"),
    sa.Float: ("float64", "DOUBLE"),
    sa.Date: ("date", "DATE"),
}
"""Each kind of column, in Ibis and in DuckDB."""


class Declared:
    """The tables of a catalogue, and `coverage`: they have columns, and no rows yet.

    ``besides`` holds the columns of other tables by their names.
    """

    def __init__(
        self, catalogue: Catalogue, besides: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._schemas: Mapping[str, Mapping[str, str]] = {
            **{
                table.name: {one.name: kind(one)[0] for one in table.columns}
                for table in catalogue.tables
            },
            COVERAGE: COLUMNS,
            **besides,
        }

    def table(self, name: str) -> Any:
        """The table of that name, as an Ibis expression; KeyError if there is none."""
        import ibis

        return ibis.table(self._schemas[name], name=name)


def kind(column: sa.Column[Any]) -> tuple[str, str]:
    """The kind of a column, in Ibis and in DuckDB."""
    return _KINDS[type(column.type)]
