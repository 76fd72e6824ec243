from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from discretion.components import RECORDS
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.extracts import find, load
from tests.components.conftest import Read

REAL = (
    Path(__file__).parents[4]
    / "shared/data/real/usbp_apprehensions_blaine_spokane_2012_2019.csv"
)


def test_a_published_row_is_read_and_looks_are_left_out(read: Read) -> None:
    assert read(
        CbpApprehension,
        "APPR_DT_TIME,SECTOR,APP_AGE,GENDER,COMPLEXION,CITIZENSHIP,STATUS_WHEN_FOUND,"
        "CRIMINAL_ALIEN",
        "2012-01-01 11:34:00,BLW,52,Male,MED,MEXICO,TRAVEL/SEEKING,N",
    ) == [
        {
            "apprehended_on": "2012-01-01",
            "sector": "BLW",
            "sector_label": "Blaine",
            "age": 52,
            "gender": "MALE",
            "citizenship": "MEXICO",
            "citizenship_label": "Mexico",
            "status_when_found": "TRAVEL/SEEKING",
            "status_when_found_label": "Travelling or seeking to",
            "criminal_alien": False,
        }
    ]


def test_an_internal_row_has_the_release_and_the_referral(read: Read) -> None:
    (row,) = read(
        CbpApprehension,
        "event_number,subject_key,apprehension_date,sector,daca_eligible_release,"
        "release_date,uscis_referral_date,fin",
        "E1,S1,2013-05-14,Rio Grande Valley,Y,2013-05-15,2013-05-16,1100000001",
    )
    assert row == {
        "apprehended_on": "2013-05-14",
        "sector": "Rio Grande Valley",
        "sector_label": "Rio Grande Valley",
        "daca_eligible_release": True,
        "released_on": "2013-05-15",
        "referred_to_uscis_on": "2013-05-16",
    }


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("2013-05-14,XXX,20", 'sector "XXX" is not'),
        ("2013-05-14,BLW,121", 'age "121" is out of range'),
        ("31/02/2013,BLW,20", 'apprehended_on "31/02/2013" is not a date'),
        (",BLW,20", "apprehended_on"),
    ],
)
def test_a_value_outside_its_list_or_bounds_rejects_the_row(
    rejected: Callable[..., list[str]], line: str, fault: str
) -> None:
    (told,) = rejected(CbpApprehension, "appr_dt_time,sector,app_age", line)
    assert told.startswith(f"extract.csv row 2: {fault}")


@pytest.mark.skipif(not REAL.is_file(), reason="the real extract is not beside us")
@pytest.mark.shows("F038")
def test_the_real_extract_loads_as_it_is(
    workspace: duckdb.DuckDBPyConnection,
) -> None:
    (extract,) = load(workspace, find([REAL]), RECORDS)
    assert (extract.rows_in, extract.rows_ok, extract.rows_rejected) == (4711, 4711, 0)
    rows = workspace.execute(
        "SELECT \"row\", strftime(apprehended_on, '%Y-%m-%d'), sector, age, citizenship"
        " FROM rows_cbp_apprehension"
    ).fetchall()
    with REAL.open(newline="") as file:
        lines = list(csv.reader(file))
    assert len(rows) == len(lines) - 1 == 4711
    for row, day, sector, age, citizenship in rows:
        line = lines[row - 1]
        assert (day, sector, str(age), citizenship) == (
            line[0][:10],
            line[1],
            line[2],
            line[4],
        )
    counted = (
        "SELECT count(DISTINCT id), count(superseded_by) FROM rows_cbp_apprehension"
    )
    assert workspace.execute(counted).fetchall() == [(4711, 0)]
