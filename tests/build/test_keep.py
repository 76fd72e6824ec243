from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
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


SHEETS = {"ice": ("event_date", "basis"), "cbp": ("apprehension_date", "sector")}


def workbook(path: Path, sheets: Sequence[str], **about: Any) -> Path:
    """A workbook of sheets of one row each."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        made = book.create_sheet(name)
        made.append(SHEETS[name])
        made.append(("2014-01-02",))
    book.save(path)
    path.with_suffix(".about.json").write_text(json.dumps(about))
    return path


def test_a_workbook_is_kept_once_and_each_of_its_sheets_is_an_extract(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    first = build([workbook(tmp_path / "a.xlsx", ["ice", "cbp"], **WINDOW)], store)
    entries = [(one.file, one.sheet, one.kept) for one in first.manifest.extracts]
    kept = "extracts/0001/a.xlsx"
    assert entries == [("a.xlsx", "ice", kept), ("a.xlsx", "cbp", kept)]
    second = build([encounters("b.csv", AGAIN, **NEXT)], store, add=True)
    assert [(one.file, one.sheet) for one in second.manifest.extracts] == [
        ("a.xlsx", "ice"),
        ("a.xlsx", "cbp"),
        ("b.csv", None),
    ]
    again = build([tmp_path / "a.xlsx"], store, add=True)
    assert (again.is_new, again.manifest) == (False, second.manifest)


def test_a_workbook_is_replaced_as_a_whole_or_not_at_all(
    tmp_path: Path,
) -> None:
    store = tmp_path / "store"
    build([workbook(tmp_path / "a.xlsx", ["ice", "cbp"], **WINDOW)], store)
    with pytest.raises(Refusal) as caught:
        build([workbook(tmp_path / "b.xlsx", ["ice"], **WINDOW)], store, add=True)
    assert str(caught.value) == (
        "a.xlsx: its sheet cbp would stay while others of its sheets come anew "
        "(add all of them together)"
    )
    whole = workbook(tmp_path / "c.xlsx", ["cbp", "ice"], **WINDOW)
    assert {one.file for one in build([whole], store, add=True).manifest.extracts} == {
        "c.xlsx"
    }


def test_adding_to_an_empty_store_is_building(
    encounters: Encounters, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    built = build([encounters("a.csv", DIAZ)], store.folder, add=True)
    assert held(built) == {"a.csv": 1}
    assert [entry.folder for entry in store.releases()] == [built.folder]
