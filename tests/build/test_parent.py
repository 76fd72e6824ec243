from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb
import pytest

from discretion.build import Built
from discretion.build.parent import add_inherited, newest_sound
from discretion.components import RECORDS
from discretion.release import Catalogue, Release, Store


@pytest.fixture
def store(built: Built, tmp_path: Path) -> Store:
    """A store of its own that holds that release."""
    shutil.copytree(built.folder, tmp_path / built.folder.name)
    return Store(tmp_path)


def inherited(parent: Release | None) -> list[tuple[str, str]]:
    with duckdb.connect() as con:
        add_inherited(con, parent)
        return con.execute("SELECT * FROM inherited ORDER BY ALL").fetchall()


def test_an_empty_store_has_no_parent_and_nothing_to_inherit(tmp_path: Path) -> None:
    said: list[str] = []
    assert newest_sound(Store(tmp_path), said.append) is None
    assert (inherited(None), said) == ([], [])


def test_every_record_inherits_its_person(built: Built) -> None:
    parent, catalogue = Release(built.folder), Catalogue()
    connection = parent.connect()
    persons = [
        row
        for record in RECORDS
        for row in connection.execute(
            f"SELECT id, person_id FROM {catalogue.table(record).fullname}"
        )
    ]
    parent.close()
    assert len(persons) == sum(
        one.rows_ok for one in built.manifest.accounts().values()
    )
    assert inherited(parent) == sorted(persons)


def test_a_damaged_release_is_passed_over_and_named(store: Store, built: Built) -> None:
    said: list[str] = []
    (entry,) = store.releases()
    os.truncate(entry.folder / "manifest.json", 10)
    assert newest_sound(store, said.append) is None
    assert said == [
        f"release {entry.folder.name}: manifest.json is damaged, or was written by "
        "another version; rebuild it or serve another; building on the one before it"
    ]


def test_the_newest_sound_release_is_the_parent(store: Store, built: Built) -> None:
    (store.folder / "000002-ab12").mkdir()
    (store.folder / "000002-ab12" / "manifest.json").touch()
    parent = newest_sound(store, lambda step: None)
    assert parent is not None
    assert parent.manifest == built.manifest
