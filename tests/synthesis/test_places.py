from __future__ import annotations

from discretion.codes.sector import SECTORS as SECTOR_CODES
from discretion.synthesis.places import OFFICES, SECTORS


def test_every_sector_is_known_by_its_code_and_name() -> None:
    for sector in SECTORS.values:
        assert SECTOR_CODES[sector.code] == sector.name
        assert SECTOR_CODES[sector.name.upper()] == sector.name


def test_a_sector_hands_over_to_an_office_of_ice() -> None:
    assert {sector.office for sector in SECTORS.values} <= set(OFFICES.values)


def test_an_office_is_written_as_eid_does() -> None:
    written = {office.area: office.site for office in OFFICES.values}
    assert written["Seattle Area of Responsibility"] == (
        "SEATTLE, WA, DOCKET CONTROL OFFICE"
    )
