"""Reads a few lines of an extract as a record type, the way a build does."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.extracts import find, load, rejects
from discretion.record import Record

Read = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def workspace() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty workspace."""
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def read(workspace: duckdb.DuckDBPyConnection, tmp_path: Path) -> Read:
    """Gives the accepted rows of an extract: what each says, without its nulls."""

    def read(record: type[Record], *lines: str) -> list[dict[str, Any]]:
        path = tmp_path / "extract.csv"
        path.write_text("\n".join(lines) + "\n")
        (extract,) = load(workspace, find([path]), RECORDS)
        assert extract.record is record
        names = [column.name for column in record.columns]
        listed = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT {listed} FROM rows_{record.table} ORDER BY "row"'
        rows = workspace.execute(sql).fetchall()
        return [_told(zip(names, row, strict=True)) for row in rows]

    return read


@pytest.fixture
def rejected(workspace: duckdb.DuckDBPyConnection, read: Read) -> Callable[..., Any]:
    """Gives what is said of the rejected rows of an extract."""

    def rejected(record: type[Record], *lines: str) -> list[str]:
        read(record, *lines)
        return list(rejects(workspace))

    return rejected


def _told(cells: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime.date) else value
        for name, value in cells
        if value is not None
    }
