from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.extracts import About, Coverage, Refusal, find
from discretion.extracts.about import read_about


def said(path: Path) -> About:
    (found,) = find([path])
    return read_about(found)[0]


def refusal(put: Callable[..., Path], written: str | bytes) -> str:
    put("ice/a.about.json", written)
    with pytest.raises(Refusal) as refused:
        said(put("ice/a.csv").parent)
    return str(refused.value)


def test_nothing_is_known_of_a_file_without_a_description(
    put: Callable[..., Path],
) -> None:
    (found,) = find([put("a.csv")])
    assert read_about(found) == (About(), b"")


def test_everything_may_be_said(put: Callable[..., Path]) -> None:
    path = put(
        "a.csv.gz",
        layout="ice_encounter_internal",
        synthetic=True,
        window={"from": "2012-10-01", "to": "2013-09-30"},
        as_of="2013-10-02",
        query="select * from encounter",
        run_at="2013-10-02T09:00:00Z",
        run_by="LESA",
        verified=False,
        coverage="ENCOUNTER_ONLY",
        reporting_lag_days=90,
    )
    assert said(path) == About(
        layout="ice_encounter_internal",
        synthetic=True,
        window_from=datetime.date(2012, 10, 1),
        window_to=datetime.date(2013, 9, 30),
        as_of=datetime.date(2013, 10, 2),
        query="select * from encounter",
        run_at=datetime.datetime(2013, 10, 2, 9, tzinfo=datetime.UTC),
        run_by="LESA",
        verified=False,
        coverage=Coverage.ENCOUNTER_ONLY,
        reporting_lag_days=90,
    )


def test_null_says_nothing(put: Callable[..., Path]) -> None:
    assert said(put("a.csv", as_of=None, window=None, synthetic=False)) == About(
        synthetic=False
    )


def test_the_bytes_are_given_as_they_stand(put: Callable[..., Path]) -> None:
    put("a.about.json", '{ "run_by": "LESA" }\n')
    (found,) = find([put("a.csv")])
    assert read_about(found) == (About(run_by="LESA"), b'{ "run_by": "LESA" }\n')


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('{"synthetic": "yes"}', 'synthetic is "yes" (expects true or false)'),
        ('{"verified": 1}', "verified is 1 (expects true or false)"),
        ('{"query": ["a"]}', 'query is ["a"] (expects text)'),
        ('{"run_by": "\\ud800"}', 'run_by is "\\ud800" (expects text)'),
        ('{"as_of": "2013-02-31"}', 'as_of is "2013-02-31" (expects YYYY-MM-DD)'),
        ('{"as_of": 20130201}', "as_of is 20130201 (expects YYYY-MM-DD)"),
        (
            '{"run_at": "noon"}',
            'run_at is "noon" (expects a moment such as 2015-04-30T09:00:00)',
        ),
        (
            '{"coverage": "ALL"}',
            'coverage is "ALL" (expects POPULATION or ENCOUNTER_ONLY)',
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(
    put: Callable[..., Path], written: str, fault: str
) -> None:
    expected = fault.replace("", "")
    assert refusal(put, written) == f"a.about.json: {expected}"


@pytest.mark.parametrize(
    "lag", ["-1", "1.0", "true", '"90"', "36501", "[]", "1e2", "NaN", "9" * 400]
)
def test_a_lag_is_whole_days_and_not_negative(
    put: Callable[..., Path], lag: str
) -> None:
    told = refusal(put, f'{{"reporting_lag_days": {lag}}}')
    assert told.startswith("a.about.json: reporting_lag_days is ")
    assert told.endswith(" (expects whole days, 0 to 36500)")


def test_no_lag_at_all_may_be_said(put: Callable[..., Path]) -> None:
    assert said(put("a.csv", reporting_lag_days=0)) == About(reporting_lag_days=0)


@pytest.mark.parametrize(
    "window",
    [
        '{"from": "2013-10-01", "to": "2013-09-30"}',
        '{"from": "2013-10-01"}',
        '{"from": "2013-10-01", "to": "2014-09-30", "by": "day"}',
        '{"from": "2013-10-01", "to": null}',
        '"2013"',
    ],
)
def test_a_window_needs_both_days_in_order(
    put: Callable[..., Path], window: str
) -> None:
    assert refusal(put, f'{{"window": {window}}}') == (
        f"a.about.json: window is {window} "
        '(expects {"from": first day, "to": last day}, both YYYY-MM-DD)'
    )


def test_an_unknown_key_is_refused(put: Callable[..., Path]) -> None:
    assert refusal(put, '{"asof": "2013-01-01"}') == (
        'a.about.json: key "asof" is not known (expects layout, synthetic, window, '
        "as_of, query, run_at, run_by, verified, coverage, reporting_lag_days)"
    )


def test_a_key_that_stands_twice_is_refused(put: Callable[..., Path]) -> None:
    assert refusal(put, '{"synthetic": true, "synthetic": false}') == (
        "a.about.json: is not JSON: a key stands twice (correct or remove it)"
    )


def test_a_list_is_refused(put: Callable[..., Path]) -> None:
    assert refusal(put, "[]") == (
        "a.about.json: is not an object (expects layout, synthetic, window, "
        "as_of, query, run_at, run_by, verified, coverage, reporting_lag_days)"
    )


@pytest.mark.parametrize("written", [b"", b"{", b"[" * 100_000, b'{"query": "\xff"}'])
def test_what_is_not_json_is_refused_in_one_line(
    put: Callable[..., Path], written: bytes
) -> None:
    message = refusal(put, written)
    assert message.startswith("a.about.json: is not JSON")
    assert "\n" not in message


def test_a_pipe_is_refused_without_waiting_for_it(put: Callable[..., Path]) -> None:
    path = put("a.csv")
    os.mkfifo(path.parent / "a.about.json")
    with pytest.raises(Refusal) as refused:
        said(path)
    assert str(refused.value) == (
        "a.about.json: is not a regular file (replace or remove it)"
    )
