"""The numbers of persons, by which scans join: ids are texts, and take twice as long.

A number is the place of a person's id among all ids, and another in every release. It
stands beside the id in each Parquet file; a store has the same (`numbers`). Nobody sees
it.
"""

from __future__ import annotations

from collections.abc import Collection

import duckdb

PERSON_NUMBER = "person_number"
"""The column that holds it."""


def person_column(table: str, columns: Collection[str]) -> str | None:
    """The column that says whom a row is about; None where it is about nobody."""
    if table == "person":
        return "id"
    return "person_id" if "person_id" in columns else None


def by_number(table: str, rows: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    """The rows of a file, where the number of a person stands for the id.

    Files that an older version wrote have no numbers: their ids stay.
    """
    if PERSON_NUMBER not in rows.columns:
        return rows
    person = person_column(table, rows.columns)
    number = f"{PERSON_NUMBER} AS {person}"
    return rows.project(f"* EXCLUDE {PERSON_NUMBER} REPLACE ({number})")
