from __future__ import annotations

from discretion.components.ice.case import IceCase
from tests.components.conftest import Read


def test_a_case_has_its_status_its_category_and_the_day_it_was_seen(read: Read) -> None:
    assert read(
        IceCase,
        "eid_case_id,case_date,case_status,case_category,docket_aor,final_order_date",
        "C1,2014-09-30,ACTIVE,"
        "[5D] Final Order of Deportation / Removal - Deferred Action Granted,SEA,"
        "2012-05-05",
    ) == [
        {
            "recorded_on": "2014-09-30",
            "case_status": "ACTIVE",
            "case_status_label": "Active",
            "case_category": "[5D] Final Order of Deportation / Removal - "
            "Deferred Action Granted",
            "case_category_label": "Final Order of Deportation / Removal - "
            "Deferred Action Granted",
            "docket_aor": "SEA",
            "docket_aor_label": "Seattle",
            "final_order_date": "2012-05-05",
        }
    ]


def test_a_later_extract_rewrites_a_case(read: Read) -> None:
    rows = read(
        IceCase,
        "eid_case_id,case_date,case_category",
        "C1,2013-09-30,[3]",
        "C1,2014-09-30,[5D]",
    )
    assert [row["recorded_on"] for row in rows] == ["2013-09-30", "2014-09-30"]
