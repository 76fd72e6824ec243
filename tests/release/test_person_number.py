"""The numbers of persons stand for their ids in scans, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from discretion.release import Catalogue, write
from discretion.release.person_number import by_number

TIES = [("Tie_1", "Person_1"), ("Tie_2", "Person_3"), ("Tie_3", "Person_1")]


@pytest.fixture
def folder(
    workspace: duckdb.DuckDBPyConnection, catalogue: Catalogue, tmp_path: Path
) -> Path:
    workspace.execute("INSERT INTO person VALUES ('Person_3', 0), ('Person_2', 0)")
    workspace.execute("DELETE FROM tie")
    for tie in TIES:
        workspace.execute("INSERT INTO tie VALUES (?, ?, '', 0)", tie)
    write(workspace, catalogue, tmp_path)
    return tmp_path / "parquet"


def test_a_number_is_the_place_of_the_id_among_all(folder: Path) -> None:
    ties = duckdb.read_parquet(str(folder / "tie.parquet"))
    assert ties.project("id, person_id, person_number").fetchall() == [
        ("Tie_1", "Person_1", 1),
        ("Tie_3", "Person_1", 1),
        ("Tie_2", "Person_3", 3),
    ]


def test_it_stands_for_the_id_in_the_same_columns(folder: Path) -> None:
    ties = duckdb.read_parquet(str(folder / "tie.parquet"))
    numbered = by_number("tie", ties)
    assert numbered.columns == ["id", "person_id", "visit_id", "weight"]
    assert numbered.project("id, person_id").fetchall() == [
        ("Tie_1", 1),
        ("Tie_3", 1),
        ("Tie_2", 3),
    ]


def test_it_is_the_id_of_persons_themselves(folder: Path) -> None:
    persons = duckdb.read_parquet(str(folder / "person.parquet"))
    assert by_number("person", persons).fetchall() == [(1, 2), (2, 0), (3, 0)]


def test_files_without_numbers_keep_their_ids() -> None:
    older = duckdb.values(["Tie_1", "Person_1"]).project(
        "col0 AS id, col1 AS person_id"
    )
    assert by_number("tie", older).fetchall() == [("Tie_1", "Person_1")]


def test_what_is_about_nobody_stays_as_it_is() -> None:
    codes = duckdb.values(["Code_1"]).project("col0 AS id")
    assert by_number("code", codes).fetchall() == [("Code_1",)]
