from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from discretion.components import RECORDS
from discretion.extracts import Extract
from discretion.record import IDENTITY_COLUMNS

Put = Callable[..., Path]
Read = Callable[..., list[Extract]]
Ask = Callable[[str], list[tuple[Any, ...]]]


def columns(ask: Ask, table: str) -> dict[str, str]:
    return {name: kind for name, kind, *_ in ask(f"describe {table}")}


def test_every_record_type_has_its_table_even_without_a_row(
    read: Read, ask: Ask
) -> None:
    assert read() == []
    tables = {name for (name,) in ask("show tables")}
    assert tables == {
        "identity_record",
        "reject",
        *(f"rows_{record.table}" for record in RECORDS),
    }
    assert all(ask(f"select count(*) from {table}") == [(0,)] for table in tables)


def test_a_records_table_has_its_place_and_then_its_declared_columns(
    read: Read, ask: Ask
) -> None:
    read()
    assert columns(ask, "rows_cbp_apprehension") == {
        "id": "VARCHAR",
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "row": "BIGINT",
        "superseded_by": "VARCHAR",
        "apprehended_on": "DATE",
        "sector": "VARCHAR",
        "sector_label": "VARCHAR",
        "age": "BIGINT",
        "gender": "VARCHAR",
        "citizenship": "VARCHAR",
        "citizenship_label": "VARCHAR",
        "status_when_found": "VARCHAR",
        "status_when_found_label": "VARCHAR",
        "criminal_alien": "BOOLEAN",
        "deportable": "BOOLEAN",
        "daca_eligible_release": "BOOLEAN",
        "entered_on": "DATE",
        "policy_cited": "VARCHAR",
        "policy_cited_label": "VARCHAR",
        "released_on": "DATE",
        "referred_to_uscis_on": "DATE",
    }


def test_identity_and_rejects_have_tables_of_their_own(read: Read, ask: Ask) -> None:
    read()
    assert columns(ask, "identity_record") == {
        "id": "VARCHAR",
        "record_type": "VARCHAR",
        "component": "VARCHAR",
        "namespace": "VARCHAR",
        "person_key": "VARCHAR",
        **dict.fromkeys(IDENTITY_COLUMNS, "VARCHAR"),
        "birth_date": "DATE",
    }
    assert columns(ask, "reject") == {
        "file": "VARCHAR",
        "sheet": "VARCHAR",
        "row": "BIGINT",
        "column_name": "VARCHAR",
        "value": "VARCHAR",
        "rule": "VARCHAR",
        "remedy": "VARCHAR",
        "raw": "VARCHAR",
    }


def test_identity_is_kept_apart_and_of_current_rows_only(
    put: Put, read: Read, ask: Ask
) -> None:
    read(
        put(
            "a.csv",
            "event_number,eid_subject_id,event_date,a_number,given_name,birth_date,sex\n"
            "E1,1,2013-01-01,A12345678,ANA,1990-01-02,F\n"
            "E1,1,2013-01-02,A12345679,ANA,1990-02-01,F\n",
        ),
        put("b.csv", "rec_date,unique_alien_id\n2013-01-03,h1\n2013-01-04,\n"),
    )
    rows = ask(
        "select r.row, i.* exclude (id) from identity_record i join (select id, row "
        "from rows_ice_encounter union all select id, row from "
        "rows_uscis_daca_request) r using (id) order by record_type, row"
    )
    ana = ("012345679", None, None, "ANA", None, None, date(1990, 2, 1), None, "F")
    nobody = (None,) * len(IDENTITY_COLUMNS)
    assert rows == [
        (3, "IceEncounter", "ICE", None, None, *ana),
        (2, "UscisDacaRequest", "USCIS", "USCIS", "h1", *nobody),
        (3, "UscisDacaRequest", "USCIS", "USCIS", None, *nobody),
    ]


def test_nothing_is_left_of_the_work(put: Put, read: Read, ask: Ask) -> None:
    read(put("a.csv", "rec_date,unique_alien_id\n2013-01-03,h1\nx\n"))
    assert (
        ask(
            "select table_name from duckdb_tables() where temporary "
            "union all select view_name from duckdb_views() where not internal"
        )
        == []
    )
