from __future__ import annotations

import dataclasses
import datetime
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.release import (
    Account,
    CoverageEntry,
    Damaged,
    ExtractEntry,
    Manifest,
    OutputEntry,
)
from discretion.release.manifest import from_json

REASON = (
    "release 000001-ab12: manifest.json is damaged, or was written by another version; "
    "rebuild it or serve another"
)

hexes = st.text("0123456789abcdef", min_size=1, max_size=64)
counts = st.integers(0, 10**12)
days = st.none() | st.dates()
extracts = st.builds(
    ExtractEntry,
    file=st.text(),
    as_of=days,
    window_from=days,
    synthetic=st.none() | st.booleans(),
    account=st.builds(Account, rows_in=counts, rows_ok=counts),
)
manifests = st.builds(
    Manifest,
    id=hexes,
    parent=st.none() | hexes,
    as_of=days,
    extracts=st.lists(extracts, max_size=2).map(tuple),
    coverage=st.lists(st.builds(CoverageEntry), max_size=2).map(tuple),
    tables=st.dictionaries(st.text(), counts, max_size=3),
    longest=st.dictionaries(st.text(), counts, max_size=3),
    outputs=st.dictionaries(st.text(), st.builds(OutputEntry), max_size=3),
)


@given(manifests)
def test_what_is_written_is_read(manifest: Manifest) -> None:
    assert from_json(manifest.to_json(), manifest.name) == manifest


def test_the_name_is_the_number_and_the_id(manifest: Manifest) -> None:
    assert manifest.name == "000001-ab12"


def test_days_are_written_as_iso_text(manifest: Manifest) -> None:
    assert json.loads(manifest.to_json())["as_of"] == "2014-02-01"
    assert from_json(manifest.to_json(), "x").as_of == datetime.date(2014, 2, 1)


def test_any_flipped_bit_is_noticed(manifest: Manifest) -> None:
    text = manifest.to_json()
    for place in range(len(text)):
        flipped = text[:place] + chr(ord(text[place]) ^ 1) + text[place + 1 :]
        with pytest.raises(Damaged) as caught:
            from_json(flipped, manifest.name)
        assert str(caught.value) == REASON


def test_a_manifest_cut_short_is_noticed(manifest: Manifest) -> None:
    text = manifest.to_json()
    for length in range(len(text)):
        with pytest.raises(Damaged, match=r"manifest\.json is damaged"):
            from_json(text[:length], manifest.name)


@pytest.mark.parametrize(
    "changed",
    [
        {"persons": "1"},
        {"persons": True},
        {"persons": None},
        {"as_of": "yesterday"},
        {"extracts": [{}]},
        {"extracts": ["a.csv"]},
        {"outputs": 7},
        {"tables": {"visit": 1.5}},
        {"more": 1},
    ],
)
def test_a_foreign_manifest_is_refused(
    manifest: Manifest, changed: dict[str, Any]
) -> None:
    fields = json.loads(manifest.to_json()) | changed
    with pytest.raises(Damaged, match="written by another version"):
        from_json(json.dumps(fields, indent=1) + "\n", "x")


@pytest.mark.parametrize("text", ["", "[]", "null", "7", "{}", "[" * 100_000])
def test_text_that_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(Damaged, match="written by another version"):
        from_json(text, "x")


def test_a_count_changed_by_hand_is_noticed(manifest: Manifest) -> None:
    text = manifest.to_json().replace('"persons": 1', '"persons": 2')
    assert json.loads(text)["persons"] == 2
    with pytest.raises(Damaged, match=r"manifest\.json is damaged"):
        from_json(text, manifest.name)


def test_two_manifests_that_differ_are_written_differently(manifest: Manifest) -> None:
    other = dataclasses.replace(manifest, parent="cd34")
    assert other.to_json() != manifest.to_json()
