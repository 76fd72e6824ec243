from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.release_reason import NO_LIKELIHOOD_OF_REMOVAL
from discretion.components.ice.case import IceCase
from discretion.components.ice.detention import IceDetention
from discretion.links.decision import Decision
from discretion.links.release_without_travel_document import (
    ReleaseWithoutTravelDocument,
)
from tests.links.conftest import Workspace

RELEASED = {
    "booked_in_on": "2017-01-01",
    "stay_booked_in_on": "2017-01-01",
    "stay_release_reason_label": NO_LIKELIHOOD_OF_REMOVAL,
}
WANTING = "Unable to Obtain Travel Document"


@pytest.mark.shows("F054")
def test_a_stay_that_ended_so_is_one_release_and_no_decision(people: Workspace) -> None:
    for number in (1, 2):
        people.add(
            IceDetention,
            number,
            "P1",
            **RELEASED,
            stay_booked_out_on="2017-06-01",
            citizenship_country_label="Cuba",
        )
    people.link()
    columns = ("ground", "released_on", "known_by", "citizenship", "listing")
    assert people.rows(ReleaseWithoutTravelDocument, *columns) == [
        (
            "NO_LIKELIHOOD_OF_REMOVAL",
            date(2017, 6, 1),
            date(2017, 6, 1),
            "Cuba",
            "LISTED",
        )
    ]
    assert people.rows(Decision, "id") == []


def test_a_case_in_category_5f_is_one_however_many_rows_tell_of_it(
    people: Workspace,
) -> None:
    cells = {"case_category_label": WANTING, "final_order_date": "2012-01-01"}
    people.add(IceCase, 1, "P1", recorded_on="2014-01-01", **cells)
    people.add(IceDetention, 2, "P1", booked_in_on="2013-01-01", **cells)
    people.link()
    columns = ("ground", "released_on", "known_by")
    assert people.rows(ReleaseWithoutTravelDocument, *columns) == [
        ("CATEGORY_5F", None, date(2013, 1, 1))
    ]


@pytest.mark.parametrize(
    ("day", "country", "listing"),
    [
        ("2017-05-15", "Cuba", "NOT_KNOWN"),
        ("2017-05-16", "Cuba", "LISTED"),
        ("2018-09-07", "Cuba", "LISTED"),
        ("2018-09-08", "Cuba", "NOT_KNOWN"),
        ("2017-06-01", "Mexico", "NOT_LISTED"),
        ("2017-06-01", None, "NOT_KNOWN"),
    ],
)
@pytest.mark.shows("F054")
def test_a_country_was_listed_only_while_the_list_held(
    people: Workspace, day: str, country: str | None, listing: str
) -> None:
    people.add(
        IceDetention,
        1,
        "P1",
        **RELEASED,
        stay_booked_out_on=day,
        citizenship_country_label=country,
    )
    people.link()
    assert people.rows(ReleaseWithoutTravelDocument, "listing") == [(listing,)]
