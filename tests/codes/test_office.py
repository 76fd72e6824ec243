"""The offices that the audit visited are in the list, with all areas of ICE."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from discretion import access
from discretion.codes.office import AREAS, SECTORS, Office
from tests.graph.asking import ask, refusal

VISITED = [
    "TUCSON_SECTOR",
    "EL_PASO_SECTOR",
    "RIO_GRANDE_VALLEY_SECTOR",
    "BALTIMORE_AREA",
    "PHILADELPHIA_AREA",
    "BOSTON_AREA",
]

PUBLISHED = (
    Path(__file__).parents[3] / "shared/data/codes/ice_areas_of_responsibility.csv"
)

COUNT = """query ($office: [Office!]) {
  decisions(first: 1, filter: { office: $office }) {
    totalCount nodes { office } } }"""


@pytest.mark.shows("F090")
def test_the_offices_that_the_audit_visited_are_known() -> None:
    assert set(VISITED) <= {office.value for office in Office}
    assert {SECTORS[code] for code in ("TCA", "EPT", "RGV")} == {
        "Tucson",
        "El Paso",
        "Rio Grande Valley",
    }


@pytest.mark.shows("F090")
def test_there_are_twenty_five_areas_beside_headquarters() -> None:
    areas = [office.name for office in Office if office.name.endswith("_AREA")]
    assert "HEADQUARTERS_AREA" in areas
    assert len(areas) - 1 == 25 == len(set(AREAS.values())) - 1


@pytest.mark.skipif(
    not PUBLISHED.is_file(), reason="the published areas are not beside us"
)
@pytest.mark.shows("F090")
def test_every_published_area_is_an_office() -> None:
    with PUBLISHED.open(newline="", encoding="utf-8-sig") as file:
        published = {row["aor"] for row in csv.DictReader(file)}
    assert {AREAS[code] for code in published} == set(AREAS.values())
    assert len(published - {"HQ"}) == 25


@pytest.mark.shows("F090")
@pytest.mark.parametrize("office", VISITED)
async def test_a_filter_by_office_answers(door: access.Door, office: str) -> None:
    found = (await ask(door, COUNT, office=office))["decisions"]
    assert found["totalCount"] > 0
    assert found["nodes"] == [{"office": office}]


@pytest.mark.shows("F090")
async def test_an_unknown_office_is_refused(door: access.Door) -> None:
    code, message = await refusal(door, COUNT, office="ATLANTIS_SECTOR")
    assert code == "BAD_USER_INPUT"
    assert "ATLANTIS_SECTOR" in message
