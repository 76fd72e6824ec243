from __future__ import annotations

import pytest

from discretion.components.uscis.daca_request import UscisDacaRequest
from tests.components.conftest import Read

HEADINGS = (
    "unique_alien_id,data_source,form_type,rec_date,status,decision,decision_date,"
    "ben_country_of_birth,ben_gender,ben_year_of_birth,lpr_date"
)


@pytest.mark.shows("F037")
def test_the_two_systems_codes_come_out_alike(read: Read) -> None:
    c3, elis = read(
        UscisDacaRequest,
        HEADINGS,
        "p1,C3,,2012-09-01,Approved,Approved,2012-12-01,MEXIC,F,1990,null",
        "p1,ELIS,DACA - Renewal,2014-10-01,Approved,Approved,2014-12-01,Mexico,Female,"
        "1990,(b)(6)",
    )
    assert c3 == {
        "data_source": "C3",
        "received_on": "2012-09-01",
        "status": "Approved",
        "status_label": "APPROVED",
        "decision": "APPROVED",
        "decided_on": "2012-12-01",
        "country_of_birth": "MEXIC",
        "country_of_birth_label": "Mexico",
        "gender": "FEMALE",
        "birth_year": 1990,
    }
    assert (elis["form_type"], elis["gender"]) == ("RENEWAL", "FEMALE")
    assert elis["country_of_birth_label"] == "Mexico"


@pytest.mark.parametrize(
    ("raw", "decision"),
    [
        ("approved", "APPROVED"),
        ("Denied", "DENIED"),
        ("WITHDRAWN", "WITHDRAWN"),
        ("Rejected", "REJECTED"),
        ('"Denied, Terminated, or Withdrawn"', "NOT_SEPARABLE"),
    ],
)
def test_each_decision_is_read_by_its_word(read: Read, raw: str, decision: str) -> None:
    (row,) = read(
        UscisDacaRequest, "receipt_number,rec_date,decision", f",2012-09-01,{raw}"
    )
    assert row["decision"] == decision


def test_a_pending_request_has_no_decision(read: Read) -> None:
    (row,) = read(
        UscisDacaRequest,
        "receipt_number,rec_date,decision,decision_date",
        "WAC1290000001,2012-09-01,null,",
    )
    assert row == {"received_on": "2012-09-01"}
