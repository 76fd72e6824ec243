from __future__ import annotations

from collections.abc import Callable

import pytest

from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.ice.encounter import IceEncounter
from tests.components.conftest import Read


def test_a_published_row_is_read_under_its_printed_headings(read: Read) -> None:
    assert read(
        IceEncounter,
        "Event Date,Responsible AOR,Event Type,Processing Disposition,"
        "Encounter Criminality,Citizenship Country,Gender,Birth Year,"
        "Alien File Number,Unique Identifier",
        "2014-09-04 10:00:00,Seattle Area of Responsibility,CAP Local,PD,"
        "3 Other Immigration Violator,MEXICO,Male,1985,(b)(6);(b)(7)(c)," + "ab" * 20,
    ) == [
        {
            "event_date": "2014-09-04",
            "event_type": "CAP Local",
            "responsible_aor": "Seattle Area of Responsibility",
            "responsible_aor_label": "Seattle",
            "processing_disposition": "PD",
            "processing_disposition_label": "PROSECUTORIAL DISCRETION",
            "criminality": "3 Other Immigration Violator",
            "criminality_label": "Other Immigration Violator",
            "citizenship_country": "MEXICO",
            "citizenship_country_label": "Mexico",
            "gender": "MALE",
            "birth_year": 1985,
        }
    ]


def test_an_internal_row_keeps_its_identity_out_of_the_record(read: Read) -> None:
    assert read(
        IceEncounter,
        "event_number,eid_subject_id,event_date,basis,threat_level,a_number,surname",
        "E1,S1,2014-09-04,NOT_A_PRIORITY,2,A012345678,RUIZ",
    ) == [
        {
            "event_date": "2014-09-04",
            "basis": "NOT_A_PRIORITY",
            "threat_level": "2",
            "threat_level_label": "Level 2",
        }
    ]


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("prosecutorial discretion ", "PROSECUTORIAL DISCRETION"),
        ("Rel/PD", "RELEASED/PROSECUTORIAL DISCRETION"),
        ("NTA/PD", "NOTICE TO APPEAR/PROSECUTORIAL DISCRETION"),
        ("DEF", "DEFERRED INSPECTION"),
        ("B", "BAG AND BAGGAGE"),
        ("NA", "NA"),
        ("(B)(3)", "REDACTED"),
    ],
)
def test_a_disposition_is_known_in_any_case_and_spacing(
    read: Read, raw: str, label: str
) -> None:
    (row,) = read(
        IceEncounter, "event_date,processing_disposition", f"2014-01-01,{raw}"
    )
    assert row["processing_disposition"] == raw.strip()
    assert row["processing_disposition_label"] == label


def test_every_published_disposition_is_read(read: Read) -> None:
    lines = [f'2014-01-01,"{raw}"' for raw in PROCESSING_DISPOSITIONS]
    rows = read(IceEncounter, "event_date,processing_disposition", *lines)
    assert [row["processing_disposition_label"] for row in rows] == list(
        PROCESSING_DISPOSITIONS.values()
    )


def test_an_unknown_disposition_rejects_the_row_by_name(
    rejected: Callable[..., list[str]],
) -> None:
    (line,) = rejected(
        IceEncounter, "event_date,processing_disposition", "2014-01-01,PDX"
    )
    assert line.startswith('extract.csv row 2: processing_disposition "PDX" is not')
