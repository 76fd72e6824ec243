from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.build import Built, build
from discretion.build.keep import keep, mark
from discretion.extracts import Found, Refusal
from discretion.release import Store

Encounters = Callable[..., Path]

WINDOW = {"window": {"from": "2014-01-01", "to": "2014-12-31"}}
NEXT = {"window": {"from": "2015-01-01", "to": "2015-12-31"}}
DIAZ = "E1,S1,2014-01-02,PD,1234567890"
AGAIN = "E2,S1,2015-01-02,PD,1234567890"


def held(built: Built) -> dict[str, int]:
    """The extracts of a release, with the rows that each gave."""
    return {one.file: one.account.rows_ok for one in built.manifest.extracts}


def test_a_copy_has_the_bytes_and_what_is_said_beside_them(
    encounters: Encounters, tmp_path: Path
) -> None:
    found = Found(encounters("a.csv", DIAZ, **WINDOW), "sent/a.csv")
    (copy,) = keep([found], tmp_path / "kept")
    assert copy == Found(tmp_path / "kept" / "0001" / "a.csv", "sent/a.csv")
    assert mark(copy) == mark(found)
    found.about.unlink()
    assert mark(copy) != mark(found)


def test_an_extract_that_is_gone_is_named(tmp_path: Path) -> None:
    gone = Found(tmp_path / "gone.csv", "sent/gone.csv")
    with pytest.raises(Refusal) as caught:
        keep([gone], tmp_path / "kept")
    assert str(caught.value) == (
        "sent/gone.csv: cannot be read, No such file or directory (check the file)"
    )


def test_what_is_added_joins_what_the_release_kept(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([encounters("a.csv", DIAZ, **WINDOW)], store)
    shutil.rmtree(tmp_path / "extracts")
    second = build([encounters("b.csv", AGAIN, **NEXT)], store, add=True)
    assert held(second) == {"a.csv": 1, "b.csv": 1}
    assert second.manifest.parent == first.manifest.id
    assert second.manifest.extracts[0] == first.manifest.extracts[0]
    assert second.manifest.persons == 1


def test_adding_the_same_again_is_nothing_to_do(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([encounters("a.csv", DIAZ)], store)
    again = build([encounters("renamed.csv", DIAZ)], store, add=True)
    assert (again.is_new, again.manifest) == (False, first.manifest)


def test_a_file_of_the_same_layout_and_window_replaces_the_older(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build([encounters("a.csv", DIAZ, AGAIN, **WINDOW)], store)
    assert held(build([encounters("b.csv", DIAZ, **WINDOW)], store, add=True)) == {
        "b.csv": 1
    }


def test_a_file_without_a_window_replaces_nothing_and_keeps_its_name_apart(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build([encounters("a.csv", DIAZ)], store)
    assert held(build([encounters("a.csv", AGAIN)], store, add=True)) == {
        "a.csv": 1,
        "000002/a.csv": 1,
    }


def test_adding_to_an_empty_store_is_building(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    built = build([encounters("a.csv", DIAZ)], store.folder, add=True)
    assert held(built) == {"a.csv": 1}
    assert [entry.folder for entry in store.releases()] == [built.folder]
