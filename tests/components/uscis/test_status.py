from __future__ import annotations

from pathlib import Path

import duckdb

from discretion.components import RECORDS
from discretion.components.uscis.status import UscisStatus
from discretion.extracts import find, load
from tests.components.conftest import Read


def test_a_status_has_its_day(read: Read) -> None:
    (row,) = read(
        UscisStatus,
        "receipt_number,status,status_date",
        "EAC1300000001,Biometrics,2013-04-02",
    )
    assert row.pop("daca_request_id").startswith("UscisDacaRequest_")
    assert row == {
        "status": "Biometrics",
        "status_label": "BIOMETRICS",
        "status_on": "2013-04-02",
    }


def test_a_status_refers_to_the_current_row_of_its_request(
    workspace: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "requests.csv").write_text(
        "receipt_number,rec_date,decision\n"
        "EAC1300000001,2013-04-01,\n"
        "EAC1300000001,2013-04-01,Approved\n"
        "EAC1300000002,2013-04-01,Denied\n"
    )
    (tmp_path / "statuses.csv").write_text(
        "receipt_number,status,status_date\n"
        "EAC-13-000-00001,Accepted,2013-04-02\n"
        ",Accepted,2013-04-02\n"
    )
    load(workspace, find([tmp_path]), RECORDS)
    found = workspace.execute(
        "SELECT s.row, r.decision, r.superseded_by FROM rows_uscis_status AS s "
        "LEFT JOIN rows_uscis_daca_request AS r ON r.id = s.daca_request_id ORDER BY 1"
    ).fetchall()
    assert found == [(2, "APPROVED", None), (3, None, None)]
