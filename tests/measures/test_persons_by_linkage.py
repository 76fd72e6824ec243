"""How many persons there are, and how many there might be."""

from __future__ import annotations

from datetime import date

from discretion.measures import NAMED, answer
from tests.links.second_count.random_rows import Row
from tests.measures.conftest import Released
from tests.measures.extracts import encounter, figures

DAY = date(2014, 3, 3)


def met(person: int, a_number: str, name: str, day: date = DAY) -> Row:
    said = {"a_number": a_number, "given_name": name, "surname": name}
    return encounter(person, day, birth_date=f"19{person}0-01-01", **said)


def test_persons_who_share_a_number_are_told_as_linked_and_as_joined(
    released: Released,
) -> None:
    rows = [
        met(5, "900000001", "ANA"),
        met(6, "900000001", "EVA"),
        met(6, "900000001", "EVA", date(2015, 3, 3)),
        met(7, "900000002", "IDA"),
    ]
    reader = released({"ice_encounter": rows})
    found = figures(answer(NAMED["persons_by_linkage"], reader))
    assert found["ICE",] == {"persons": 3, "persons_if_joined": 2, "unlinked": 2}
    by_year = figures(answer(NAMED["persons_by_linkage"], reader, ["year"]))
    assert by_year["2015",] == {
        "persons": 1,
        "persons_if_joined": 1,
        "unlinked": "NOT_KNOWN",
    }
