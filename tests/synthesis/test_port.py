from __future__ import annotations

from datetime import date

from discretion.codes.office import FIELD_OFFICES
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.synthesis import port
from discretion.synthesis.chance import Chance
from discretion.synthesis.port import Inadmissible
from tests.synthesis.lives import KEYED, PERSON

_ON = date(2014, 3, 5)

OPENS_A_CASE = ("COURT", "FEAR")


def test_the_found_are_turned_back_removed_or_placed() -> None:
    found = {port.found(0, _ON, Chance(n)).then for n in range(500)}
    assert found == {"TURNED_BACK", "REMOVED", "COURT", "FEAR", "NOTHING"}


def test_what_opens_a_case_is_a_disposition_that_eid_knows() -> None:
    found = [port.found(0, _ON, Chance(n)) for n in range(500)]
    opening = {one.disposition for one in found if one.then in OPENS_A_CASE}
    assert len(opening) == len(OPENS_A_CASE)
    assert opening <= PROCESSING_DISPOSITIONS.keys()


def test_an_inadmissible_is_recorded_as_sigma_would() -> None:
    one = Inadmissible(0, _ON, "San Diego", "WITHDRAWAL", "TURNED_BACK")
    rows = [port.row(one, PERSON, KEYED, Chance(n)) for n in range(20)]
    offices = {row.pop("field_office") for row in rows}
    assert offices == {"San Diego", "SAN DIEGO FIELD OFFICE"}
    assert all(office.upper() in FIELD_OFFICES for office in offices)
    assert rows[0] == {
        **KEYED,
        "found_on": "2014-03-05",
        "disposition": "WITHDRAWAL",
        "citizenship": "MEXICO",
        "age": "23",
        "gender": "Male",
        "duplicate_likely": "",
        "sigma_event_id": "4519603984",
        "sigma_subject_person_id": "4519603984",
    }
