"""Files written by hand, and a workspace that they are read into."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.extracts import Extract, find, load
from discretion.extracts.cells import Cell, text_name
from discretion.extracts.sql import listed

Put = Callable[..., Path]
Load = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty workspace."""
    with duckdb.connect() as connection:
        yield connection


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """Writes a file below the test's folder, and what is said about it."""

    def write(name: str, content: str | bytes = "", **about: Any) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if about:
            said = path.with_name(f"{path.name.partition('.')[0]}.about.json")
            said.write_text(json.dumps(about))
        return path

    return write


@pytest.fixture
def read(con: duckdb.DuckDBPyConnection) -> Load:
    """Loads files into the workspace, as the record types that extracts may hold."""

    def read(*paths: Path) -> list[Extract]:
        return load(con, find(paths), RECORDS)

    return read


@pytest.fixture
def ask(con: duckdb.DuckDBPyConnection) -> Ask:
    """Asks the workspace."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        return con.execute(query).fetchall()

    return ask


@pytest.fixture
def read_cell(ask: Ask) -> Callable[..., list[Any]]:
    """Reads raw cells: the value of each, or what is wrong with it and the remedy."""

    def read(cell: Cell, *raws: str, beside: Cell | None = None) -> list[Any]:
        faults = " ".join(
            f"when {fault.when} then '{fault.rule}: {fault.remedy}'"
            for fault in cell.faults
        )
        wrong = f"case {faults} end" if faults else "null"
        values = ", ".join(
            f'({each.value})::{each.type} as "{each.name}"'
            for each in (cell, beside)
            if each
        )
        rows = ask(
            f'select {wrong}, "{cell.name}" from ('
            f"select *, {values} from ("
            f"select *, {cell.text} as {text_name(cell.name)} from ("
            f"select unnest({listed(raws)}) as cell_0)))"
        )
        return [value if fault is None else fault for fault, value in rows]

    return read
