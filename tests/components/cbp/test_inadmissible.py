from __future__ import annotations

from collections.abc import Callable

from discretion.components.cbp.inadmissible import CbpInadmissible
from tests.components.conftest import Read


def test_a_published_row_is_read_under_its_printed_headings(read: Read) -> None:
    assert read(
        CbpInadmissible,
        "sigma_event_id,sigma_subject_person_id,event_created_datetime,"
        "field_office_name,disposition_name,citizenship,age,gender,duplicate",
        "1,2,2014-05-06 07:08:09,LAREDO,Withdrawal,MEXICO,30,M,N",
    ) == [
        {
            "found_on": "2014-05-06",
            "field_office": "LAREDO",
            "field_office_label": "Laredo",
            "disposition": "Withdrawal",
            "citizenship": "MEXICO",
            "citizenship_label": "Mexico",
            "age": 30,
            "gender": "MALE",
            "duplicate_likely": False,
        }
    ]


def test_a_field_office_that_nobody_knows_rejects_the_row(
    rejected: Callable[..., list[str]],
) -> None:
    (told,) = rejected(
        CbpInadmissible,
        "sigma_event_id,event_created_datetime,field_office_name",
        "1,2014-05-06,Atlantis",
    )
    assert told.startswith('extract.csv row 2: field_office "Atlantis" is not')
