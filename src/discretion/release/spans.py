"""Where a person's rows lie in each table, kept with the person's own row.

A person's rows lie together (`lying`): the numbers of the first and of the last tell
which they are, and nothing need be looked up in an index. No record declares these
columns: only what writes a store, and what reads lists of persons, knows them.
"""

# Names in statements come from declarations.
# ruff: noqa: S608

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb
import sqlalchemy as sa

from discretion.release.lying import LYING

PERSON = "person"
"""The table of persons."""

SPANS = "person_span"
"""The table of spans while a release is written."""


def span(table: str) -> tuple[str, str]:
    """The columns of a person's row: numbers of its first and last row in a table."""
    return f"first_{table}", f"last_{table}"


def with_spans(tables: Iterable[sa.Table]) -> Sequence[str]:
    """The tables in which the rows of a person lie together."""
    return [
        table.name for table in tables if table.info.get(LYING, ("",))[0] == "person_id"
    ]


def add_spans(source: duckdb.DuckDBPyConnection, names: Sequence[str]) -> None:
    """Work out the spans of all persons, in a table ``SPANS`` beside the others.

    A person without rows in a table has none there.
    """
    columns, joins = ["id"], [f'"{PERSON}"']
    for name in names:
        first, last = span(name)
        columns += [f'"{first}"', f'"{last}"']
        joins.append(
            f"""LEFT JOIN (
                SELECT person_id AS "of_{name}",
                    (sum(n) OVER running)::BIGINT AS "{last}",
                    "{last}" - n + 1 AS "{first}"
                FROM (SELECT person_id, count(*) AS n FROM "{name}" GROUP BY person_id)
                WINDOW running AS (ORDER BY person_id NULLS LAST)
            ) ON "of_{name}" = id"""
        )
    source.execute(
        f"CREATE OR REPLACE TABLE {SPANS} AS "
        f"SELECT {', '.join(columns)} FROM {' '.join(joins)}"
    )
