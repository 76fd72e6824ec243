"""The tables of a release for measures, as Ibis expressions over its Parquet files.

What its extracts cover is told by its manifest, and is a table as well.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

from discretion.release import PARQUET, Manifest
from discretion.release.coverage import COVERAGE, add_coverage


class ReleaseTables:
    """Gives each table of a release; identity columns are in none of them."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Read from the folder of a release, of which this is the manifest."""
        import ibis

        self._engine = ibis.duckdb.connect()
        self._folder = folder / PARQUET
        self._manifest = manifest

    def table(self, name: str) -> Any:
        """The table of that name; KeyError if the release has none."""
        if name == COVERAGE:
            return self._coverage
        if name not in self._manifest.tables:
            raise KeyError(name)
        return self._engine.read_parquet(self._folder / f"{name}.parquet")

    @functools.cached_property
    def _coverage(self) -> Any:
        """Typed as declared, also where nothing is covered."""
        add_coverage(self._engine.con, self._manifest.coverage)
        return self._engine.table(COVERAGE)
