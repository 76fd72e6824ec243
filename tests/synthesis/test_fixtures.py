"""The committed fixtures: what they hold, and that their declarations accept them."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.extracts import find, load, rejects
from discretion.settings import FIXTURES
from discretion.synthesis import synthesize
from discretion.synthesis.layout import headings, internal

Row = dict[str, str]
Read = Callable[[Path], list[Row]]

_EXTRACTS = sorted(path for path in FIXTURES.rglob("*.csv") if "truth" not in path.name)
_NAMES = [path.relative_to(FIXTURES).as_posix() for path in _EXTRACTS]
_KEYS = {
    internal(record).name: [headings(record)[name] for name in internal(record).key]
    for record in RECORDS
}
"""Internal layout to the headings of its natural key."""


def _about(path: Path) -> dict[str, object]:
    about: dict[str, object] = json.loads(path.with_suffix(".about.json").read_text())
    return about


def _layout(path: Path) -> str:
    return str(_about(path)["layout"])


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_the_synthetic_set_is_what_the_generator_writes_today(tmp_path: Path) -> None:
    synthesize(tmp_path, 2000, 15)
    assert _bytes(FIXTURES / "synthetic") == _bytes(tmp_path)


def test_the_synthetic_set_is_small_enough_to_keep() -> None:
    assert sum(map(len, _bytes(FIXTURES / "synthetic").values())) < 5_000_000


@pytest.mark.parametrize("path", _EXTRACTS, ids=_NAMES)
def test_every_extract_says_it_is_invented_and_ends_with_the_window(path: Path) -> None:
    about = _about(path)
    assert about["synthetic"] is True
    assert about["as_of"] == "2016-09-30"


def test_every_row_is_accepted() -> None:
    with duckdb.connect() as con:
        extracts = load(con, find([FIXTURES]), RECORDS)
        assert list(rejects(con)) == []
    assert {extract.name for extract in extracts} == set(_NAMES)


def test_every_layout_has_a_file() -> None:
    declared = {layout.name for record in RECORDS for layout in record.layouts}
    assert {_layout(path) for path in _EXTRACTS} == declared


def test_no_two_files_of_a_layout_have_the_same_window() -> None:
    windows = [(_layout(path), str(_about(path)["window"])) for path in _EXTRACTS]
    assert len(set(windows)) == len(windows)


def test_no_two_rows_written_by_hand_have_the_same_natural_key(read: Read) -> None:
    keys = [
        (_layout(path), *(row[name] for name in _KEYS[_layout(path)]))
        for path in _EXTRACTS
        if path.is_relative_to(FIXTURES / "ten")
        for row in read(path)
    ]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("number", ["a_number", "fin"])
def test_the_ten_and_the_synthetic_share_no_number(number: str, read: Read) -> None:
    ten, synthetic = (
        {
            row[number]
            for path in _EXTRACTS
            if path.is_relative_to(FIXTURES / folder)
            for row in read(path)
        }
        - {""}
        for folder in ("ten", "synthetic")
    )
    assert min(ten) > max(synthetic)


def test_the_readme_tells_of_no_key_that_the_ten_have_not(read: Read) -> None:
    told = (FIXTURES / "README.md").read_text(encoding="utf-8")
    rows = itertools.chain(*map(read, (FIXTURES / "ten").glob("*.csv")))
    written = {value for row in rows for value in row.values()}
    keys = set(re.findall(r"TEN-\d\d-[CEX]\d|TEN\d{10}|9000000\d\d", told))
    assert len(keys) == 25
    assert keys <= written


def test_the_readme_tells_every_day_of_release_request_and_decision_of_the_ten(
    read: Read,
) -> None:
    told = (FIXTURES / "README.md").read_text(encoding="utf-8")
    days = ("release_date", "uscis_referral_date", "rec_date", "decision_date")
    for path in (FIXTURES / "ten").glob("*.csv"):
        for row in read(path):
            assert all(row.get(day, "") in told for day in days)


def test_the_published_apprehensions_hold_one_exact_repeat(read: Read) -> None:
    table = read(FIXTURES / "published/cbp_apprehensions.csv")
    rows = [tuple(row.values()) for row in table]
    assert len(rows) - len(set(rows)) == 1
