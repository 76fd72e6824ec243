"""The tables of a release for measures, as Ibis expressions over its Parquet files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from discretion.release import PARQUET, CoverageEntry, Manifest


class ReleaseTables:
    """Gives each table of a release; identity columns are in none of them."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Read from the folder of a release."""
        import ibis

        self._engine = ibis.duckdb.connect()
        self._folder = folder / PARQUET
        self._names = frozenset(manifest.tables)
        self._coverage = manifest.coverage

    def table(self, name: str) -> Any:
        """The table of that name; KeyError if the release has none.

        `coverage` tells what the extracts of each record type cover.
        """
        if name == "coverage":
            return _coverage(self._coverage)
        if name not in self._names:
            raise KeyError(name)
        return self._engine.read_parquet(self._folder / f"{name}.parquet")


_COLUMNS: Mapping[str, str] = {
    "component": "string",
    "record_type": "string",
    "covers_from": "date",
    "covers_to": "date",
    "as_of": "date",
    "coverage": "string",
    "reporting_lag_days": "int64",
}


def _coverage(entries: Iterable[CoverageEntry]) -> Any:
    import ibis
    import pyarrow as pa

    schema = ibis.schema(_COLUMNS)
    rows = [{name: getattr(one, name, None) for name in _COLUMNS} for one in entries]
    return ibis.memtable(pa.Table.from_pylist(rows, schema=schema.to_pyarrow()))
