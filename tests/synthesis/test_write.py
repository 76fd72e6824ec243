from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from discretion.record import IDENTITY_COLUMNS, Record
from discretion.synthesis import EXTRACTS, synthesize

Row = dict[str, str]
Rows = dict[str, list[Row]]
Read = Callable[[Path], list[Row]]
Faults = Callable[[Path, str], list[str]]


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_set_is_four_extracts_with_what_is_said_of_them_and_two_truths(
    set_of_400: Path,
) -> None:
    assert sorted(_bytes(set_of_400)) == [
        "cbp/apprehensions.about.json",
        "cbp/apprehensions.csv",
        "ice/criminal_history.about.json",
        "ice/criminal_history.csv",
        "ice/encounters.about.json",
        "ice/encounters.csv",
        "truth.csv",
        "truth_decisions.csv",
        "uscis/daca_requests.about.json",
        "uscis/daca_requests.csv",
    ]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        synthesize(tmp_path / folder, 60, 3)
    assert _bytes(tmp_path / "first") == _bytes(tmp_path / "second")


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes_whatever_its_hash_seed(
    tmp_path: Path, hash_seed: str
) -> None:
    code = (
        "import sys; from pathlib import Path;"
        "from discretion.synthesis import synthesize;"
        "synthesize(Path(sys.argv[1]), 60, 3)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "there")],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
    )
    synthesize(tmp_path / "here", 60, 3)
    assert _bytes(tmp_path / "there") == _bytes(tmp_path / "here")


def test_another_seed_gives_other_persons(tmp_path: Path) -> None:
    for seed in (3, 4):
        synthesize(tmp_path / str(seed), 60, seed)
    one, other = (_bytes(tmp_path / str(seed)) for seed in (3, 4))
    assert one.keys() == other.keys()
    assert all(one[name] != other[name] for name in one)


def test_a_larger_set_begins_with_the_smaller_one(tmp_path: Path) -> None:
    for persons in (41, 60):
        synthesize(tmp_path / str(persons), persons, 3)
    smaller, larger = (_bytes(tmp_path / str(persons)) for persons in (41, 60))
    tables = [name for name in smaller if name.endswith(".csv")]
    assert all(larger[name].startswith(smaller[name]) for name in tables)
    assert all(len(larger[name]) > len(smaller[name]) for name in tables)


def test_no_more_persons_are_written_than_asked_for(tmp_path: Path, read: Read) -> None:
    synthesize(tmp_path, 1, 3)
    assert {row["person_id"] for row in read(tmp_path / "truth.csv")} == {"P00000001"}


@pytest.mark.parametrize("persons", [0, -1, 20_000_001])
def test_a_number_of_persons_that_cannot_be_told_apart_is_refused(
    tmp_path: Path, persons: int
) -> None:
    with pytest.raises(ValueError, match=f"^{persons} persons: ask for 1 to 20000000$"):
        synthesize(tmp_path, persons, 3)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_every_heading_and_value_is_one_its_declaration_accepts(
    record: type[Record], set_of_400: Path, faults: Faults
) -> None:
    layout = next(lay.name for lay in record.layouts if lay.kind == "internal")
    assert faults(set_of_400 / EXTRACTS[record], layout) == []


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_the_first_heading_of_every_column_stands_in_the_file(
    record: type[Record], extracts: Rows
) -> None:
    declared = [column.headings[0] for column in record.columns if column.headings]
    headings = list(extracts[record.__name__][0])
    assert headings[: len(declared)] == declared
    assert headings[len(declared) :][: len(IDENTITY_COLUMNS)] == list(IDENTITY_COLUMNS)


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_every_column_is_filled_in_some_row_and_receipts_by_uscis_alone(
    record: type[Record], extracts: Rows
) -> None:
    table = extracts[record.__name__]
    empty = {heading for heading in table[0] if not any(row[heading] for row in table)}
    by_uscis = record.__name__ == "UscisDacaRequest"
    assert empty == (set() if by_uscis else {"receipt_number"})


def test_truth_names_every_record_once_by_its_natural_key(
    set_of_400: Path, extracts: Rows, read: Read
) -> None:
    written = [
        (record.__name__, "|".join(row[name] for name in layout.key))
        for record in EXTRACTS
        for layout in record.layouts
        if layout.kind == "internal"
        for row in extracts[record.__name__]
    ]
    truth = read(set_of_400 / "truth.csv")
    named = [(row["record_type"], row["record_key"]) for row in truth]
    assert sorted(named) == sorted(written)
    assert len(set(named)) == len(named)


def test_truth_gives_each_record_type_to_its_component(
    set_of_400: Path, read: Read
) -> None:
    truth = read(set_of_400 / "truth.csv")
    assert {(row["component"], row["record_type"]) for row in truth} == {
        ("ICE", "IceEncounter"),
        ("ICE", "IceCriminalHistory"),
        ("CBP", "CbpApprehension"),
        ("USCIS", "UscisDacaRequest"),
    }


def test_truth_of_decisions_holds_every_kind_recorded_and_not(
    set_of_400: Path, read: Read
) -> None:
    decisions = read(set_of_400 / "truth_decisions.csv")
    names = ("component", "stage", "act", "recorded")
    assert {tuple(row[name] for name in names) for row in decisions} == {
        ("CBP", "ENCOUNTER", "RELEASE", "true"),
        ("CBP", "ENCOUNTER", "RELEASE", "false"),
        ("ICE", "ENCOUNTER", "RELEASE", "true"),
        ("ICE", "ENCOUNTER", "RELEASE", "false"),
        ("ICE", "ENCOUNTER", "NOT_ISSUE_NTA", "true"),
        ("ICE", "ENCOUNTER", "NOT_ISSUE_NTA", "false"),
        ("USCIS", "BENEFIT", "DEFER", "true"),
    }


def test_every_day_lies_within_the_window_but_those_of_older_charges(
    set_of_400: Path, extracts: Rows
) -> None:
    for record, path in EXTRACTS.items():
        about = json.loads((set_of_400 / path).with_suffix(".about.json").read_text())
        days = [c.headings[0] for c in record.columns if c.type is date]
        table = extracts[record.__name__]
        written = {row[day] for row, day in itertools.product(table, days)} - {""}
        older = record.__name__ == "IceCriminalHistory"
        first = "2009-01-01" if older else about["window"]["from"]
        assert first <= min(written) <= max(written) <= about["window"]["to"]
