from __future__ import annotations

from datetime import date

from discretion.synthesis import arrest
from discretion.synthesis.arrest import Arrest
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import CASE, KEYED, LIVES, PERSON, PHOENIX, charge

_ON = date(2014, 7, 1)


def test_who_is_taken_from_jail_is_taken_by_a_program_for_jails() -> None:
    jail, large = (
        {arrest.arrested(0, CASE, _ON, where, Chance(n)).method for n in range(500)}
        for where in (True, False)
    )
    assert "CAP Local Incarceration" in jail
    assert "Located" in large
    assert not jail & large


def test_an_arrest_follows_an_encounter_and_belongs_to_a_case() -> None:
    arrests = [(life, one) for life in LIVES for one in life.arrests]
    assert len(arrests) > 300
    for life, one in arrests:
        assert life.cases[one.case].opened_on <= one.on
        assert any(0 <= (one.on - met.on).days <= 60 for met in life.encounters)


def test_an_arrest_is_recorded_as_eid_would() -> None:
    one = Arrest(0, 0, _ON, PHOENIX, "Located", "Fugitive Operations", True)
    assert arrest.row(one, CASE, PERSON, [charge()], KEYED) == {
        **KEYED,
        "apprehension_date": "2014-07-01",
        "apprehension_method": "Located",
        "apprehension_type": "Targeted",
        "apprehension_aor": "Phoenix Area of Responsibility",
        "criminality": "1 Convicted Criminal",
        "final_program": "Fugitive Operations",
        "case_status": "ACTIVE",
        "case_category": "[2A] Deportable - Under Adjudication by IJ",
        "citizenship_country": "MEXICO",
        "gender": "Male",
        "birth_year": "1990",
        "duplicate_likely": "",
        "arrest_number": "4519603984",
    }
