from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from discretion.facts_file import FactsRefusal
from discretion.published import (
    Reconciled,
    Reconciliation,
    ReconciliationStatus,
    figures,
    read_reconciliations,
    reconcile,
    reconciliations,
)

GOOD = """
[[reconciliations]]
name = "two_of_one"
statement = "A year, against another."
figure = "daca_requests_approved_fy2014"
against = ["daca_requests_approved_fy2013"]
explanation = "They are two years."
"""


def named(name: str) -> Reconciliation:
    (found,) = (one for one in reconciliations() if one.name == name)
    return found


@pytest.mark.parametrize(
    ("ours", "published", "options", "expected"),
    [
        (100, 100, {}, (0, 1.0, "AGREES")),
        (101, 100, {"tolerance": 1}, (1, 1.01, "AGREES")),
        (90, 100, {}, (-10, 0.9, "UNEXPLAINED")),
        (90, 100, {"explained": True}, (-10, 0.9, "EXPLAINED")),
        (100, 100, {"explained": True}, (0, 1.0, "AGREES")),
        (5, 0, {}, (5, None, "UNEXPLAINED")),
        (None, 100, {}, (None, None, "NOT_COMPARABLE")),
        (100, None, {}, (None, None, "NOT_COMPARABLE")),
        (100, 100, {"comparable": False}, (None, None, "NOT_COMPARABLE")),
    ],
)
def test_a_number_is_set_beside_a_published_one(
    ours: int | None,
    published: int | None,
    options: dict[str, Any],
    expected: tuple[int | None, float | None, str],
) -> None:
    difference, ratio, status = expected
    assert reconcile(ours, published, **options) == Reconciled(
        difference, ratio, ReconciliationStatus[status]
    )


@pytest.mark.shows("F006")
def test_approvals_of_two_documents_differ_and_the_difference_is_shown() -> None:
    found = named("daca_approvals_of_two_documents")
    assert (found.figure.value, found.sum, found.difference) == (632855, 631256, 1599)
    assert found.status is ReconciliationStatus.UNEXPLAINED
    assert [one.value for one in found.against] == [1_685, 471_293, 158_278]


@pytest.mark.shows("F003")
def test_a_part_in_another_unit_and_year_is_not_taken_from_the_whole() -> None:
    found = named("apprehensions_of_2013")
    assert found.status is ReconciliationStatus.NOT_COMPARABLE
    assert (found.difference, found.ratio) == (None, None)


def test_documents_that_add_up_agree() -> None:
    statuses = {one.name: one.status.value for one in reconciliations()}
    assert statuses == {
        "daca_approvals_of_two_documents": "UNEXPLAINED",
        "daca_approvals_by_year": "AGREES",
        "daca_approvals_by_kind_fy2014": "AGREES",
        "daca_approvals_by_kind_fy2015": "AGREES",
        "daca_renewals_by_year": "AGREES",
        "court_closures_by_discretion": "AGREES",
        "court_closures": "AGREES",
        "daca_requestors_with_and_without_arrest": "UNEXPLAINED",
        "apprehensions_of_2013": "NOT_COMPARABLE",
    }


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("", "", "NOT_COMPARABLE"),
        ("They are", "As is known, they are", "NOT_COMPARABLE"),
        ('years."', 'years."\nsame_time = "For this test."', "UNEXPLAINED"),
        (
            'years."',
            'years."\nsame_time = "For this test."\nexplained = true',
            "EXPLAINED",
        ),
    ],
)
def test_another_time_needs_a_reason(
    tmp_path: Path, old: str, new: str, status: str
) -> None:
    (tmp_path / "some.toml").write_text(GOOD.replace(old, new, 1))
    named = {one.id: one for one in figures()}
    (found,) = read_reconciliations(tmp_path / "some.toml", named)
    assert found.status is ReconciliationStatus[status]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '= "daca_requests_approved_fy2014"',
            '= "no_such"',
            "figure: no figure no_such (add it in figures/, or drop it)",
        ),
        (
            '"daca_requests_approved_fy2013"',
            '"no_such"',
            "against: no figure no_such (add it in figures/, or drop it)",
        ),
        (
            '["daca_requests_approved_fy2013"]',
            "[]",
            "against: empty (say it, or leave the key out)",
        ),
        ("explanation", "reason", "explanation: missing (write a text in quotes)"),
    ],
)
def test_a_slip_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (tmp_path / "slip.toml").write_text(GOOD.replace(old, new, 1))
    named = {one.id: one for one in figures()}
    with pytest.raises(FactsRefusal) as refused:
        read_reconciliations(tmp_path / "slip.toml", named)
    assert str(refused.value) == f"slip.toml reconciliations[1].{said}"
