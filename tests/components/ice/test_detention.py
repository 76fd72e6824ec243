from __future__ import annotations

from collections.abc import Callable

from discretion.components.ice.detention import IceDetention
from tests.components.conftest import Read


def test_a_published_stint_is_read_with_its_stay(read: Read) -> None:
    assert read(
        IceDetention,
        "Stay Book In Date Time,Book In Date Time,Detention Book Out Date Time,"
        "Stay Book Out Date Time,Stay Book Out Date,Detention Facility Code,"
        "Detention Release Reason,Stay Release Reason,Docket AOR,Case Category,"
        "Citizenship Country,Unique Identifier",
        "2014-03-01 10:00:00,2014-03-02 01:00:00,2014-06-01 09:00:00,"
        "2014-06-01 09:00:00,2014-06-01,STEWART,Order of Supervision - No SLRRFF,"
        "Order of Supervision - No SLRRFF,ATL,"
        "[5F] Unable to Obtain Travel Document,CUBA," + "ab" * 20,
    ) == [
        {
            "booked_in_on": "2014-03-02",
            "booked_out_on": "2014-06-01",
            "stay_booked_in_on": "2014-03-01",
            "stay_booked_out_on": "2014-06-01",
            "facility_code": "STEWART",
            "detained_by": "ATL",
            "detained_by_label": "Atlanta",
            "release_reason": "Order of Supervision - No SLRRFF",
            "release_reason_label": "Order of Supervision - No SLRRFF",
            "stay_release_reason": "Order of Supervision - No SLRRFF",
            "stay_release_reason_label": "Order of Supervision - No SLRRFF",
            "case_category": "[5F] Unable to Obtain Travel Document",
            "case_category_label": "Unable to Obtain Travel Document",
            "citizenship_country": "CUBA",
            "citizenship_country_label": "Cuba",
        }
    ]


def test_a_release_reason_that_nobody_lists_rejects_the_row(
    rejected: Callable[..., list[str]],
) -> None:
    (told,) = rejected(
        IceDetention, "book_in_date,stay_release_reason", "2014-03-02,Prosecutorial"
    )
    assert "stay_release_reason" in told
    assert "is not a known code" in told
