from __future__ import annotations

import dataclasses
import datetime
from datetime import date, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discretion.build.coverage import coverage
from discretion.release import Account, CoverageEntry, ExtractEntry
from discretion.release.coverage import add_coverage

START = date(2014, 1, 1)

PLAIN = ExtractEntry(
    file="a.csv",
    sheet=None,
    kept="extracts/0001/a.csv",
    sha256="ab",
    component="ICE",
    record_type="IceEncounter",
    layout="ice_encounter_internal",
    kind="internal",
    as_of=None,
    window_from=None,
    window_to=None,
    coverage=None,
    reporting_lag_days=None,
    synthetic=None,
    query=None,
    run_at=None,
    run_by=None,
    verified=None,
    account=Account(10, 8, 2, 1),
)


def windowed(opens: date, closes: date) -> ExtractEntry:
    return dataclasses.replace(PLAIN, window_from=opens, window_to=closes)


windows = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(
    lambda span: windowed(
        START + timedelta(span[0]), START + timedelta(span[0] + span[1])
    )
)


def test_an_extract_that_says_nothing_covers_what_is_unknown() -> None:
    assert coverage([PLAIN]) == (
        CoverageEntry(
            component="ICE",
            record_type="IceEncounter",
            covers_from=None,
            covers_to=None,
            as_of=None,
            coverage="UNKNOWN",
            reporting_lag_days=None,
            rows=7,
            rejected=2,
            superseded=1,
        ),
    )


def test_each_record_type_is_covered_by_its_own_extracts() -> None:
    other = dataclasses.replace(PLAIN, component="CBP", record_type="CbpApprehension")
    entries = coverage([PLAIN, other, PLAIN])
    assert [(one.record_type, one.rows) for one in entries] == [
        ("CbpApprehension", 7),
        ("IceEncounter", 14),
    ]


@given(st.lists(windows, min_size=1, max_size=5))
def test_windows_join_up_exactly_where_no_day_between_is_left_out(
    extracts: list[ExtractEntry],
) -> None:
    days = {
        one.window_from + timedelta(n)
        for one in extracts
        if one.window_from and one.window_to
        for n in range((one.window_to - one.window_from).days + 1)
    }
    whole = len(days) == (max(days) - min(days)).days + 1
    (entry,) = coverage(extracts)
    expected = (min(days), max(days)) if whole else (None, None)
    assert (entry.covers_from, entry.covers_to) == expected


def test_one_extract_without_a_window_leaves_the_span_open() -> None:
    (entry,) = coverage([windowed(START, START), PLAIN])
    assert (entry.covers_from, entry.covers_to) == (None, None)


@pytest.mark.parametrize(
    ("claims", "merged"),
    [
        (["POPULATION", "POPULATION"], "POPULATION"),
        (["POPULATION", "ENCOUNTER_ONLY"], "ENCOUNTER_ONLY"),
        (["ENCOUNTER_ONLY", None], "UNKNOWN"),
    ],
)
def test_several_extracts_cover_what_the_weakest_claims(
    claims: list[str | None], merged: str
) -> None:
    (entry,) = coverage([dataclasses.replace(PLAIN, coverage=one) for one in claims])
    assert entry.coverage == merged


@pytest.mark.parametrize(
    ("lags", "merged"),
    [([0], 0), ([30, 0, 90], 90), ([30, None], 30), ([None], None)],
)
def test_several_extracts_lag_behind_as_the_slowest_says_that_it_does(
    lags: list[int | None], merged: int | None
) -> None:
    said = [dataclasses.replace(PLAIN, reporting_lag_days=lag) for lag in lags]
    (entry,) = coverage(said)
    assert entry.reporting_lag_days == merged


def test_the_latest_day_known_is_the_one_it_is_as_of() -> None:
    days: list[datetime.date | None] = [START, None, START + timedelta(1)]
    (entry,) = coverage([dataclasses.replace(PLAIN, as_of=day) for day in days])
    assert entry.as_of == START + timedelta(1)


def test_links_read_one_row_for_each_record_type() -> None:
    with duckdb.connect() as con:
        add_coverage(con, coverage([windowed(START, START)]))
        assert con.execute("SELECT * FROM coverage").fetchall() == [
            ("ICE", "IceEncounter", START, START, None, "UNKNOWN", None)
        ]
