"""The real Border Patrol extract: every row served, and each led back to its file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from discretion.build import build
from tests.conftest import serving

REAL = (
    Path(__file__).parents[3]
    / "shared/data/real/usbp_apprehensions_blaine_spokane_2012_2019.csv"
)

PAGE = """query($after: String) { apprehensions(first: 1000, after: $after) {
  totalCount distinctPersonCount pageInfo { hasNextPage endCursor }
  nodes { apprehendedOn office component records { source { file sheet row }
          ... on CbpApprehension { sector age gender citizenship statusWhenFound
                                   criminalAlien dacaEligibleRelease } } } } }"""


@pytest.mark.skipif(not REAL.is_file(), reason="the real extract is not beside us")
@pytest.mark.shows("F038", "F067")
def test_every_row_is_served_once_and_right_against_the_file(tmp_path: Path) -> None:
    with REAL.open(newline="") as file:
        lines = list(csv.reader(file))
    build([REAL], tmp_path)
    seen: set[int] = set()
    after = None
    with serving(tmp_path) as client:
        while True:
            page = client.ask(PAGE, after=after)["apprehensions"]
            # Without any identifier every row is a person of its own.
            assert (page["totalCount"], page["distinctPersonCount"]) == (4711, 4711)
            for node in page["nodes"]:
                (record,) = node["records"]
                source = record["source"]
                assert (source["file"], source["sheet"]) == (REAL.name, None)
                seen.add(source["row"])
                moment, sector, age, gender, citizenship, found, criminal = lines[
                    source["row"] - 1
                ]
                assert node["apprehendedOn"] == moment[:10]
                assert (
                    node["office"]
                    == {"BLW": "BLAINE_SECTOR", "SPW": "SPOKANE_SECTOR"}[sector]
                )
                assert record | {"source": None} == {
                    "source": None,
                    "sector": sector,
                    "age": int(age),
                    "gender": gender.upper(),
                    "citizenship": citizenship,
                    "statusWhenFound": found.strip() or None,
                    "criminalAlien": criminal == "Y",
                    "dacaEligibleRelease": None,
                }
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
        release = client.ask("{ release { synthetic asOf coverage { rows from to } } }")
    assert seen == set(range(2, 4713))
    assert release["release"] == {
        "synthetic": False,
        "asOf": "2019-06-29",
        "coverage": [{"rows": 4711, "from": None, "to": None}],
    }
