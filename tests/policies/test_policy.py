from __future__ import annotations

from datetime import date

import pytest

from discretion.policies import catalogue


def periods(id: str) -> list[tuple[str, str | None]]:
    (policy,) = (one for one in catalogue() if one.id == id)
    return [
        (first.isoformat(), end.isoformat() if end else None)
        for first, end in policy.periods
    ]


def test_a_policy_governs_until_the_day_of_its_end() -> None:
    assert periods("C5") == [("2011-06-17", "2015-01-05")]


def test_one_that_was_vacated_and_reinstated_governs_twice() -> None:
    assert periods("B4") == [
        ("2021-11-29", "2022-06-10"),
        ("2023-07-28", "2025-01-20"),
    ]


def test_one_that_never_came_into_force_never_governs() -> None:
    assert periods("J2") == []


@pytest.mark.shows("F028")
def test_periods_and_statuses_tell_the_same_of_every_day() -> None:
    days = {status.on for policy in catalogue() for status in policy.statuses}
    for policy in catalogue():
        for day in days | {date(1999, 1, 1)}:
            status = policy.status_on(day)
            within = any(
                first <= day and (end is None or day < end)
                for first, end in policy.periods
            )
            assert within is (status is not None and status.kind.holds)
