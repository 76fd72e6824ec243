from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from discretion.components import RECORDS
from discretion.record import IDENTITY_COLUMNS, Record
from discretion.synthesis import EXTRACTS, synthesize
from discretion.synthesis.layout import headings, internal

Row = dict[str, str]
Rows = dict[str, list[Row]]
Read = Callable[[Path], list[Row]]
ReadAll = Callable[[Path], Rows]
Faults = Callable[[Path, str], list[str]]


def _bytes(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_a_set_is_an_extract_of_each_record_type_with_what_is_said_of_it_and_the_truth(
    set_of_400: Path,
) -> None:
    assert set(EXTRACTS) == set(RECORDS)
    extracts = {path.as_posix() for path in EXTRACTS.values()}
    told = {path.with_suffix(".about.json").as_posix() for path in EXTRACTS.values()}
    truths = {
        "truth.csv",
        "truth_decisions.csv",
        "truth_offenses.csv",
        "truth_referrals.csv",
    }
    assert set(_bytes(set_of_400)) == extracts | told | truths


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
    alike = {name for name in one if one[name] == other[name]}
    assert all(one[name].count(b"\n") == 1 for name in alike)


def test_a_larger_set_begins_with_the_smaller_one(tmp_path: Path) -> None:
    for persons in (41, 60):
        synthesize(tmp_path / str(persons), persons, 3)
    smaller, larger = (_bytes(tmp_path / str(persons)) for persons in (41, 60))
    tables = [name for name in smaller if name.endswith(".csv")]
    assert all(larger[name].startswith(smaller[name]) for name in tables)
    assert len(larger["truth.csv"]) > len(smaller["truth.csv"])


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


_NEVER_FILLED = {
    "UscisDacaRequest": set[str](),
    "UscisStatus": set[str](),
}
"""Columns without any value; elsewhere there is no receipt number."""


@pytest.mark.parametrize("record", EXTRACTS, ids=lambda record: record.__name__)
def test_every_column_is_filled_in_some_row_and_receipts_by_uscis_alone(
    record: type[Record], large: Rows
) -> None:
    table = large[record.__name__]
    empty = {heading for heading in table[0] if not any(row[heading] for row in table)}
    assert empty == _NEVER_FILLED.get(record.__name__, {"receipt_number"})


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, read_all: ReadAll) -> Rows:
    """A set large enough to hold what is rare."""
    folder = tmp_path_factory.mktemp("large")
    synthesize(folder, 3000, 7)
    return read_all(folder)


def _named(extracts: Rows) -> Iterator[tuple[str, str]]:
    for record in EXTRACTS:
        titles = headings(record)
        for row in extracts[record.__name__]:
            key = (row[titles[part]] for part in internal(record).key)
            yield record.__name__, "|".join(key)


def test_truth_names_every_record_once_by_its_natural_key(
    set_of_400: Path, extracts: Rows, read: Read
) -> None:
    truth = read(set_of_400 / "truth.csv")
    named = [(row["record_type"], row["record_key"]) for row in truth]
    assert len(set(named)) == len(named)
    assert set(named) == set(_named(extracts))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_two_persons_have_a_record_of_the_same_key(
    tmp_path: Path, seed: int, read: Read
) -> None:
    synthesize(tmp_path, 1500, seed)
    truth = read(tmp_path / "truth.csv")
    named = [(row["record_type"], row["record_key"]) for row in truth]
    assert len(set(named)) == len(named)


def test_some_records_are_written_again(extracts: Rows) -> None:
    again = {
        name for (name, _), count in Counter(_named(extracts)).items() if count > 1
    }
    assert {"IceDetention", "IceEncounter"} <= again


def test_truth_gives_each_record_type_to_its_component(
    set_of_400: Path, read: Read
) -> None:
    truth = read(set_of_400 / "truth.csv")
    assert {(row["component"], row["record_type"]) for row in truth} == {
        (record.sender.value, record.__name__) for record in EXTRACTS if record.sender
    }


def test_truth_of_decisions_holds_every_kind_recorded_and_not(large: Rows) -> None:
    kinds: dict[tuple[str, ...], set[str]] = {}
    for row in large["truth_decisions"]:
        kind = (row["component"], row["stage"], row["act"])
        kinds.setdefault(kind, set()).add(row["recorded"])
    always = {"true"}
    assert kinds.pop(("USCIS", "BENEFIT", "DEFER")) == always
    assert kinds.pop(("ICE", "BENEFIT", "DEFER")) == always
    ice = [("ENCOUNTER", "RELEASE"), ("ENCOUNTER", "NOT_ISSUE_NTA")]
    ice += [
        ("COURT", act)
        for act in ("NOT_ISSUE_NTA", "CANCEL_NTA", "CLOSE", "DISMISS", "TERMINATE")
    ]
    ice += [("APPEAL", act) for act in ("CLOSE", "TERMINATE", "WITHDRAW_APPEAL")]
    ice += [("POST_ORDER", "STAY"), ("POST_ORDER", "DEFER")]
    assert kinds.keys() == {
        ("CBP", "ENCOUNTER", "RELEASE"),
        *(("ICE", *kind) for kind in ice),
    }
    assert all("true" in recorded for recorded in kinds.values())
    told_sometimes = [kind for kind, recorded in kinds.items() if len(recorded) == 2]
    assert len(told_sometimes) >= len(kinds) - 2


def test_every_day_lies_within_the_window_but_those_of_charges_and_arrivals(
    set_of_400: Path, extracts: Rows
) -> None:
    for record, path in EXTRACTS.items():
        about = json.loads((set_of_400 / path).with_suffix(".about.json").read_text())
        days = [c for c in record.columns if c.type is date]
        table = extracts[record.__name__]
        older = record.__name__ == "IceCriminalHistory"
        for column in days:
            written = {
                row[column.headings[0]]
                for row in table
                if not (
                    column.void and re.fullmatch(column.void, row[column.headings[0]])
                )
            } - {""}
            conviction = column.name.startswith("msc_")
            first = "2009-01-01" if older or conviction else about["window"]["from"]
            if column.name in ("initial_entry_on", "entered_on", "resided_since"):
                first = "1982-01-01"
            assert all(first <= day <= about["window"]["to"] for day in written)
