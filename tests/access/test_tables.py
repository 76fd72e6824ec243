"""What extracts cover is a table beside those of the release."""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
from pathlib import Path

import ibis
import pytest

from discretion import access
from discretion.build import build
from discretion.identity import Person
from discretion.links.decision import Decision

TYPES = {
    "component": "string",
    "record_type": "string",
    "covers_from": "date",
    "covers_to": "date",
    "as_of": "date",
    "coverage": "string",
    "reporting_lag_days": "int64",
}


def test_coverage_is_that_of_the_manifest(door: access.Door) -> None:
    reader = door.reader()
    table = reader.tables().table("coverage")
    entries = [dataclasses.asdict(one) for one in reader.manifest.coverage]
    assert table.to_pyarrow().to_pylist() == [
        {name: entry[name] for name in TYPES} for entry in entries
    ]


def test_it_joins_the_tables_of_the_release(door: access.Door) -> None:
    tables = door.reader().tables()
    decisions, coverage = tables.table("decision"), tables.table("coverage")
    histories = coverage.filter(coverage.record_type == "IceCriminalHistory")
    until = histories.as_of.max().as_scalar()
    for _ in range(2):
        late = decisions.filter(decisions.followed_until > until).count()
        assert late.to_pyarrow().as_py() == 0


async def test_tables_join_by_numbers_of_persons_as_stores_do_by_ids(
    door: access.Door,
) -> None:
    reader = door.reader()
    persons, decisions = map(reader.tables().table, ("person", "decision"))
    joined = decisions.join(persons, decisions.person_id == persons.id)
    scanned = joined.select("id", "component_count", person="person_id").to_pyarrow()
    ids = {row["id"]: row for row in await reader.page(access.Selection(Person))}
    read = await reader.page(access.Selection(Decision))
    order = {person: number for number, person in enumerate(sorted(ids), 1)}
    assert {tuple(row.values()) for row in scanned.to_pylist()} == {
        (row["id"], ids[row["person_id"]]["component_count"], order[row["person_id"]])
        for row in read
    }
    assert len(read) == scanned.num_rows


def test_where_nothing_is_covered_it_has_its_types_and_no_rows(tmp_path: Path) -> None:
    review = tmp_path / "identity_reviews.csv"
    headings = "record_id_l,record_id_r,verdict,reviewed_on,reviewed_by"
    review.write_text(f"{headings}\nA,B,LINK,2016-10-01,a reviewer\n")
    build([review], tmp_path / "store")
    with contextlib.closing(access.Door(tmp_path / "store")) as door:
        table = door.reader().tables().table("coverage")
        assert table.schema() == ibis.schema(TYPES)
        assert table.to_pyarrow().num_rows == 0
        assert table.as_of.max().to_pyarrow().as_py() is None


def test_the_lag_that_a_source_says_is_in_it(tmp_path: Path, unmarked: Path) -> None:
    about = unmarked.with_name("unmarked.about.json")
    about.write_text('{"synthetic": true, "reporting_lag_days": 30}')
    build([unmarked], tmp_path / "store")
    with contextlib.closing(access.Door(tmp_path / "store")) as door:
        table = door.reader().tables().table("coverage")
        (row,) = table.to_pyarrow().to_pylist()
    assert row == {
        "component": "ICE",
        "record_type": "IceEncounter",
        "covers_from": None,
        "covers_to": None,
        "as_of": datetime.date(2013, 2, 28),
        "coverage": "UNKNOWN",
        "reporting_lag_days": 30,
    }


def test_a_table_that_the_release_lacks_is_not_there(door: access.Door) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        door.reader().tables().table("nowhere")
