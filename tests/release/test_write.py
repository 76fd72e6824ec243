from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import duckdb
import pytest

from discretion.record import IDENTITY_COLUMNS
from discretion.release import Catalogue, longest, write

VISITS = [
    ("Visit_1", "Person_1", "a.csv", "S", 1, "Visit_2"),
    ("Visit_2", "Person_1", "a.csv", None, 2, None),
]


@pytest.fixture
def folder(
    workspace: duckdb.DuckDBPyConnection, catalogue: Catalogue, tmp_path: Path
) -> Path:
    folder = tmp_path / "it's here"
    folder.mkdir()
    counted = write(workspace, catalogue, folder)
    assert counted == {"visit": 2, "person": 1, "tie": 1}
    return folder


def rows(path: Path, statement: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(statement).fetchall()
    finally:
        connection.close()


def test_a_release_has_one_file_a_store_and_one_a_table(folder: Path) -> None:
    files = {
        str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()
    }
    assert files == {
        *("ice.sqlite", "people.sqlite", "links.sqlite", "identity.sqlite"),
        *(f"parquet/{name}.parquet" for name in ("visit", "person", "tie")),
    }


def test_sqlite_holds_days_as_text_and_booleans_as_numbers(folder: Path) -> None:
    assert rows(folder / "ice.sqlite", "SELECT * FROM visit") == [
        (*VISITS[0], "2013-02-01", None, None, None, None, 1),
        (*VISITS[1], "2014-02-01", "RELEASED", 40, 1, "O'Brien", 1),
    ]
    assert rows(folder / "links.sqlite", "SELECT * FROM tie") == [
        ("Tie_1", "Person_1", "Visit_2", 0.5, 1)
    ]


def test_numbers_of_rows_stand_behind_what_is_declared(folder: Path) -> None:
    kept = "SELECT id, first_visit, last_visit, first_tie, last_tie FROM person"
    assert rows(folder / "people.sqlite", kept) == [("Person_1", 1, 2, 1, 1)]


def test_parquet_holds_the_same_rows_typed(
    folder: Path, workspace: duckdb.DuckDBPyConnection
) -> None:
    path = str(folder / "parquet" / "visit.parquet")
    read = workspace.execute("SELECT * FROM read_parquet(?)", [path]).fetchall()
    number = 1
    assert read == [
        (*VISITS[0], date(2013, 2, 1), None, None, None, None, number),
        (*VISITS[1], date(2014, 2, 1), "RELEASED", 40, True, "O'Brien", number),
    ]


def test_identities_and_rejects_live_in_their_own_store(folder: Path) -> None:
    identity = folder / "identity.sqlite"
    assert rows(identity, "SELECT * FROM identity_record") == [
        (
            *("Visit_2", "Visit", "ICE", None, None, "123456789", None, None, "ANA"),
            *(None, "DIAZ", "1990-01-02", "MEXICO", "F"),
        )
    ]
    assert rows(identity, "SELECT * FROM reject") == [
        ("a.csv", None, 3, "age", "x", "number", "mend it", '["x"]')
    ]


def test_no_identity_leaves_its_store(folder: Path) -> None:
    others = [path for path in folder.rglob("*.*") if path.stem != "identity"]
    for path in others:
        content = path.read_bytes()
        for word in (*IDENTITY_COLUMNS, "123456789", "DIAZ", "mend it"):
            assert word.encode() not in content, (path.name, word)
    assert len(others) == 6


def test_indexes_are_there_and_counted(folder: Path) -> None:
    statement = "SELECT idx FROM sqlite_stat1 ORDER BY idx"
    assert rows(folder / "ice.sqlite", statement) == [
        ("visit_id",),
        ("visit_in_order",),
        ("visit_person_id",),
    ]


def test_the_same_tables_are_written_as_the_same_bytes(
    folder: Path,
    workspace: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    tmp_path: Path,
) -> None:
    again = tmp_path / "again"
    again.mkdir()
    write(workspace, catalogue, again)
    files = [path.relative_to(folder) for path in folder.rglob("*.*")]
    assert len(files) == 7
    for file in files:
        assert (folder / file).read_bytes() == (again / file).read_bytes(), file


def test_two_rows_with_one_id_are_never_written(
    workspace: duckdb.DuckDBPyConnection, catalogue: Catalogue, tmp_path: Path
) -> None:
    workspace.execute("INSERT INTO person SELECT * FROM person")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        write(workspace, catalogue, tmp_path)


def test_a_persons_rows_lie_together_however_many_there_are(
    workspace: duckdb.DuckDBPyConnection, catalogue: Catalogue, tmp_path: Path
) -> None:
    workspace.execute(
        "INSERT INTO tie SELECT 'Tie_' || (50000 - i), 'Person_' || (i % 2), '', i "
        "FROM range(25000) t(i)"
    )
    assert write(workspace, catalogue, tmp_path)["tie"] == 25_001
    written = rows(tmp_path / "links.sqlite", "SELECT person_id, id FROM tie")
    assert len(written) == 25_001
    assert written == sorted(written, key=lambda row: (row[0] != "Person_1", *row))


def test_the_longest_list_of_each_id_is_counted(
    workspace: duckdb.DuckDBPyConnection, catalogue: Catalogue
) -> None:
    assert longest(workspace, catalogue) == {
        "visit.person_id": 2,
        "tie.person_id": 1,
        "tie.visit_id": 1,
    }
