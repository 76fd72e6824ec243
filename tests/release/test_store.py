from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.release import Busy, Entry, Manifest, Missing, Store, Unwritable

Publish = Callable[[], Entry]


def test_a_store_that_does_not_exist_holds_nothing(store: Store) -> None:
    assert store.releases() == ()
    assert store.latest() is None
    assert not store.folder.exists()


def test_releases_are_listed_oldest_first(store: Store, release: Publish) -> None:
    first, second = release(), release()
    assert store.releases() == (first, second)
    assert store.latest() == second
    assert [entry.manifest().name for entry in store.releases()] == [
        "000001-ab12",
        "000002-ab12",
    ]


def test_numbers_are_ordered_as_numbers(store: Store, release: Publish) -> None:
    first = release()
    first.folder.rename(store.folder / "999999-ab12")
    assert release().folder.name == "1000000-ab12"
    assert [entry.number for entry in store.releases()] == [999_999, 1_000_000]


@pytest.mark.parametrize("which", [1, "1", "ab12", "000001-ab12"])
def test_a_release_is_found_by_number_id_or_name(
    store: Store, release: Publish, which: str | int
) -> None:
    entry = release()
    assert store.find(which) == entry
    assert store.open(which).folder == entry.folder


def test_an_id_that_was_rebuilt_means_the_newest(
    store: Store, release: Publish
) -> None:
    release()
    newest = release()
    assert store.find("ab12") == newest


@pytest.mark.parametrize("which", [0, 2, "2", "zz", "", "../000001-ab12"])
def test_a_release_that_is_not_there_is_said_to_be_missing(
    store: Store, release: Publish, which: str | int
) -> None:
    release()
    with pytest.raises(Missing) as caught:
        store.find(which)
    assert str(caught.value) == (
        f"store {store.folder}: there is no release {which}; "
        "`discretion releases` lists those there are"
    )


def test_folders_that_are_not_whole_releases_are_not_listed(
    store: Store, release: Publish
) -> None:
    entry = release()
    for name in ("000002-cd34", ".building-x", "notes", "2-cd34"):
        (store.folder / name).mkdir()
    (store.folder / "000003-ef56").write_text("a file")
    assert store.releases() == (entry,)
    assert store.next_number() == 4


def test_a_published_release_is_for_its_owner_alone(
    store: Store, release: Publish
) -> None:
    folder = release().folder
    modes = {
        path: stat.S_IMODE(path.stat().st_mode)
        for path in (store.folder, folder, *folder.rglob("*"))
    }
    assert modes == {path: 0o700 if path.is_dir() else 0o600 for path in modes}


def test_every_file_of_a_release_is_in_its_manifest(release: Publish) -> None:
    entry = release()
    files = {
        str(path.relative_to(entry.folder))
        for path in entry.folder.rglob("*")
        if path.is_file()
    }
    assert files == {*entry.manifest().outputs, "manifest.json"}


def test_a_build_that_fails_leaves_nothing(store: Store) -> None:
    def fail() -> None:
        with store.lock(), store.stage() as stage:
            (stage / "half").write_text("half a release")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list(store.folder.iterdir()) == [store.folder / ".lock"]


def test_a_release_that_cannot_be_put_in_place_leaves_nothing(
    store: Store, manifest: Manifest, release: Publish
) -> None:
    entry = release()

    def publish_the_same_number() -> None:
        with store.lock(), store.stage() as stage:
            (stage / "file").write_text("other")
            store.publish(stage, manifest)

    with pytest.raises(OSError, match="not empty"):
        publish_the_same_number()
    assert store.releases() == (entry,)
    assert {path.name for path in store.folder.iterdir()} == {".lock", "000001-ab12"}
    assert entry.open().manifest.number == 1


def test_what_a_killed_build_left_is_removed_by_the_next(store: Store) -> None:
    with store.lock():
        leftover = store.folder / ".building-killed"
        (leftover / "parquet").mkdir(parents=True)
        (leftover / "ice.sqlite").write_text("half")
        with store.stage() as stage:
            assert set(store.folder.glob(".building-*")) == {stage}


def test_a_second_builder_is_told_that_one_is_running(store: Store) -> None:
    with store.lock():
        with pytest.raises(Busy) as caught, store.lock():
            pass
        assert str(caught.value) == (
            f"store {store.folder}: another build is running; wait until it has "
            "finished"
        )
    with store.lock():
        pass


def test_the_lock_of_a_killed_builder_goes_with_it(store: Store) -> None:
    script = (
        "import os, pathlib, sys; from discretion.release import Store\n"
        "with Store(pathlib.Path(sys.argv[1])).lock(): os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(store.folder)], check=False
    )
    assert killed.returncode == -9
    with store.lock():
        pass


def test_a_store_that_is_a_file_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "store"
    path.write_text("no folder")
    with pytest.raises(Unwritable) as caught, Store(path).lock():
        pass
    assert str(caught.value) == (
        f"store {path}: nothing was written (File exists); make room there or choose "
        "another store, and build again"
    )


def test_a_folder_in_which_nothing_can_be_made_is_refused_in_one_line(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Unwritable), Store(tmp_path / "file" / "a" / "b").lock():
        pass
    assert os.listdir(tmp_path) == ["file"]


def test_a_lock_is_not_taken_for_an_error_of_the_build(store: Store) -> None:
    with pytest.raises(BlockingIOError), store.lock():
        raise BlockingIOError
    assert os.listdir(store.folder) == [".lock"]
