"""Measures are counted while the tables of a release are at hand, and kept with it."""

from __future__ import annotations

import duckdb

from discretion import measures


def count_measures(con: duckdb.DuckDBPyConnection) -> str:
    """The usual groupings of every measure, as the text that is kept."""
    return measures.kept_as(
        {
            name: con.sql(statement).to_arrow_table().to_pylist()
            for name, statement in measures.usual_statements().items()
        }
    )
