from __future__ import annotations

from datetime import date
from itertools import pairwise

from discretion.synthesis import removal
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import CASE, KEYED, LIVES, PERSON, charge

_LEFT_ON = date(2014, 8, 3)
_CASE = CASE._replace(ordered_on=date(2014, 7, 1), left_on=_LEFT_ON)


def test_who_is_removed_again_was_removed_before() -> None:
    again = [one.again for life in LIVES for one in life.removals]
    assert 0.1 < sum(again) / len(again) < 0.5
    for life in LIVES:
        for earlier, later in pairwise(life.removals):
            assert earlier.departed_on < later.departed_on
            ordered = life.cases[earlier.case].ordered_on is not None
            assert later.again or not ordered


def test_a_removal_ends_its_case() -> None:
    for life in LIVES:
        for one in life.removals:
            assert life.cases[one.case].left_on == one.departed_on


def test_a_removal_is_recorded_as_eid_would() -> None:
    one = removal.removed(0, _CASE, _LEFT_ON, True, Chance(0))
    row = removal.row(one, _CASE, PERSON, [charge()], KEYED, Chance(1))
    assert row.pop("msc_charge_date") in ("2014-01-03", "1313")
    assert row == {
        **KEYED,
        "departed_on": "2014-08-03",
        "departure_country": "MEXICO",
        "port_of_departure": one.port,
        "docket_aor": "Phoenix Area of Responsibility",
        "final_program": "Fugitive Operations",
        "final_order_date": "2014-07-01",
        "prior_deport": "Y",
        "criminality": "1 Convicted Criminal",
        "threat_level": "3",
        "processing_disposition": "WA/NTA",
        "case_status": "6-Deported/Removed - Deportability",
        "case_category": "[3] Deportable - Administratively Final Order",
        "msc_charge_code": "1313",
        "msc_conviction_date": "2014-06-04",
        "msc_criminal_charge_status": "Convicted",
        "citizenship_country": "MEXICO",
        "gender": "Male",
        "birth_year": "1990",
        "duplicate_likely": "",
        "removal_number": "4519603984",
    }
