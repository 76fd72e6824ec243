from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.discretion import Basis, Circumstance, IsDiscretion
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.court_appeal import IceCourtAppeal
from discretion.components.ice.court_proceeding import IceCourtProceeding
from discretion.components.ice.decisions import DISPOSITIONS
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.decision import Decision
from discretion.links.origin import Origin
from tests.links.conftest import Workspace

DAY = "2014-03-03"


def shape(people: Workspace) -> list[tuple[object, ...]]:
    people.link()
    return people.rows(Decision, "id", "component", "act", "effect", "basis")


@pytest.mark.parametrize(
    ("disposition", "act", "effect"),
    [
        ("PROSECUTORIAL DISCRETION", "NOT_ISSUE_NTA", "NOT_PLACED"),
        ("RELEASED/PROSECUTORIAL DISCRETION", "RELEASE", "NOT_PLACED"),
        ("NOTICE TO APPEAR/PROSECUTORIAL DISCRETION", "RELEASE", "OTHER"),
    ],
)
@pytest.mark.shows("F034")
def test_each_discretion_code_is_a_decision_with_its_act_and_effect(
    people: Workspace, disposition: str, act: str, effect: str
) -> None:
    people.add(
        IceEncounter, 1, "P1", event_date=DAY, processing_disposition_label=disposition
    )
    assert shape(people) == [
        ("Decision_000000000000000000000001", "ICE", act, effect, "NOT_RECORDED")
    ]


def test_no_other_disposition_is_a_decision(people: Workspace) -> None:
    decided = {
        code.code
        for code in DISPOSITIONS.codes
        if code.is_discretion is IsDiscretion.YES
    }
    others = sorted(set(PROCESSING_DISPOSITIONS.values()) - decided)
    for number, label in enumerate([*others, None]):
        people.add(
            IceEncounter,
            number,
            "P1",
            event_date=DAY,
            processing_disposition_label=label,
        )
    assert shape(people) == []


def test_every_disposition_is_reviewed_once() -> None:
    reviewed = [code.code for code in DISPOSITIONS.codes]
    assert sorted(reviewed) == sorted(set(PROCESSING_DISPOSITIONS.values()))


def test_a_recorded_basis_is_kept_and_none_is_inferred(people: Workspace) -> None:
    label = "PROSECUTORIAL DISCRETION"
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=DAY,
        processing_disposition_label=label,
        basis=Basis.NOT_A_PRIORITY,
    )
    people.add(
        IceEncounter, 2, "P2", event_date=DAY, processing_disposition_label=label
    )
    people.link()
    assert people.rows(Decision, "person_id", "basis") == [
        ("P1", "NOT_A_PRIORITY"),
        ("P2", "NOT_RECORDED"),
    ]


def test_two_systems_on_one_day_are_one_decision_of_the_component_that_decided(
    people: Workspace,
) -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=DAY,
        processing_disposition_label="RELEASED/PROSECUTORIAL DISCRETION",
        arresting_agency_label="CBP",
    )
    people.add(
        CbpApprehension,
        2,
        "P1",
        apprehended_on="2014-03-01",
        released_on=DAY,
        daca_eligible_release=True,
    )
    assert shape(people) == [
        ("Decision_000000000000000000000002", "CBP", "RELEASE", "NOT_PLACED", "DACA")
    ]
    assert people.rows(Origin, "united_id", "record_type")[1:3] == [
        ("Decision_000000000000000000000002", "CbpApprehension"),
        ("Decision_000000000000000000000002", "IceEncounter"),
    ]


def test_two_records_of_one_system_are_two_decisions(people: Workspace) -> None:
    for number in (1, 2):
        people.add(
            IceEncounter,
            number,
            "P1",
            event_date=DAY,
            processing_disposition_label="PROSECUTORIAL DISCRETION",
        )
    assert len(shape(people)) == 2


def test_the_second_of_one_system_does_not_join_the_first_of_another(
    people: Workspace,
) -> None:
    for number in (1, 2):
        people.add(
            IceEncounter,
            number,
            "P1",
            event_date=DAY,
            processing_disposition_label="RELEASED/PROSECUTORIAL DISCRETION",
        )
    people.add(
        CbpApprehension,
        3,
        "P1",
        apprehended_on=DAY,
        released_on=DAY,
        daca_eligible_release=True,
    )
    people.link()
    records = people.rows(Origin, "united_id", "record_id")
    decisions = [united for united, _ in records if united.startswith("Decision_")]
    assert sorted(decisions.count(united) for united in set(decisions)) == [1, 2]


@pytest.mark.parametrize(("other", "day"), [("P2", DAY), ("P1", "2014-03-04")])
def test_another_person_or_day_is_another_decision(
    people: Workspace, other: str, day: str
) -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=DAY,
        processing_disposition_label="RELEASED/PROSECUTORIAL DISCRETION",
    )
    people.add(
        CbpApprehension,
        2,
        other,
        apprehended_on=DAY,
        released_on=day,
        daca_eligible_release=True,
    )
    assert len(shape(people)) == 2


def test_undated_decisions_stay_apart_and_say_by_when_they_are_known(
    people: Workspace,
) -> None:
    for number in (1, 2):
        people.add(
            CbpApprehension,
            number,
            "P1",
            apprehended_on=DAY,
            daca_eligible_release=True,
        )
    people.link()
    columns = ("decided_on", "known_by", "fiscal_year")
    assert people.rows(Decision, *columns) == [(None, date(2014, 3, 3), None)] * 2


def test_approvals_are_decisions_of_uscis_and_nothing_else_is(
    people: Workspace,
) -> None:
    decisions = ["APPROVED", "DENIED", "WITHDRAWN", "REJECTED", "NOT_SEPARABLE", None]
    for number, decision in enumerate(decisions):
        people.add(
            UscisDacaRequest,
            number,
            "P1",
            received_on=DAY,
            decided_on=DAY,
            decision=decision,
            data_source="C3",
        )
    people.link()
    assert people.rows(Decision, "component", "stage", "act", "basis") == [
        ("USCIS", "BENEFIT", "DEFER", "DACA")
    ]


def test_a_release_that_is_not_recorded_is_not_a_decision(people: Workspace) -> None:
    for number, eligible in enumerate([None, False]):
        people.add(
            CbpApprehension,
            number,
            "P1",
            apprehended_on=DAY,
            released_on=DAY,
            daca_eligible_release=eligible,
        )
    assert shape(people) == []


@pytest.mark.parametrize(
    ("day", "year"),
    [("2013-09-30", 2013), ("2013-10-01", 2014), ("2014-09-30", 2014)],
)
def test_the_fiscal_year_starts_on_the_first_of_october(
    people: Workspace, day: str, year: int
) -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=day,
        processing_disposition_label="PROSECUTORIAL DISCRETION",
    )
    people.link()
    assert people.rows(Decision, "fiscal_year") == [(year,)]


def test_a_superseded_record_decides_nothing(people: Workspace) -> None:
    people.add(
        IceEncounter,
        1,
        "P1",
        event_date=DAY,
        processing_disposition_label="PROSECUTORIAL DISCRETION",
        superseded_by="IceEncounter_2",
    )
    assert shape(people) == []


CLOSED = "Prosecutorial Discretion - Admin Close"
DEFERRED = "Final Order of Deportation / Removal - Deferred Action Granted"
WHAT = ("component", "stage", "act", "effect", "decided_on")


@pytest.mark.parametrize(
    "label", [CLOSED, "In Court Prosecutorial Discretion - Admin Closure"]
)
@pytest.mark.shows("F035")
def test_a_proceeding_closed_by_discretion_is_taken_out(
    people: Workspace, label: str
) -> None:
    people.add(
        IceCourtProceeding, 1, "P1", completed_on=DAY, other_completion_label=label
    )
    people.link()
    assert people.rows(Decision, *WHAT) == [
        ("ICE", "COURT", "CLOSE", "TAKEN_OUT", date(2014, 3, 3))
    ]


@pytest.mark.shows("F035")
def test_a_bare_dismissal_or_termination_is_no_decision(people: Workspace) -> None:
    for number, label in enumerate(("Terminated", "Dismissed by IJ")):
        people.add(
            IceCourtProceeding,
            number,
            "P1",
            completed_on=DAY,
            decision_code_label=label,
        )
    people.add(IceCourtAction, 9, "P1", acted_on=DAY, action_label="Dismissal")
    assert shape(people) == []


@pytest.mark.parametrize(
    ("label", "act"),
    [
        ("Administratively Closed-DHS PD", "CLOSE"),
        ("Terminate-DHS PD", "TERMINATE"),
        ("Withdrawal-DHS PD", "WITHDRAW_APPEAL"),
    ],
)
@pytest.mark.shows("F035")
def test_an_appeal_ended_by_discretion_is_taken_out(
    people: Workspace, label: str, act: str
) -> None:
    people.add(IceCourtAppeal, 1, "P1", decided_on=DAY, board_decision_label=label)
    people.link()
    assert people.rows(Decision, *WHAT) == [
        ("ICE", "APPEAL", act, "TAKEN_OUT", date(2014, 3, 3))
    ]


@pytest.mark.shows("F058")
def test_the_court_and_the_attorney_tell_of_one_decision(people: Workspace) -> None:
    people.add(
        IceCourtProceeding, 1, "P1", completed_on=DAY, other_completion_label=CLOSED
    )
    people.add(
        IceCourtAction,
        2,
        "P1",
        acted_on=DAY,
        action_label="Administrative closure",
        prosecutorial_discretion=True,
        circumstance=Circumstance.NURSING_MOTHER,
        basis=Basis.HUMANITARIAN,
    )
    people.link()
    columns = ("basis", "circumstance")
    assert people.rows(Decision, *columns) == [("HUMANITARIAN", "NURSING_MOTHER")]
    assert len(people.rows(Origin, "id")) == 2


def test_deferred_action_after_an_order_is_one_undated_decision_of_the_case(
    people: Workspace,
) -> None:
    cells = {"case_category_label": DEFERRED, "final_order_date": "2012-01-01"}
    people.add(IceCase, 1, "P1", recorded_on="2014-09-30", **cells)
    people.add(IceDetention, 2, "P1", booked_in_on="2013-09-30", **cells)
    people.link()
    columns = ("stage", "act", "decided_on", "known_by", "fiscal_year")
    assert people.rows(Decision, *columns) == [
        ("POST_ORDER", "DEFER", None, date(2013, 9, 30), None)
    ]


@pytest.mark.shows("F059")
def test_eligibility_is_recorded_or_derived_and_says_which(people: Workspace) -> None:
    release = {"event_date": DAY, "processing_disposition_label": "RELEASED/"}
    release["processing_disposition_label"] += "PROSECUTORIAL DISCRETION"
    for number, person in enumerate(("P1", "P2", "P3")):
        people.add(IceEncounter, number, person, **release)
    people.add(
        UscisDacaRequest,
        8,
        "P1",
        received_on="2012-09-01",
        decision="APPROVED",
        decided_on="2012-12-01",
    )
    people.add(UscisDacaRequest, 9, "P2", received_on="2012-09-01", decision="DENIED")
    people.add(
        CbpApprehension,
        7,
        "P3",
        apprehended_on="2013-01-01",
        released_on="2013-01-01",
        daca_eligible_release=True,
    )
    people.link()
    told = people.rows(Decision, "person_id", "component", "daca_eligibility")
    assert [row for row in told if row[1] != "USCIS"] == [
        ("P1", "ICE", "DERIVED"),
        ("P2", "ICE", "NOT_RECORDED"),
        ("P3", "CBP", "RECORDED"),
        ("P3", "ICE", "NOT_RECORDED"),
    ]


@pytest.mark.shows("F028")
def test_a_decision_cites_what_the_first_record_that_names_a_policy_names(
    people: Workspace,
) -> None:
    people.add(
        IceCourtProceeding, 1, "P1", completed_on=DAY, other_completion_label=CLOSED
    )
    people.add(
        IceCourtAction,
        2,
        "P1",
        acted_on=DAY,
        action_label="Administrative closure",
        prosecutorial_discretion=True,
        policy_cited_label="C6",
    )
    people.add(
        IceEncounter,
        3,
        "P2",
        event_date=DAY,
        processing_disposition_label="PROSECUTORIAL DISCRETION",
    )
    people.link()
    assert people.rows(Decision, "person_id", "cited_policy") == [
        ("P1", "C6"),
        ("P2", None),
    ]


def test_citizenship_is_that_of_the_anchor_or_else_of_another_record(
    people: Workspace,
) -> None:
    release = "RELEASED/PROSECUTORIAL DISCRETION"
    by_cbp = {"apprehended_on": DAY, "released_on": DAY, "daca_eligible_release": True}
    for number, (person, cbp, ice) in enumerate(
        [("P1", "Mexico", "Cuba"), ("P2", None, "Cuba"), ("P3", None, None)]
    ):
        people.add(
            IceEncounter,
            number,
            person,
            event_date=DAY,
            processing_disposition_label=release,
            arresting_agency_label="CBP",
            citizenship_country_label=ice,
        )
        people.add(CbpApprehension, number, person, citizenship_label=cbp, **by_cbp)
    people.link()
    assert people.rows(Decision, "person_id", "component", "citizenship") == [
        ("P1", "CBP", "Mexico"),
        ("P2", "CBP", "Cuba"),
        ("P3", "CBP", None),
    ]
