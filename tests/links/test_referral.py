from __future__ import annotations

import pytest

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.cbp.referral import CbpReferral
from discretion.components.ice.referral import IceReferral
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.referral import Referral
from tests.links.conftest import Workspace

REFERRED = "2013-06-01"
REQUEST = "DeferredActionRequest_00000000000000000000000"


def refer(people: Workspace, day: str = REFERRED) -> None:
    people.add(
        CbpApprehension,
        1,
        "P1",
        apprehended_on=day,
        referred_to_uscis_on=day,
        sector_label="Tucson",
    )


def request(people: Workspace, number: int, received: str, **cells: object) -> None:
    people.add(
        UscisDacaRequest, number, "P1", received_on=received, data_source="C3", **cells
    )


def outcome(people: Workspace) -> tuple[str, str | None]:
    people.link()
    ((outcome, request_id),) = people.rows(Referral, "outcome", "request_id")
    return outcome, request_id


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("APPROVED", "GRANTED"),
        ("DENIED", "DENIED"),
        ("WITHDRAWN", "WITHDRAWN"),
        ("NOT_SEPARABLE", "NOT_SEPARABLE"),
        (None, "PENDING"),
    ],
)
def test_the_outcome_is_the_decision_on_the_request_that_followed(
    people: Workspace, decision: str | None, expected: str
) -> None:
    refer(people)
    request(people, 2, "2013-06-01", decision=decision)
    assert outcome(people) == (expected, f"{REQUEST}2")


def test_the_first_request_on_or_after_the_referral_is_the_one(
    people: Workspace,
) -> None:
    refer(people)
    request(people, 2, "2014-01-01", decision="APPROVED")
    request(people, 3, "2013-07-01", decision="DENIED")
    request(people, 4, "2013-05-01", decision="DENIED")
    assert outcome(people) == ("DENIED", f"{REQUEST}3")


def test_intake_rejections_are_passed_over_where_it_was_filed_again(
    people: Workspace,
) -> None:
    refer(people)
    request(people, 2, "2013-07-01", decision="REJECTED")
    request(people, 3, "2013-08-01", decision="APPROVED")
    assert outcome(people) == ("GRANTED", f"{REQUEST}3")


def test_rejected_at_intake_and_not_refiled(people: Workspace) -> None:
    refer(people)
    request(people, 2, "2013-07-01", status_label="REJECTED")
    people.cover(UscisDacaRequest, "2012-01-01", "2016-01-01")
    assert outcome(people) == ("REJECTED", None)


def test_a_renewal_after_the_referral_is_not_the_request(people: Workspace) -> None:
    refer(people)
    request(people, 2, "2012-09-01", decision="APPROVED", decided_on="2012-12-01")
    request(people, 3, "2014-09-01", form_type="RENEWAL", decision="DENIED")
    assert outcome(people) == ("FILED_BEFORE_REFERRAL", f"{REQUEST}2")


def test_a_renewal_alone_shows_an_unseen_request_so_it_is_not_never_filed(
    people: Workspace,
) -> None:
    refer(people)
    request(people, 2, "2014-09-01", form_type="RENEWAL", decision="APPROVED")
    people.cover(UscisDacaRequest, "2012-01-01", "2016-01-01")
    assert outcome(people) == ("NOT_YET_KNOWN", None)


def test_the_latest_request_before_the_referral_is_read_with_it(
    people: Workspace,
) -> None:
    refer(people)
    request(people, 2, "2012-09-01", decision="DENIED")
    request(people, 3, "2013-05-31", decision="DENIED")
    assert outcome(people) == ("FILED_BEFORE_REFERRAL", f"{REQUEST}3")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2013-06-01", "2014-06-01", "NEVER_FILED"),
        ("2013-06-01", "2014-05-31", "NOT_YET_KNOWN"),
        ("2013-06-02", "2016-01-01", "NOT_YET_KNOWN"),
        (None, None, "NOT_YET_KNOWN"),
    ],
)
def test_silence_means_never_filed_only_where_coverage_reaches_a_year_past(
    people: Workspace, start: str | None, end: str | None, expected: str
) -> None:
    refer(people)
    people.cover(UscisDacaRequest, start, end)
    assert outcome(people) == (expected, None)


def test_without_any_uscis_extract_the_outcome_is_not_loaded(
    people: Workspace,
) -> None:
    refer(people)
    people.cover(CbpApprehension, "2012-01-01", "2016-01-01")
    assert outcome(people) == ("NOT_LOADED", None)


def test_another_persons_request_is_not_the_referrals(people: Workspace) -> None:
    refer(people)
    people.add(UscisDacaRequest, 2, "P2", received_on="2013-07-01", decision="APPROVED")
    people.cover(UscisDacaRequest, "2012-01-01", "2016-01-01")
    assert outcome(people) == ("NEVER_FILED", None)


def test_two_records_of_one_referral_are_one(people: Workspace) -> None:
    refer(people)
    people.add(CbpReferral, 2, "P1", referred_on=REFERRED, sector_label="Tucson")
    people.add(CbpReferral, 3, "P1", referred_on="2014-06-01")
    people.link()
    assert len(people.rows(Referral, "id")) == 2


def test_days_run_from_the_referral_to_filing_and_from_filing_to_the_decision(
    people: Workspace,
) -> None:
    refer(people)
    request(people, 2, "2013-06-11", decision="APPROVED", decided_on="2013-09-11")
    people.link()
    columns = ("days_to_filing", "days_to_decision")
    assert people.rows(Referral, *columns) == [(10, 92)]


def test_a_request_before_the_referral_took_no_days(people: Workspace) -> None:
    refer(people)
    request(people, 2, "2013-01-11", decision="APPROVED", decided_on="2013-09-11")
    people.link()
    columns = ("outcome", "days_to_filing", "days_to_decision")
    assert people.rows(Referral, *columns) == [("FILED_BEFORE_REFERRAL", None, None)]


def test_ice_refers_too(people: Workspace) -> None:
    people.add(IceReferral, 1, "P1", referred_on=REFERRED, office_label="Boston")
    people.link()
    columns = ("component", "office", "outcome")
    assert people.rows(Referral, *columns) == [("ICE", "BOSTON_AREA", "NOT_LOADED")]


@pytest.mark.parametrize(
    ("coverage", "expected"),
    [
        ("POPULATION", "NEVER_FILED"),
        ("ENCOUNTER_ONLY", "NOT_YET_KNOWN"),
        ("UNKNOWN", "NOT_YET_KNOWN"),
    ],
)
def test_silence_means_something_only_where_everyone_is_covered(
    people: Workspace, coverage: str, expected: str
) -> None:
    refer(people)
    people.cover(UscisDacaRequest, "2012-08-15", "2016-09-30", None, coverage)
    assert outcome(people) == (expected, None)
