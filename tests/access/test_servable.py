"""Nothing is served that holds people whom nothing protects yet."""

from __future__ import annotations

import contextlib
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build
from discretion.settings import FIXTURES

SYNTHETIC = FIXTURES / "ten" / "cbp_apprehensions.csv"


@contextlib.contextmanager
def opened(store: Path, pinned: str | None = None) -> Iterator[access.Door]:
    door = access.Door(store, pinned)
    yield door
    door.close()


def say(extract: Path, said: str) -> None:
    extract.with_name(f"{extract.stem}.about.json").write_text(said)


@pytest.mark.parametrize("said", ["{}", '{"synthetic": false}', '{"synthetic": null}'])
def test_an_internal_extract_that_is_not_marked_synthetic_is_not_served(
    tmp_path: Path, unmarked: Path, said: str
) -> None:
    say(unmarked, said)
    build([unmarked], tmp_path / "store")
    with opened(tmp_path / "store") as door:
        for look in (door.ready, door.reader, lambda: door.reader("1")):
            with pytest.raises(access.Unprotected, match=r": unmarked\.csv is in an"):
                look()
        assert door.releases() == ()


def test_one_that_is_marked_synthetic_is(tmp_path: Path, unmarked: Path) -> None:
    say(unmarked, '{"synthetic": true}')
    build([unmarked], tmp_path / "store")
    with opened(tmp_path / "store") as door:
        door.ready()
        assert door.releases() == (door.reader().manifest,)


def test_a_published_extract_is_served_whether_marked_or_not(tmp_path: Path) -> None:
    published = tmp_path / "ice_encounters.csv"
    shutil.copy(FIXTURES / "published" / published.name, published)
    build([published], tmp_path / "store")
    with opened(tmp_path / "store") as door:
        door.ready()
        (extract,) = door.reader().manifest.extracts
    assert (extract.kind, extract.synthetic) == ("published", None)


def test_among_marked_extracts_one_that_is_not_is_enough(
    tmp_path: Path, unmarked: Path
) -> None:
    build([SYNTHETIC, FIXTURES / "published", unmarked], tmp_path / "store")
    with opened(tmp_path / "store") as door:
        assert door.reader(principal=access.STEWARD).manifest.synthetic
        with pytest.raises(access.Unprotected, match=r"unmarked\.csv"):
            door.ready()


def test_a_reviewers_decisions_name_nobody(tmp_path: Path) -> None:
    review = tmp_path / "identity_reviews.csv"
    headings = "record_id_l,record_id_r,verdict,reviewed_on,reviewed_by"
    review.write_text(f"{headings}\nA,B,LINK,2016-10-01,a reviewer\n")
    build([SYNTHETIC, review], tmp_path / "store")
    with opened(tmp_path / "store") as door:
        door.ready()
        layouts = {one.layout for one in door.reader().manifest.extracts}
        assert "identity_review" in layouts


def test_a_pinned_release_is_no_exception(tmp_path: Path, unmarked: Path) -> None:
    store = tmp_path / "store"
    build([unmarked], store)
    build([SYNTHETIC], store)
    with opened(store, "1") as door:
        for look in (door.ready, door.reader):
            with pytest.raises(access.Unprotected):
                look()


def test_the_steward_reads_every_release(tmp_path: Path, unmarked: Path) -> None:
    store = tmp_path / "store"
    build([SYNTHETIC], store)
    second = build([unmarked], store).manifest
    with opened(store) as door:
        assert door.reader(principal=access.STEWARD).manifest == second
        assert len(door.releases(access.STEWARD)) == 2


def test_one_that_comes_later_is_not_taken_up_which_is_told_once(
    tmp_path: Path, unmarked: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = tmp_path / "store"
    first = build([SYNTHETIC], store).manifest
    with opened(store) as door, caplog.at_level(logging.WARNING):
        assert (door.reader().manifest, door.withheld()) == (first, None)
        second = build([unmarked], store).manifest
        assert [door.reader().manifest for _ in range(3)] == [first] * 3
        assert door.withheld() == second
        assert door.releases() == (first,)
        third = build([FIXTURES / "published"], store).manifest
        assert (door.reader().manifest, door.withheld()) == (third, None)
    (told,) = caplog.messages
    assert told.startswith(f"release {second.name}: unmarked.csv is in an internal")
    assert told.endswith(f"; until then {first.name} is served")
