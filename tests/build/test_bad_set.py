"""A set that is bad on purpose: what is rejected equals a list kept by hand."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pytest

from discretion.build import build

HERE = Path(__file__).parent

ROWS_IN = {
    "CbpApprehension": 4,
    "CbpReferral": 2,
    "IceArrest": 2,
    "IceCourtProceeding": 3,
    "IceDetainer": 4,
    "IceDetention": 2,
    "IceEncounter": 10,
    "IceRemoval": 4,
    "UscisDacaRequest": 4,
    "UscisReferralToIce": 2,
    "UscisStatus": 2,
}


@pytest.mark.shows("F066")
def test_each_reject_is_as_listed_by_hand_to_the_row_column_and_rule(
    tmp_path: Path,
) -> None:
    built = build([HERE / "bad_set"], tmp_path / "store")
    with (HERE / "bad_set_rejects.tsv").open(newline="") as file:
        listed = [tuple(row) for row in csv.reader(file, delimiter="\t")][1:]
    with sqlite3.connect(built.folder / "identity.sqlite") as store:
        kept = store.execute(
            "SELECT file, coalesce(sheet, ''), CAST(row AS TEXT), "
            "coalesce(column_name, ''), coalesce(value, ''), rule FROM reject"
        ).fetchall()
    assert sorted(kept) == sorted(listed)
    accounts = built.manifest.accounts()
    assert {name: one.rows_in for name, one in accounts.items()} == ROWS_IN
    places = {row[:3] for row in listed}
    assert sum(one.rows_rejected for one in accounts.values()) == len(places)
    assert all(
        one.rows_in == one.rows_ok + one.rows_rejected for one in accounts.values()
    )
