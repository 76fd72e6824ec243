from __future__ import annotations

from discretion.components.ice.court_appeal import IceCourtAppeal
from tests.components.conftest import Read


def test_a_published_appeal_is_read_by_its_field_names(read: Read) -> None:
    assert read(
        IceCourtAppeal,
        "idnAppeal,idncase,idnProceeding,datAppealFiled,datBIADecision,strBIADecision,"
        "strCaseType,strNat",
        "5,7,1,2012-01-01,2013-06-07,APD,RMV,MX",
    ) == [
        {
            "decided_on": "2013-06-07",
            "filed_on": "2012-01-01",
            "case_type": "RMV",
            "case_type_label": "Removal",
            "board_decision": "APD",
            "board_decision_label": "Administratively Closed-DHS PD",
        }
    ]
