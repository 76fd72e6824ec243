from __future__ import annotations

from discretion.components.ice.foreign_history import IceForeignHistory
from tests.components.conftest import Read


def test_a_check_says_what_was_found_and_whether_it_is_a_felony_there(
    read: Read,
) -> None:
    assert read(
        IceForeignHistory,
        "foreign_check_number,check_date,country,availability,finding,"
        "felony_in_home_country",
        "F1,2014-01-02,HONDURAS,Found,Wanted for,Y",
        "F2,,PERU,Not checked,,",
    ) == [
        {
            "checked_on": "2014-01-02",
            "country": "HONDURAS",
            "country_label": "Honduras",
            "availability": "FOUND",
            "finding": "WANTED_FOR",
            "felony_there": True,
        },
        {"country": "PERU", "country_label": "Peru", "availability": "NOT_CHECKED"},
    ]
