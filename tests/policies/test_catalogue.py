"""What the catalogue holds, against the audit report's list and that of the sources."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from discretion.policies import (
    CATALOGUE,
    Policy,
    PolicyEvidence,
    PolicyStatusKind,
    catalogue,
    load,
    policies_in_force,
    successor,
)
from discretion.record import Component

NEW = """
id = "T2"
issued_on = 2030-02-01
title = "A Later Regime"
issuer = "A later Secretary"
authority = "Invented for this test."
components = ["CBP"]
summary = "Takes the place of the order of 2025."
supersedes = ["T1"]

[[statuses]]
on = 2030-03-01
kind = "IN_FORCE"
by = "Effective day."
"""


def named(id: str) -> Policy:
    (policy,) = (one for one in catalogue() if one.id == id)
    return policy


def superseded_by(id: str) -> str | None:
    later = successor(named(id), catalogue())
    return later.id if later else None


@pytest.mark.shows("F023")
def test_the_seven_policies_of_appendix_c_have_their_days_and_titles() -> None:
    assert [
        (one.id, one.issued_on.isoformat(), one.title)
        for one in catalogue()
        if "Appendix C" in one.authority
    ] == [
        (
            "C1",
            "2005-10-06",
            "Exercising Prosecutorial Discretion to Dismiss Adjustment Cases",
        ),
        ("C2", "2005-10-24", "Prosecutorial Discretion"),
        ("C3", "2007-11-07", "Prosecutorial and Custody Discretion"),
        (
            "C4",
            "2011-03-02",
            "Civil Immigration Enforcement: Priorities for the Apprehension, "
            "Detention, and Removal of Aliens",
        ),
        (
            "C5",
            "2011-06-17",
            "Exercising Prosecutorial Discretion Consistent with the Civil Immigration "
            "Enforcement Priorities of the Agency for the Apprehension, Detention, and "
            "Removal of Aliens",
        ),
        (
            "C6",
            "2011-06-17",
            "Prosecutorial Discretion: Certain Victims, Witnesses, and Plaintiffs",
        ),
        (
            "C7",
            "2011-10-24",
            "Enforcement Actions at or Focused on Sensitive Locations",
        ),
    ]


@pytest.mark.shows("F024")
def test_two_of_the_seven_are_superseded_by_that_of_2014_and_five_are_not() -> None:
    assert {f"C{n}": superseded_by(f"C{n}") for n in range(1, 8)} == {
        "C1": None,
        "C2": None,
        "C3": None,
        "C4": "J1",
        "C5": "J1",
        "C6": None,
        "C7": None,
    }


@pytest.mark.shows("F025")
def test_two_policies_of_one_day_are_two() -> None:
    of_that_day = [one for one in catalogue() if one.issued_on == date(2011, 6, 17)]
    assert [one.id for one in of_that_day] == ["C5", "C6"]


@pytest.mark.shows("F020")
def test_the_memo_of_2011_holds_three_priorities() -> None:
    assert [one.code for one in named("C5").priorities] == ["M1", "M2", "M3"]


@pytest.mark.shows("F026")
def test_the_memo_of_2014_is_department_wide_and_supersedes_ices_priorities() -> None:
    policy = named("J1")
    assert policy.components == tuple(Component)
    assert policy.supersedes == ("C4", "C5")
    assert " ".join(one.code for one in policy.priorities) == (
        "1a 1b 1c 1d 1e 2a 2b 2c 2d 3"
    )
    assert [one.code for one in named("B4").priorities] == ["A", "B", "C"]


@pytest.mark.shows("F027")
def test_expanded_deferred_action_is_enjoined_by_the_rulings_as_cited() -> None:
    status = named("J2").status_on(date(2015, 3, 1))
    assert status is not None
    assert status.kind is PolicyStatusKind.ENJOINED
    for citation in ("LEXIS 18551", "LEXIS 45483", "Doc 149"):
        assert citation in status.by


@pytest.mark.shows("F029")
def test_the_memo_of_2014_asks_for_removals_by_priority_and_not_for_discretion() -> (
    None
):
    policy = named("J1")
    assert policy.requires_pd_reporting is False
    assert "statistics of removals by priority" in policy.summary
    assert {one.requires_pd_reporting for one in catalogue()} == {False, None}


def test_deferred_action_of_2012_holds_five_criteria() -> None:
    assert [one.code for one in named("D1").criteria] == [
        "ARRIVED_UNDER_16",
        "RESIDENCE_OF_FIVE_YEARS",
        "EDUCATION_OR_SERVICE",
        "NO_CRIME_OR_THREAT",
        "NOT_OVER_30",
    ]


@pytest.mark.shows("F031")
def test_the_later_regimes_are_there() -> None:
    assert " ".join(one.id for one in catalogue()) == (
        "P00 P01 P02 P03 C1 C2 C3 C4 C5 C6 C7 D1 J1 J2 J3 O1 K1 O2 B1 B2 B3 B4 B5 T1"
    )


@pytest.mark.shows("F031")
def test_a_new_regime_is_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "2030-02-01-later.toml").write_text(NEW)
    policies = load(CATALOGUE, tmp_path)

    def ids(day: date) -> list[str]:
        return [one.id for one in policies_in_force(Component.CBP, day, policies)]

    assert ids(date(2030, 2, 28)) == ["D1", "T1"]
    assert ids(date(2030, 3, 1)) == ["D1", "T2"]
    (ended,) = (one for one in policies if one.id == "T1")
    assert ended.statuses[-1].kind is PolicyStatusKind.SUPERSEDED
    assert ended.statuses[-1].by == "A Later Regime (T2), issued 2030-02-01."


def test_what_is_recalled_is_marked() -> None:
    recalled = {
        (policy.id, status.on.isoformat())
        for policy in catalogue()
        for status in policy.statuses
        if status.evidence is PolicyEvidence.RECALLED
    }
    assert recalled == {
        ("C7", "2025-01-20"),
        ("D1", "2022-10-31"),
        ("D1", "2025-01-17"),
        ("J2", "2017-06-15"),
        ("B5", "2025-01-20"),
    }


def test_every_text_is_a_sentence() -> None:
    texts = [
        text
        for policy in catalogue()
        for text in (
            policy.summary,
            policy.authority,
            policy.note or ".",
            *(one.by for one in policy.statuses),
            *(one.text for one in policy.priorities),
            *(one.text for one in policy.criteria),
        )
    ]
    assert [text for text in texts if not text.endswith(".")] == []


def test_the_catalogue_goes_with_the_package() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())
    patterns = project["tool"]["setuptools"]["package-data"]["discretion"]
    package = CATALOGUE.parents[1]
    packed = {path for pattern in patterns for path in package.glob(pattern)}
    assert set(CATALOGUE.iterdir()) <= packed
