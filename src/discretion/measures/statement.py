"""The SQL of a measure, written once for each grouping that is asked for.

Columns are declared, so that no data is looked at, and one text serves every release.
"""

from __future__ import annotations

import functools

import ibis

from discretion import access
from discretion.measures.measure import Measure

MOST_ROWS = 10_000
"""Rows of an answer, at most."""


@functools.lru_cache(maxsize=512)
def statement(measure: Measure, by: tuple[str, ...]) -> str:
    """The figures of each group, and one row more than any answer may have.

    Raises:
        NotGroupedError: A group is unknown, given twice, or one too many.
    """
    table = measure.table(access.declared(), by).limit(MOST_ROWS + 1)
    return str(ibis.to_sql(table, dialect="duckdb"))
