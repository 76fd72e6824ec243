"""The table `coverage`: what extracts cover, for links and for measures.

It is no table of a release: a build makes it before the links, and whoever reads a
finished release gets it from the manifest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import duckdb

from discretion.release.manifest import CoverageEntry

COVERAGE = "coverage"
"""Its name."""

COLUMNS: Mapping[str, str] = {
    "component": "string",
    "record_type": "string",
    "covers_from": "date",
    "covers_to": "date",
    "as_of": "date",
    "coverage": "string",
    "reporting_lag_days": "int64",
}
"""Its columns and their kinds, in words that Ibis and DuckDB share."""


def add_coverage(
    con: duckdb.DuckDBPyConnection, entries: Iterable[CoverageEntry]
) -> None:
    """Make the table: one row for each record type of a component with an extract."""
    columns = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
    con.execute(f"CREATE TABLE {COVERAGE} ({columns})")
    places = ", ".join("?" * len(COLUMNS))
    for entry in entries:
        row = [getattr(entry, name) for name in COLUMNS]
        # Names are declared; values are bound.
        con.execute(f"INSERT INTO {COVERAGE} VALUES ({places})", row)  # noqa: S608
