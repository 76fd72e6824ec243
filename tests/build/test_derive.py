from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from discretion import links
from discretion.build.derive import (
    BIRTH,
    CATALOGUE,
    link_statements,
)
from discretion.release.coverage import COLUMNS
from discretion.release.declared import Declared


def test_every_link_gives_just_the_columns_it_declares() -> None:
    with duckdb.connect() as con:
        for record, statement in link_statements(CATALOGUE).items():
            for table in CATALOGUE.tables:
                kinds = Declared(CATALOGUE, {"birth": BIRTH}).table(table.name).schema()
                _create(con, table.name, {name: str(kinds[name]) for name in kinds})
            _create(con, "coverage", dict(COLUMNS))
            _create(con, "birth", dict(BIRTH))
            given = con.execute(f"DESCRIBE {statement}").fetchall()
            names = ["id", *(column.name for column in record.columns)]
            assert [row[0] for row in given] == names


def _create(con: duckdb.DuckDBPyConnection, name: str, columns: dict[str, str]) -> None:
    sql = {"string": "VARCHAR", "int64": "BIGINT", "float64": "DOUBLE"}
    listed = ", ".join(
        f'"{column}" {sql.get(kind.lstrip("!"), kind.lstrip("!"))}'
        for column, kind in columns.items()
    )
    con.execute(f"CREATE OR REPLACE TABLE {name} ({listed})")


def test_links_run_in_the_order_in_which_they_are_declared() -> None:
    assert tuple(link_statements(CATALOGUE)) == links.RECORDS


def test_a_table_nobody_declared_is_not_there() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        Declared(CATALOGUE, {"birth": BIRTH}).table("nowhere")


def test_days_of_birth_are_in_no_table_of_a_release(fixture_store: Path) -> None:
    files = list(fixture_store.rglob("*.parquet"))
    assert any(file.name == "eligibility.parquet" for file in files)
    columns = {name for file in files for name in pq.read_schema(file).names}
    days = {name for name in columns if "birth" in name or "born" in name}
    assert days == {"birth_year", "country_of_birth", "country_of_birth_label"}
