from __future__ import annotations

from datetime import date

import pytest

from discretion.components.cbp.referral import CbpReferral
from discretion.components.ice.daca_request import IceDacaRequest
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


CHAIN = ("decided_on", "kind", "expires_on", "lapsed_on", "days_lapsed")


def chain(people: Workspace, as_of: str) -> list[tuple[object, ...]]:
    people.cover(UscisDacaRequest, "2012-08-15", as_of, as_of)
    people.link()
    return people.rows(DeferredActionRequest, *CHAIN)


def test_a_grant_renewed_in_time_does_not_lapse(people: Workspace) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    approve(people, 2, "2014-10-01", "2015-01-10")
    assert chain(people, "2016-09-30") == [
        (date(2013, 1, 10), "INITIAL", date(2015, 1, 10), None, None),
        (date(2015, 1, 10), "RENEWAL", date(2018, 1, 10), None, None),
    ]
    first, second = people.rows(DeferredActionRequest, "id", "renews_id")
    assert (first[1], second[1]) == (None, first[0])


@pytest.mark.shows("F030")
def test_a_grant_renewed_late_lapsed_for_the_days_between(people: Workspace) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    approve(people, 2, "2014-12-01", "2015-02-10")
    first, _ = chain(people, "2016-09-30")
    assert first[3:] == (date(2015, 1, 10), 31)


def test_a_grant_that_nothing_followed_lapsed_without_end(people: Workspace) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    (only,) = chain(people, "2016-09-30")
    assert only[3:] == (date(2015, 1, 10), None)


def test_of_grants_that_run_out_on_one_day_the_last_made_lapses(
    people: Workspace,
) -> None:
    approve(people, 1, "2012-08-20", "2012-11-24")
    approve(people, 2, "2014-02-28", "2014-11-23")
    approve(people, 3, "2014-10-01", "2014-11-23")
    chain(people, "2016-12-30")
    lapses = people.rows(DeferredActionRequest, "id", "lapsed_on")
    assert [lapsed_on for _, lapsed_on in lapses] == [None, None, date(2016, 11, 23)]


@pytest.mark.parametrize("as_of", ["2015-01-09", "2014-12-31"])
def test_a_grant_has_not_lapsed_before_the_extract_ends(
    people: Workspace, as_of: str
) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    (only,) = chain(people, as_of)
    assert only[3:] == (None, None)


@pytest.mark.parametrize(
    ("referred", "initiative"),
    [
        ("2012-09-01", "REFERRED"),
        ("2012-09-02", "SELF_INITIATED"),
        (None, "SELF_INITIATED"),
    ],
)
@pytest.mark.shows("F047")
def test_a_request_is_referred_where_a_referral_came_first(
    people: Workspace, referred: str | None, initiative: str
) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    people.cover(CbpReferral, None, None)
    if referred:
        people.add(CbpReferral, 2, "P1", referred_on=referred)
    people.link()
    assert people.rows(DeferredActionRequest, "initiative") == [(initiative,)]


def test_without_an_extract_of_referrals_nobody_can_tell(people: Workspace) -> None:
    approve(people, 1, "2012-09-01", "2013-01-10")
    people.link()
    assert people.rows(DeferredActionRequest, "initiative") == [("NOT_LOADED",)]


def test_a_request_in_custody_was_received_by_ice(people: Workspace) -> None:
    people.add(IceDacaRequest, 1, "P1", received_on="2013-01-01", decision="DENIED")
    people.link()
    columns = ("component", "kind", "decision")
    assert people.rows(DeferredActionRequest, *columns) == [
        ("ICE", "INITIAL", "DENIED")
    ]
