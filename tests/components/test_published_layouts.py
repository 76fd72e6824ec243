"""Every heading that an agency is known to print is read, or left out for a reason."""

from __future__ import annotations

import csv
from pathlib import Path

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.removal import IceRemoval
from discretion.extracts import find, load, rejects
from discretion.extracts.headings import candidates, fit
from discretion.record import Record
from discretion.settings import FIXTURES

PRINTED = Path(__file__).parents[3] / "shared/data/controls/ice_field_missingness.csv"

TABLES: dict[str, type[Record]] = {
    "Admin Arrests": IceArrest,
    "Detainers": IceDetainer,
    "Encounters": IceEncounter,
    "Detentions": IceDetention,
    "Removals": IceRemoval,
}


@pytest.mark.shows("F036")
@pytest.mark.skipif(not PRINTED.is_file(), reason="the list of fields is not beside us")
@pytest.mark.parametrize("table", TABLES)
def test_every_field_of_ices_release_of_2025_is_known(table: str) -> None:
    with PRINTED.open(newline="") as file:
        fields = [row for row in csv.DictReader(file) if row[f"missing_{table}"] != ""]
    headings = [row["field"] for row in fields]
    chosen = fit("a.xlsx", headings, candidates("a.xlsx", RECORDS, None))
    assert chosen.record is TABLES[table]
    assert chosen.layout.kind == "published"


@pytest.mark.shows("F036", "F066")
def test_every_row_in_a_published_layout_is_accepted(tmp_path: Path) -> None:
    with duckdb.connect() as con:
        extracts = load(con, find([FIXTURES / "published"]), RECORDS)
        assert list(rejects(con)) == []
    declared = {
        layout.name
        for record in RECORDS
        for layout in record.layouts
        if layout.kind == "published"
    }
    assert {extract.layout.name for extract in extracts} == declared
