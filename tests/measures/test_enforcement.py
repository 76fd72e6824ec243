"""Apprehensions, detentions and removals by year, and releases that the law demands."""

from __future__ import annotations

from datetime import date

import pytest

from discretion import access
from discretion.measures import NAMED, answer
from tests.links.second_count.random_rows import Row
from tests.links.second_count.rewrite import fin
from tests.measures.conftest import Released
from tests.measures.extracts import caught, encounter, figures, removal, stay

LAST, FIRST = date(2013, 9, 30), date(2013, 10, 1)
"""The last day of fiscal year 2013 and the first of the next."""

CONVICTED, OTHER = "1 Convicted Criminal", "3 Other Immigration Violator"


def arrest(person: int, day: date) -> Row:
    return {"fin": fin(person), "apprehension_date": f"{day}"}


NO_DOCUMENT = "Order of Supervision - No SLRRFF"


@pytest.fixture
def reader(released: Released) -> access.Reader:
    return released(
        {
            "ice_encounter": [encounter(9, LAST)],
            "ice_arrest": [arrest(1, LAST), arrest(2, FIRST), arrest(2, FIRST)],
            "cbp_apprehension": [caught(3, LAST), caught(4, FIRST)],
            "ice_detention": [
                stay(1, LAST, FIRST, "Paroled"),
                stay(2, FIRST, FIRST, NO_DOCUMENT, "Cuba"),
            ],
            "ice_removal": [
                removal(3, LAST, CONVICTED),
                removal(4, FIRST, CONVICTED),
                removal(5, FIRST, OTHER),
                removal(5, date(2014, 2, 1), ""),
            ],
        }
    )


@pytest.mark.shows("F072")
def test_a_fiscal_year_begins_on_the_first_of_october(reader: access.Reader) -> None:
    assert figures(answer(NAMED["apprehensions"], reader)) == {
        ("CBP", "2013"): {"events": 1, "persons": 1},
        ("CBP", "2014"): {"events": 1, "persons": 1},
        ("ICE", "2013"): {"events": 1, "persons": 1},
        ("ICE", "2014"): {"events": 2, "persons": 1},
    }
    assert figures(answer(NAMED["detentions"], reader)) == {
        ("ICE", "2013"): {"events": 1, "persons": 1},
        ("ICE", "2014"): {"events": 1, "persons": 1},
    }
    assert figures(answer(NAMED["removals"], reader)) == {
        ("ICE", "2013"): {
            "events": 1,
            "persons": 1,
            "criminal": 1,
            "criminal_share": 1.0,
            "criminality_recorded": 1,
        },
        ("ICE", "2014"): {
            "events": 3,
            "persons": 2,
            "criminal": 1,
            "criminal_share": 0.5,
            "criminality_recorded": 2,
        },
    }


@pytest.mark.shows("F076")
@pytest.mark.parametrize(
    ("period", "events"),
    [
        ("fiscal_year", {"2013": 1, "2014": 3}),
        ("year", {"2013": 3, "2014": 1}),
        ("month", {"2013-09": 1, "2013-10": 2, "2014-02": 1}),
    ],
)
def test_fiscal_years_calendar_years_and_months_are_asked_for_by_name(
    reader: access.Reader, period: str, events: dict[str, int]
) -> None:
    made = answer(NAMED["removals"], reader, [period])
    assert {row.groups[period]: row.figures["events"].value for row in made.rows} == (
        events
    )
    assert made.by == (period,)


@pytest.mark.shows("F054")
def test_releases_for_want_of_a_travel_document_stand_apart_from_discretion(
    reader: access.Reader,
) -> None:
    released = NAMED["releases_without_travel_document"]
    assert figures(answer(released, reader, ["ground", "citizenship"])) == {
        ("NO_LIKELIHOOD_OF_REMOVAL", "Cuba"): {"releases": 1, "persons": 1}
    }
    (every,) = answer(NAMED["use_of_discretion"], reader, ()).rows
    assert every.figures["instances"].value == 1
