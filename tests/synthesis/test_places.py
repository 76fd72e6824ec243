from __future__ import annotations

from discretion.codes.country import COUNTRIES as COUNTRY_NAMES
from discretion.codes.office import AREAS, FIELD_OFFICES
from discretion.codes.office import SECTORS as SECTOR_CODES
from discretion.codes.uncooperative import LISTS
from discretion.synthesis import places
from discretion.synthesis.places import COUNTRIES, OFFICES, SECTORS


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


def test_every_area_and_field_office_is_known() -> None:
    assert all(office.area.upper() in AREAS for office in OFFICES.values)
    assert all(name.upper() in FIELD_OFFICES for name in places.FIELD_OFFICES.values)


def test_a_country_is_known_by_its_name_and_by_its_code() -> None:
    for country in COUNTRIES.values:
        assert COUNTRY_NAMES[country.name.upper()] == country.name
        assert COUNTRY_NAMES[country.c3] == country.name


def test_the_countries_that_take_nobody_back_stand_on_the_list_of_them() -> None:
    unwilling = {one.name for one in COUNTRIES.values if not one.takes_back}
    listed = {name for one in LISTS for name in one.countries}
    assert unwilling == {one.name for one in COUNTRIES.values if one.name in listed}
    assert len(unwilling) == 5
