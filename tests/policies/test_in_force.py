"""Which policy governs whom on which day, against a table written from the sources.

The table is written by hand and never computed from the catalogue: each line is a day
around which something changes, and all that governs each component from that day on.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.policies import catalogue, policies_in_force
from discretion.record import Component

ICE: list[tuple[str, str]] = [
    ("1976-07-15", "P00"),
    ("2000-07-11", "P00 P01"),
    ("2000-11-17", "P00 P01 P02"),
    ("2001-05-17", "P00 P01 P02 P03"),
    ("2005-10-06", "P00 P01 P02 P03 C1"),
    ("2005-10-24", "P00 P01 P02 P03 C1 C2"),
    ("2007-11-07", "P00 P01 P02 P03 C1 C2 C3"),
    ("2011-03-02", "P00 P01 P02 P03 C1 C2 C3 C4"),
    ("2011-06-17", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6"),
    ("2011-10-24", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7"),
    ("2012-06-15", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7 D1"),
    # Requests are taken.
    ("2012-08-15", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7 D1"),
    # J1, J2 and J3 are issued; none is in force.
    ("2014-11-20", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7 D1"),
    ("2014-11-24", "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7 D1"),
    ("2015-01-05", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1"),
    # J2 is enjoined, was to begin, and its appeals fail.
    ("2015-02-16", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1"),
    ("2015-02-18", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1"),
    ("2015-02-23", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1"),
    ("2015-04-06", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 O1"),
    ("2015-05-26", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 O1"),
    ("2015-07-02", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 J3 O1"),
    ("2015-11-09", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 J3 O1"),
    ("2016-06-23", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 J3 O1"),
    ("2017-01-25", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 J1 O1"),
    ("2017-02-20", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1"),
    ("2017-06-15", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1"),
    ("2017-08-15", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1 O2"),
    ("2017-09-05", "P00 P01 P02 P03 C1 C2 C3 C6 C7 O1 K1 O2"),
    ("2020-06-18", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1 O2"),
    ("2020-07-28", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1 O2"),
    ("2020-12-04", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 K1 O2"),
    ("2021-01-20", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B1"),
    ("2021-02-18", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B1 B2"),
    ("2021-05-27", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B1 B2 B3"),
    ("2021-07-16", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B1 B2 B3"),
    # B4 is issued, and not in force.
    ("2021-09-30", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B1 B2 B3"),
    ("2021-11-29", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B3 B4"),
    # B5 is issued, and not in force.
    ("2022-04-03", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B3 B4"),
    ("2022-04-25", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B4 B5"),
    ("2022-06-10", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B5"),
    ("2022-10-31", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B5"),
    # The Supreme Court reverses; B4 is reinstated later.
    ("2023-06-23", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B5"),
    ("2023-07-28", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B4 B5"),
    ("2023-07-30", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B4 B5"),
    ("2025-01-17", "P00 P01 P02 P03 C1 C2 C3 C6 C7 D1 O1 O2 B4 B5"),
    ("2025-01-20", "P00 P01 P02 P03 C1 C2 C3 C6 D1 O1 O2 T1"),
]

CBP: list[tuple[str, str]] = [
    ("2012-06-15", "D1"),
    ("2014-11-20", "D1"),
    ("2015-01-05", "D1 J1"),
    ("2015-02-16", "D1 J1"),
    ("2017-02-20", "D1 K1"),
    ("2017-09-05", "K1"),
    ("2020-06-18", "D1 K1"),
    ("2021-01-20", "D1 B1"),
    ("2021-11-29", "D1 B4"),
    ("2022-06-10", "D1"),
    ("2023-07-28", "D1 B4"),
    ("2025-01-20", "D1 T1"),
]

TABLE = {
    Component.ICE: ICE,
    Component.CBP: CBP,
    # What binds USCIS binds CBP, and the other way round.
    Component.USCIS: CBP,
}


def governing(component: Component, day: date) -> str:
    """Ids of what the catalogue says; order is of no account."""
    return " ".join(sorted(one.id for one in policies_in_force(component, day)))


def expected(component: Component, day: date) -> str:
    """Ids of the last line of the table that has begun."""
    begun = [ids for since, ids in TABLE[component] if since <= day.isoformat()]
    return " ".join(sorted(begun[-1].split())) if begun else ""


DAYS = sorted(
    {
        date.fromisoformat(since) + timedelta(days)
        for lines in TABLE.values()
        for since, _ in lines
        for days in (-1, 0, 1)
    }
)


@pytest.mark.shows("F028")
@pytest.mark.parametrize("day", DAYS, ids=date.isoformat)
@pytest.mark.parametrize("component", list(Component), ids=lambda one: one.value)
def test_around_every_boundary_each_component_has_its_policies(
    component: Component, day: date
) -> None:
    assert governing(component, day) == expected(component, day)


def test_no_boundary_of_the_catalogue_is_left_out_of_the_table() -> None:
    told = {since for since, _ in ICE}
    dated = {status.on for policy in catalogue() for status in policy.statuses}
    dated |= {policy.issued_on for policy in catalogue()}
    assert {day.isoformat() for day in dated} <= told


@pytest.mark.parametrize("component", list(Component), ids=lambda one: one.value)
def test_between_boundaries_nothing_changes(component: Component) -> None:
    day, last = date(1976, 7, 1), date(2026, 1, 1)
    while day < last:
        assert governing(component, day) == expected(component, day)
        day += timedelta(days=1)


@pytest.mark.shows("F026")
def test_the_priorities_of_2014_bind_every_component_from_january_2015() -> None:
    for component in Component:
        assert "J1" not in governing(component, date(2014, 12, 1)).split()
        assert "J1" in governing(component, date(2015, 1, 5)).split()


@pytest.mark.shows("F027")
def test_expanded_deferred_action_is_in_force_on_no_day() -> None:
    (policy,) = (one for one in catalogue() if one.id == "J2")
    assert policy.effective_on is None
    for component in Component:
        assert "J2" not in governing(component, date(2015, 3, 1)).split()


@pytest.mark.shows("F028")
def test_a_later_ruling_rewrites_no_earlier_day() -> None:
    (policy,) = (one for one in catalogue() if one.id == "B4")
    stood = [
        (day, "B4" in governing(Component.ICE, date.fromisoformat(day)).split())
        for day in ("2022-06-09", "2022-06-10", "2023-06-23", "2023-07-28")
    ]
    assert stood == [
        ("2022-06-09", True),
        ("2022-06-10", False),
        ("2023-06-23", False),
        ("2023-07-28", True),
    ]
    assert policy.status_on(policy.issued_on) is None
