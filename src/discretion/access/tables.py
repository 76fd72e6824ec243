"""The tables of a release for measures, as Ibis expressions over its Parquet files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from discretion.release import PARQUET


class ReleaseTables:
    """Gives each table of a release; identity columns are in none of them."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        """Read from the folder of a release, which has tables of these names."""
        import ibis

        self._engine = ibis.duckdb.connect()
        self._folder = folder / PARQUET
        self._names = frozenset(names)

    def table(self, name: str) -> Any:
        """The table of that name; KeyError if the release has none."""
        if name not in self._names:
            raise KeyError(name)
        return self._engine.read_parquet(self._folder / f"{name}.parquet")
