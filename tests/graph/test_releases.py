from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

import pytest

from discretion import access, components
from discretion.build import build
from discretion.settings import FIXTURES
from tests.graph.asking import ask

RELEASE = """id number asOf synthetic persons
  coverage { component recordType from to asOf population rows rejected superseded }"""


async def test_the_release_says_what_was_loaded_and_how_far_it_reaches(
    door: access.Door,
) -> None:
    got = await ask(door, f"{{ release {{ {RELEASE} }} releases {{ {RELEASE} }} }}")
    release = got["release"]
    assert got["releases"] == [release]
    assert (release["number"], release["synthetic"]) == (1, True)
    assert release["id"] == door.reader().manifest.id
    covered = {each["recordType"]: each for each in release["coverage"]}
    assert covered.keys() == {record.__name__ for record in components.RECORDS}
    assert all(each["rejected"] == 0 for each in covered.values())


@pytest.mark.shows("F040", "F041")
async def test_every_extract_tells_how_it_was_made_and_whether_it_was_verified(
    door: access.Door,
) -> None:
    got = await ask(
        door,
        """{ release { coverage { recordType verified }
             extracts { file recordType layout query runAt runBy verified asOf
                        rowsIn rowsOk rowsRejected sha256 } } }""",
    )
    told = {each["file"]: each for each in got["release"]["extracts"]}
    digest = hashlib.sha256((FIXTURES / "ten/ice_encounters.csv").read_bytes())
    extract = told["ten/ice_encounters.csv"]
    assert len(extract.pop("sha256")) == len(digest.hexdigest())
    assert extract == {
        "file": "ten/ice_encounters.csv",
        "recordType": "IceEncounter",
        "layout": "ice_encounter_internal",
        "query": "written by hand",
        "runAt": "2016-10-14T00:00:00+00:00",
        "runBy": "written by hand",
        "verified": False,
        "asOf": "2016-09-30",
        "rowsIn": 12,
        "rowsOk": 12,
        "rowsRejected": 0,
    }
    assert {each["verified"] for each in got["release"]["coverage"]} == {False}


async def test_coverage_counts_the_records_that_the_graph_holds(
    door: access.Door,
) -> None:
    got = await ask(
        door,
        """{ release { persons coverage { recordType rows } }
             persons { totalCount } encounters { totalCount } }""",
    )
    rows = {each["recordType"]: each["rows"] for each in got["release"]["coverage"]}
    assert (
        rows["IceEncounter"] + rows["CbpInadmissible"]
        == got["encounters"]["totalCount"]
    )
    assert got["release"]["persons"] == got["persons"]["totalCount"]


async def test_the_lag_of_a_source_is_told_and_null_where_it_is_not_said(
    door: access.Door, tmp_path: Path, unmarked: Path
) -> None:
    question = "{ release { coverage { reportingLagDays lagNotSaidBy } } }"
    got = await ask(door, question)
    assert {one["reportingLagDays"] for one in got["release"]["coverage"]} == {None}
    assert all(one["lagNotSaidBy"] for one in got["release"]["coverage"])
    about = unmarked.with_name("unmarked.about.json")
    about.write_text('{"synthetic": true, "reporting_lag_days": 0}')
    build([unmarked], tmp_path / "store")
    with contextlib.closing(access.Door(tmp_path / "store")) as other:
        got = await ask(other, question)
    assert got["release"]["coverage"] == [{"reportingLagDays": 0, "lagNotSaidBy": []}]
