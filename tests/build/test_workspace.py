from __future__ import annotations

import stat
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from discretion.build.workspace import workspace


def test_what_does_not_fit_in_memory_spills_into_the_workspace(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    with workspace(folder) as con:
        con.execute("SET memory_limit = '40MB'")
        con.execute("SET threads = 1")
        con.execute(
            "CREATE TABLE t AS SELECT sha256(i::VARCHAR) a FROM range(1000000) r(i)"
        )
        rows = con.execute("SELECT a FROM t ORDER BY a")
        assert rows.fetchone() is not None
        assert list((folder / "spill").iterdir())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_variable_of_the_program_is_never_taken_for_a_table(tmp_path: Path) -> None:
    variable = pa.table({"a": [1]})
    with (
        workspace(tmp_path / "work") as con,
        pytest.raises(duckdb.CatalogException, match="variable does not exist"),
    ):
        con.execute("SELECT * FROM variable")
    assert variable.num_rows == 1
