from __future__ import annotations

from datetime import date

from discretion.synthesis import foreign
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import KEYED, PERSON

_ON = date(2014, 7, 1)


def test_only_a_check_has_a_day_and_only_what_was_found_is_told() -> None:
    rows = [foreign.row(_ON, PERSON, KEYED, Chance(n)) for n in range(300)]
    said = {row["availability"] for row in rows}
    assert said == {"", "Not checked", "Checked none", "Found"}
    for row in rows:
        found = row["availability"] == "Found"
        asked = found or row["availability"] == "Checked none"
        assert bool(row["checked_on"]) is asked
        assert bool(row["finding"]) is bool(row["felony_there"]) is found
