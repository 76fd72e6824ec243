"""How often the rules are right, on a set whose truth is known."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from discretion.identity import resolve
from discretion.record import IDENTITY_COLUMNS

DEV = Path(__file__).parents[2] / "../shared/linkage/dev"

pytestmark = pytest.mark.skipif(
    not DEV.exists(), reason="the linkage development set is not beside this checkout"
)


@pytest.mark.parametrize(
    ("blanked", "precision", "recall", "f1"),
    [
        ((), 0.996, 0.980, 0.988),
        (("fin",), 0.985, 0.946, 0.965),
        (("fin", "a_number"), 0.999, 0.740, 0.850),
    ],
    ids=["all", "no-fin", "neither-number"],
)
def test_the_rules_stay_as_good_as_they_were_measured(
    blanked: tuple[str, ...], precision: float, recall: float, f1: float
) -> None:
    con = _extracts(blanked)
    resolve(con, [])
    true = _pairs(con, "person_id, real_id")
    found, real = _pairs(con, "person_id"), _pairs(con, "real_id")
    assert true / found >= precision
    assert true / real >= recall
    assert 2 * true / (found + real) >= f1


def _extracts(blanked: tuple[str, ...]) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    columns = ", ".join(
        f"{'null' if name in blanked else name} as {name}" for name in IDENTITY_COLUMNS
    )
    con.execute(
        f"""create table identity_record as
        select record_id as id, component as record_type, component,
            null as namespace, null as person_key,
            {columns.replace("birth_date as", "cast(birth_date as date) as")}
        from read_csv(?, all_varchar = true)""",
        [[str(DEV / f"{name}.csv") for name in ("ice", "cbp", "uscis")]],
    )
    con.execute("create table inherited (record_id varchar, person_id varchar)")
    con.execute(
        "create table rows_identity_review (record_id_l varchar, record_id_r varchar, "
        'verdict varchar, reviewed_on date, "row" bigint, superseded_by varchar)'
    )
    con.execute(
        """create table truth as select record_id, person_id as real_id
        from read_csv(?, all_varchar = true)""",
        [str(DEV / "truth.csv")],
    )
    return con


def _pairs(con: duckdb.DuckDBPyConnection, key: str) -> int:
    """How many pairs of records agree in this key."""
    ((pairs,),) = con.sql(f"""
        select sum(n * (n - 1) // 2) from (
            select count(*) as n
            from person_of join truth using (record_id) group by {key})""").fetchall()
    return int(pairs)
