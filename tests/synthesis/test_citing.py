from __future__ import annotations

import pytest

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Record
from discretion.synthesis import citing
from discretion.synthesis.chance import Chance
from tests.synthesis.lives import Row, rows_of, share

_DEFERRED = "[5D] Final Order of Deportation / Removal - Deferred Action Granted"


@pytest.mark.parametrize(
    ("record", "row", "cited"),
    [
        (UscisDacaRequest, {"decision": "Approved"}, "D1"),
        (UscisDacaRequest, {"decision": "Denied"}, ""),
        (CbpApprehension, {"daca_eligible_release": "Y"}, "D1"),
        (CbpApprehension, {"daca_eligible_release": ""}, ""),
        (IceCase, {"case_category": _DEFERRED, "final_order_date": "2013-02-01"}, "C5"),
        (IceCase, {"case_category": _DEFERRED, "final_order_date": ""}, ""),
        (IceCase, {"case_category": "", "final_order_date": "2013-02-01"}, ""),
        (IceEncounter, {"basis": "", "event_date": "2014-02-01"}, ""),
        (IceEncounter, {"basis": "DACA", "event_date": "2014-02-01"}, "D1"),
        (IceEncounter, {"basis": "HUMANITARIAN", "event_date": "2015-01-04"}, "C5"),
        (IceEncounter, {"basis": "NOT_A_PRIORITY", "event_date": "2015-01-05"}, "J1"),
        (
            IceCourtAction,
            {"basis": "VICTIM_OR_WITNESS", "prosecutorial_discretion": "Y"},
            "C6",
        ),
        (
            IceCourtAction,
            {"basis": "VICTIM_OR_WITNESS", "prosecutorial_discretion": "N"},
            "",
        ),
    ],
)
def test_a_row_names_what_it_would_rest_on_or_nothing(
    record: type[Record], row: Row, cited: str
) -> None:
    said = [citing.policy(record, row, Chance(n)) for n in range(500)]
    assert set(said) == ({cited, ""} if cited else {""})
    if cited:
        assert share([one == cited for one in said]) == pytest.approx(0.4, abs=0.06)


def test_every_kind_of_record_that_may_name_a_policy_sometimes_does() -> None:
    for name in ("IceEncounter", "IceCase", "IceCourtAction", "CbpApprehension"):
        assert any(row["policy_cited"] for _, row in rows_of(name))
