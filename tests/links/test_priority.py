from __future__ import annotations

from typing import Any

import pytest

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.case import IceCase
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.removal import IceRemoval
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.decision import Decision
from discretion.links.removal import Removal
from discretion.links.signs import PrioritySigns
from discretion.policies import PrioritySign, catalogue
from tests.links.conftest import Workspace

PD = "PROSECUTORIAL DISCRETION"
MORTON_DAY, JOHNSON_DAY = "2014-03-03", "2015-03-03"


def decided(people: Workspace, on: str | None = JOHNSON_DAY) -> list[tuple[Any, ...]]:
    """The priority, and the verdict on each, of one decision of ICE on that day."""
    people.add(IceEncounter, 99, "P1", event_date=on, processing_disposition_label=PD)
    people.link()
    return people.rows(Decision, "priority", "priority_verdicts")


def test_every_sign_of_the_closed_list_is_read() -> None:
    columns = {one.name.upper() for one in PrioritySigns.columns} - {"SEEN_ON"}
    assert columns == {sign.name for sign in PrioritySign}
    named = {
        sign
        for policy in catalogue()
        for one in policy.priorities
        for sign in one.signs
    }
    assert named == set(PrioritySign)


@pytest.mark.shows("F020")
def test_what_no_record_speaks_of_is_not_known(people: Workspace) -> None:
    assert decided(people, MORTON_DAY) == [(None, "C5:UUU")]


@pytest.mark.parametrize(
    ("box", "verdicts"),
    [
        ("significant_risk", "J1:PUUUUUUUUU"),
        ("unlawful_attempt", "J1:UPUUUUUUUU"),
        ("criminal_street_gang", "J1:UUPUUUUUUU"),
        ("prior_felony", "J1:UUUPUUUUUU"),
        ("aggravated_felony", "J1:UUUUPUUUUU"),
        ("multiple_prior_misdemeanors", "J1:UUUUUPUUUU"),
        ("violent_misdemeanor", "J1:UUUUUUPUUU"),
        ("illegal_entry", "J1:UUUUUUUPUU"),
        ("unlawful_entry", "J1:UUUUUUUPUU"),
        ("illegal_reentry", "J1:UUUUUUUPUU"),
        ("visa_abuse", "J1:UUUUUUUUPU"),
        ("deportation_ordered", "J1:UUUUUUUUUP"),
    ],
)
@pytest.mark.shows("F026")
def test_each_box_of_a_detainer_shows_its_priority(
    people: Workspace, box: str, verdicts: str
) -> None:
    people.add(IceDetainer, 1, "P1", prepared_on=JOHNSON_DAY, **{box: True})
    code = ("1a", "1b", "1c", "1d", "1e", "2a", "2b", "2c", "2d", "3")[
        verdicts.index("P") - len("J1:")
    ]
    assert decided(people) == [(f"J1:{code}", verdicts)]


def test_a_box_that_says_no_denies_its_sign_and_a_blank_one_says_nothing(
    people: Workspace,
) -> None:
    people.add(
        IceDetainer,
        1,
        "P1",
        prepared_on=JOHNSON_DAY,
        prior_felony=False,
        illegal_entry=False,
        unlawful_attempt=False,
    )
    assert decided(people) == [(None, "J1:UUUFUUUUUU")]


def test_a_priority_of_several_signs_fails_only_where_all_are_denied(
    people: Workspace,
) -> None:
    boxes = ("illegal_entry", "unlawful_entry", "illegal_reentry")
    people.add(
        IceDetainer, 1, "P1", prepared_on=JOHNSON_DAY, **dict.fromkeys(boxes, False)
    )
    assert decided(people) == [(None, "J1:UUUUUUUFUU")]


def test_the_highest_priority_that_is_shown_is_the_priority(people: Workspace) -> None:
    people.add(IceDetainer, 1, "P1", prepared_on="2015-01-06", visa_abuse=True)
    people.add(IceDetainer, 2, "P1", prepared_on="2015-01-07", prior_felony=True)
    people.add(IceDetainer, 3, "P1", prepared_on="2015-01-08", prior_felony=False)
    people.add(IceDetainer, 4, "P2", prepared_on="2015-01-08", significant_risk=True)
    assert decided(people) == [("J1:1d", "J1:UUUPUUUUPU")]


def test_what_is_seen_after_the_day_does_not_count(people: Workspace) -> None:
    people.add(IceDetainer, 1, "P1", prepared_on="2015-03-04", prior_felony=True)
    assert decided(people) == [(None, "J1:UUUUUUUUUU")]


def test_a_superseded_record_shows_nothing(people: Workspace) -> None:
    people.add(
        IceDetainer,
        1,
        "P1",
        prepared_on=JOHNSON_DAY,
        prior_felony=True,
        superseded_by="IceDetainer_2",
    )
    assert decided(people) == [(None, "J1:UUUUUUUUUU")]


@pytest.mark.shows("F020")
def test_the_priorities_of_2011_are_read_off_levels_borders_and_categories(
    people: Workspace,
) -> None:
    people.add(CbpApprehension, 1, "P1", apprehended_on="2013-01-01")
    people.add(
        IceCase,
        2,
        "P1",
        recorded_on="2013-06-01",
        case_category_label="Removable - ICE Fugitive",
    )
    people.add(IceEncounter, 3, "P1", event_date="2013-07-01", threat_level="2")
    assert decided(people, MORTON_DAY) == [("C5:M2", "C5:UPP")]


@pytest.mark.parametrize(
    ("level", "verdicts"), [("1", "C5:PUU"), ("3", "C5:UUU"), ("NA", "C5:UUU")]
)
def test_only_threat_level_1_makes_a_danger(
    people: Workspace, level: str, verdicts: str
) -> None:
    people.add(IceDetainer, 3, "P1", prepared_on="2013-07-01", threat_level=level)
    assert [row[1] for row in decided(people, MORTON_DAY)] == [verdicts]


@pytest.mark.parametrize(
    ("ordered_on", "priority"),
    [
        ("2013-12-31", None),
        ("2014-01-01", "J1:3"),
        ("2015-03-03", "J1:3"),
        ("2015-03-04", None),
        (None, None),
    ],
)
def test_a_removal_has_the_priority_of_its_final_order(
    people: Workspace, ordered_on: str | None, priority: str | None
) -> None:
    people.add(
        IceRemoval, 1, "P1", departed_on=JOHNSON_DAY, final_order_date=ordered_on
    )
    people.link()
    assert people.rows(Removal, "priority") == [(priority,)]


@pytest.mark.parametrize(
    ("day", "policy"),
    [
        ("2011-06-16", None),
        ("2011-06-17", "C5:UUU"),
        ("2015-01-04", "C5:UUU"),
        ("2015-01-05", "J1:UUUUUUUUUU"),
        ("2017-02-19", "J1:UUUUUUUUUU"),
        ("2017-02-20", None),
        ("2021-11-29", "B4:UUU"),
        ("2022-06-10", None),
        ("2023-07-28", "B4:UUU"),
        ("2025-01-20", None),
        (None, None),
    ],
)
@pytest.mark.shows("F028")
def test_the_policy_is_that_of_the_component_and_day(
    people: Workspace, day: str | None, policy: str | None
) -> None:
    assert [row[1] for row in decided(people, day)] == [policy]


def test_before_2015_the_other_components_had_no_priorities(people: Workspace) -> None:
    for number, day in enumerate(("2014-12-01", "2015-02-01")):
        people.add(
            UscisDacaRequest,
            number,
            "P1",
            received_on="2014-01-01",
            decided_on=day,
            decision="APPROVED",
            data_source="C3",
        )
    people.link()
    assert people.rows(Decision, "decided_on", "priority_verdicts")[0][1] is None
    assert people.rows(Decision, "decided_on", "priority_verdicts")[1][1] is not None


@pytest.mark.shows("F031")
def test_the_guidelines_of_2021_are_read_by_the_same_signs(people: Workspace) -> None:
    people.add(CbpApprehension, 1, "P1", apprehended_on="2020-10-31")
    people.add(CbpApprehension, 2, "P2", apprehended_on="2020-11-01")
    for number, person in enumerate(("P1", "P2"), 8):
        people.add(
            IceEncounter,
            number,
            person,
            event_date="2022-01-01",
            processing_disposition_label=PD,
        )
    people.link()
    assert people.rows(Decision, "person_id", "priority", "priority_verdicts") == [
        ("P1", None, "B4:UUU"),
        ("P2", "B4:C", "B4:UUP"),
    ]
