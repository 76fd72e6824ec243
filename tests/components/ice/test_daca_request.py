from __future__ import annotations

from discretion.components.ice.daca_request import IceDacaRequest
from tests.components.conftest import Read


def test_a_request_in_custody_was_taken_and_decided_by_ice(read: Read) -> None:
    assert read(
        IceDacaRequest,
        "request_number,request_date,decision,decision_date",
        "Q1,2013-04-02,Approved,2013-05-02",
    ) == [
        {
            "received_on": "2013-04-02",
            "decision": "APPROVED",
            "decided_on": "2013-05-02",
        }
    ]
