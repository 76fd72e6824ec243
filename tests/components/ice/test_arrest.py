from __future__ import annotations

from discretion.components.ice.arrest import IceArrest
from tests.components.conftest import Read


def test_a_published_row_is_read_under_its_printed_headings(read: Read) -> None:
    assert read(
        IceArrest,
        "Apprehension Date,Apprehension State,Apprehension AOR,Apprehension Method,"
        "Citizenship Country,Gender,Birth Year,Birth Date,Unique Identifier",
        "2013-10-22 08:15:00,OREGON,Seattle Area of Responsibility,Located,"
        '(b)(6),Female,1979,"(b)(6), (b)(7)(c)",' + "ab" * 20,
    ) == [
        {
            "apprehension_date": "2013-10-22",
            "apprehension_aor": "Seattle Area of Responsibility",
            "apprehension_aor_label": "Seattle",
            "apprehension_method": "Located",
            "gender": "FEMALE",
            "birth_year": 1979,
        }
    ]
