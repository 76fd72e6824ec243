"""Statements that scan a release: its Parquet files as tables of one DuckDB.

They take long, run on threads, and are broken off when they take too long. Identity
columns are in none of the tables, and ids of persons are numbers: they join faster.
"""

from __future__ import annotations

import functools
import threading
from pathlib import Path
from typing import Any

import duckdb

from discretion.access.statements import LONGEST_SECONDS, TookTooLongError
from discretion.release import PARQUET, Manifest
from discretion.release.coverage import COVERAGE, add_coverage
from discretion.release.person_number import by_number


class Scans:
    """The tables of one release, opened when first scanned."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Read from the folder of a release, of which this is the manifest."""
        self._folder = folder / PARQUET
        self._manifest = manifest
        self.names = frozenset((*manifest.tables, COVERAGE))
        self._opening = threading.Lock()

    def rows(self, statement: str) -> list[dict[str, Any]]:
        """The rows of a statement, by column; may be called on any thread.

        Raises:
            TookTooLongError: It was broken off.
        """
        with self.cursor() as cursor:
            over = threading.Timer(LONGEST_SECONDS, cursor.interrupt)
            over.start()
            try:
                # Not `sql`, which reads the statement twice.
                found = cursor.execute(statement)
                names = [name for name, *_ in found.description or ()]
                rows = found.fetchall()
            except duckdb.InterruptException as error:
                raise TookTooLongError from error
            finally:
                over.cancel()
        return [dict(zip(names, row, strict=True)) for row in rows]

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of its own to all tables."""
        with self._opening:
            return self._engine.cursor()

    def close(self) -> None:
        """Close the tables, if they were opened."""
        if "_engine" in vars(self):
            self._engine.close()

    @functools.cached_property
    def _engine(self) -> duckdb.DuckDBPyConnection:
        engine = duckdb.connect()
        for name in self._manifest.tables:
            rows = engine.read_parquet(str(self._folder / f"{name}.parquet"))
            by_number(name, rows).create_view(name)
        add_coverage(engine, self._manifest.coverage)
        return engine
