from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.extracts import find, load, rejects
from discretion.policies import CITED, catalogue

CASES = """eid_case_id,case_date,policy_cited
K1,2014-01-02,C5
K2,2014-01-02,c6
K3,2014-01-02,
K4,2014-01-02,X9
"""


def test_a_record_may_cite_any_policy_of_the_catalogue() -> None:
    assert list(CITED) == [policy.id for policy in catalogue()]


@pytest.mark.shows("F028", "F031")
def test_what_is_no_policy_rejects_the_row_that_cites_it(tmp_path: Path) -> None:
    (tmp_path / "cases.csv").write_text(CASES)
    with duckdb.connect() as con:
        load(con, find([tmp_path]), RECORDS)
        rows = con.sql("select policy_cited_label from rows_ice_case order by row")
        assert rows.fetchall() == [("C5",), ("C6",), (None,)]
        (rejected,) = rejects(con)
    assert 'cases.csv row 5: policy_cited "X9" is not a known code' in rejected
