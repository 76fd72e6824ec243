from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from discretion.release import Damaged, Entry, Release

Publish = Callable[[], Entry]


def test_a_finished_release_opens_with_all_that_readers_may_see(
    release: Publish,
) -> None:
    opened = release().open()
    assert opened.stores == ("ice", "links", "people")
    connection = opened.connect()
    attached = [row[1] for row in connection.execute("PRAGMA database_list")]
    assert attached == ["main", "ice", "links", "people"]
    rows = connection.execute(
        "SELECT v.id, p.visits, m.weight FROM ice.visit v "
        "JOIN people.person p ON p.id = v.person_id "
        "JOIN links.tie m ON m.visit_id = v.id"
    ).fetchall()
    assert rows == [("Visit_2", 2, 0.5)]


def test_a_reader_cannot_write(release: Publish) -> None:
    connection = release().open().connect()
    for statement in ("DELETE FROM ice.visit", "CREATE TABLE people.x (y)"):
        with pytest.raises(apsw.ReadOnlyError, match="readonly"):
            connection.execute(statement)


def test_a_connection_may_pass_between_threads(release: Publish) -> None:
    connection = release().open().connect()
    counted: list[int] = []

    def count() -> None:
        counted.append(connection.execute("SELECT count(*) FROM ice.visit").get)

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()
    assert counted == [2]


def test_closing_a_release_closes_its_connections(release: Publish) -> None:
    opened = release().open()
    connections = [opened.connect(), opened.connect()]
    opened.close()
    for connection in connections:
        with pytest.raises(apsw.ConnectionClosedError):
            connection.execute("SELECT 1")


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


HASH = "is damaged (its hash differs from the manifest)"


@pytest.mark.parametrize(
    ("damage", "file", "reason"),
    [
        (flip, "ice.sqlite", HASH),
        (flip, "identity.sqlite", HASH),
        (flip, "parquet/visit.parquet", HASH),
        (Path.unlink, "links.sqlite", "is missing"),
        (Path.unlink, "manifest.json", "cannot be read"),
        (flip, "manifest.json", "is damaged, or was written by another version"),
        (cut, "manifest.json", "is damaged, or was written by another version"),
    ],
)
def test_a_damaged_release_is_refused_with_the_reason(
    release: Publish, damage: Callable[[Path], None], file: str, reason: str
) -> None:
    entry = release()
    damage(entry.folder / file)
    with pytest.raises(Damaged) as caught:
        entry.open()
    remedy = "rebuild it or serve another"
    assert str(caught.value) == f"release 000001-ab12: {file} {reason}; {remedy}"


def test_a_file_cut_short_is_refused_with_both_sizes(release: Publish) -> None:
    entry = release()
    size = (entry.folder / "ice.sqlite").stat().st_size
    cut(entry.folder / "ice.sqlite")
    with pytest.raises(Damaged) as caught:
        entry.open()
    assert str(caught.value) == (
        f"release 000001-ab12: ice.sqlite is damaged ({size - 1} bytes, the manifest "
        f"says {size}); rebuild it or serve another"
    )


def test_a_folder_with_another_releases_manifest_is_refused(release: Publish) -> None:
    entry = release()
    moved = entry.folder.rename(entry.folder.with_name("000002-ab12"))
    with pytest.raises(Damaged, match=r"manifest\.json is that of release 000001-ab12"):
        Release(moved)


def test_a_damaged_release_does_not_hide_the_one_before(release: Publish) -> None:
    first, second = release(), release()
    flip(second.folder / "ice.sqlite")
    assert first.open().manifest.number == 1
