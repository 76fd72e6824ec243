"""Measures are counted while the tables of a release are at hand, and kept with it."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import duckdb

from discretion import measures
from discretion.build.derive import CATALOGUE, Declared


def count_measures(con: duckdb.DuckDBPyConnection) -> str:
    """The usual groupings of every measure, as the text that is kept."""
    return measures.kept_as(
        {
            name: con.sql(statement).to_arrow_table().to_pylist()
            for name, statement in _statements().items()
        }
    )


@functools.cache
def _statements() -> Mapping[str, str]:
    """Written once: the tables' columns are declared, so no data is looked at."""
    return measures.statements(measures.MEASURES, Declared(CATALOGUE))
