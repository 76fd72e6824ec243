"""The workspace: one DuckDB file in the staging folder, gone when the build ends."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import duckdb

_MEMORY = "4GB"


@contextlib.contextmanager
def workspace(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a new workspace; what does not fit in memory spills beside it."""
    folder.mkdir(mode=0o700)
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "threads": os.cpu_count() or 1,
        "temp_directory": str(folder / "spill"),
        "python_enable_replacements": False,
        "autoinstall_known_extensions": False,
    }
    with duckdb.connect(str(folder / "workspace.duckdb"), config=config) as connection:
        yield connection
