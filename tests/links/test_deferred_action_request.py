from __future__ import annotations

from datetime import date

import pytest

from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.deferred_action_request import DeferredActionRequest
from tests.links.conftest import Workspace


def approve(people: Workspace, number: int, received: str, decided: str) -> None:
    people.add(
        UscisDacaRequest,
        number,
        "P1",
        received_on=received,
        decision="APPROVED",
        decided_on=decided,
        data_source="C3",
    )


@pytest.mark.parametrize(
    ("decided", "expires"),
    [
        ("2012-10-01", date(2014, 10, 1)),
        ("2016-02-29", date(2018, 2, 28)),
        ("2014-11-23", date(2016, 11, 23)),
        ("2014-11-24", date(2017, 11, 24)),
        ("2015-02-16", date(2018, 2, 16)),
        ("2015-02-17", date(2017, 2, 17)),
    ],
)
def test_a_grant_runs_two_years_and_three_in_the_days_of_expanded_daca(
    people: Workspace, decided: str, expires: date
) -> None:
    approve(people, 1, "2012-09-01", decided)
    people.link()
    assert people.rows(DeferredActionRequest, "expires_on") == [(expires,)]


@pytest.mark.parametrize("decision", ["DENIED", "WITHDRAWN", None])
def test_nothing_expires_that_was_not_granted(
    people: Workspace, decision: str | None
) -> None:
    people.add(
        UscisDacaRequest,
        1,
        "P1",
        received_on="2012-09-01",
        decision=decision,
        decided_on="2012-10-01",
    )
    people.link()
    assert people.rows(DeferredActionRequest, "expires_on") == [(None,)]


def test_where_the_kind_is_not_recorded_a_renewal_follows_the_first_approval(
    people: Workspace,
) -> None:
    approve(people, 1, "2012-09-01", "2012-12-01")
    approve(people, 2, "2012-12-01", "2013-02-01")
    approve(people, 3, "2014-09-01", "2014-10-01")
    people.link()
    assert people.rows(DeferredActionRequest, "received_on", "kind") == [
        (date(2012, 9, 1), "INITIAL"),
        (date(2012, 12, 1), "INITIAL"),
        (date(2014, 9, 1), "RENEWAL"),
    ]


def test_a_recorded_kind_is_kept(people: Workspace) -> None:
    approve(people, 1, "2012-09-01", "2012-12-01")
    people.add(UscisDacaRequest, 2, "P1", received_on="2014-09-01", form_type="INITIAL")
    people.link()
    assert people.rows(DeferredActionRequest, "kind") == [("INITIAL",), ("INITIAL",)]


def test_a_status_of_rejected_is_a_rejection_where_no_decision_is_recorded(
    people: Workspace,
) -> None:
    people.add(
        UscisDacaRequest, 1, "P1", received_on="2012-09-01", status_label="REJECTED"
    )
    people.link()
    assert people.rows(DeferredActionRequest, "decision") == [("REJECTED",)]
