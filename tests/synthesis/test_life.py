from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from discretion.codes.discretion import Act, Stage
from discretion.codes.request import RequestDecision
from discretion.record import Component
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.errors import ERRORS
from discretion.synthesis.ice import Encounter
from discretion.synthesis.layout import headings
from discretion.synthesis.life import Discretion, Life, discretion, live, records
from discretion.synthesis.person import pair
from discretion.synthesis.places import Office, Sector
from discretion.synthesis.uscis import Request

_CLERKS = {component: Clerk(errors) for component, errors in ERRORS.items()}
_LIVES = [
    live(person, Chance(person.id))
    for number in range(500)
    for person in pair(7, number)
]
_PHOENIX = Office("PHO", "Phoenix", "AZ")
_MET = Encounter(
    number=8,
    event_number="PHO1",
    on=date(2014, 6, 1),
    office=_PHOENIX,
    event_type="CAP Local",
    agency="ICE",
    disposition="PD",
    act=Act.NOT_ISSUE_NTA,
    act_recorded=True,
)
_RELEASE = Apprehension(
    number=0,
    on=date(2014, 3, 5),
    sector=Sector("TCA", "Tucson", _PHOENIX),
    released_on=date(2014, 3, 6),
    also_in_eid=True,
)
_GRANT = Request(
    received_on=date(2014, 4, 1),
    renewal=False,
    decision=RequestDecision.APPROVED,
    decided_on=date(2014, 9, 1),
    in_elis=False,
)
_LIFE = Life(pair(7, 0)[0], (_RELEASE,), (_GRANT,), (), (_MET,))


def _types(life: Life) -> list[str]:
    return [record.__name__ for record, _ in records(life, _CLERKS, Chance("row"))]


def test_a_life_is_lived_again_from_the_same_name() -> None:
    again = live(_LIVES[3].person, Chance(_LIVES[3].person.id))
    assert again == _LIVES[3]


def test_everyone_meets_some_component() -> None:
    assert all(
        life.apprehensions or life.requests or life.encounters for life in _LIVES
    )


def test_many_are_met_by_all_three_components() -> None:
    met = [
        life
        for life in _LIVES
        if life.apprehensions and life.requests and life.encounters
    ]
    assert 0.1 < len(met) / len(_LIVES) < 0.25


def test_charges_are_of_people_ice_met() -> None:
    assert all(life.encounters for life in _LIVES if life.charges)
    assert 0.1 < sum(bool(life.charges) for life in _LIVES) / len(_LIVES) < 0.3


def test_every_act_of_discretion_is_told_with_what_is_on_record() -> None:
    assert list(discretion(_LIFE)) == [
        Discretion(Component.CBP, date(2014, 3, 6), Stage.ENCOUNTER, Act.RELEASE, True),
        Discretion(
            Component.ICE, date(2014, 6, 1), Stage.ENCOUNTER, Act.NOT_ISSUE_NTA, True
        ),
        Discretion(Component.USCIS, date(2014, 9, 1), Stage.BENEFIT, Act.DEFER, True),
    ]


@pytest.mark.parametrize(
    ("in_e3", "in_eid", "recorded"),
    [
        (True, True, True),
        (True, False, True),
        (False, True, True),
        (False, False, False),
    ],
)
def test_a_release_is_recorded_where_either_system_says_so(
    in_e3: bool, in_eid: bool, recorded: bool
) -> None:
    release = _RELEASE._replace(release_recorded=in_e3, also_in_eid=in_eid)
    first = next(discretion(_LIFE._replace(apprehensions=(release,))))
    assert (first.component, first.recorded) == (Component.CBP, recorded)


def test_a_denial_is_no_act_of_discretion() -> None:
    denial = _GRANT._replace(decision=RequestDecision.DENIED)
    acts = list(discretion(_LIFE._replace(requests=(denial,))))
    assert Component.USCIS not in {act.component for act in acts}


def test_a_release_held_by_two_systems_gives_two_records() -> None:
    assert _types(_LIFE) == [
        "CbpApprehension",
        "IceEncounter",
        "IceEncounter",
        "UscisDacaRequest",
    ]


def test_an_encounter_that_is_not_held_gives_no_record() -> None:
    unheld = _LIFE._replace(encounters=(_MET._replace(held=False),))
    assert _types(unheld) == ["CbpApprehension", "IceEncounter", "UscisDacaRequest"]


def test_rows_have_the_columns_of_their_layout_and_no_others() -> None:
    for life in _LIVES:
        for record, row in records(life, _CLERKS, Chance("row")):
            assert row.keys() == headings(record).keys()


def _outcome(life: Life, referred_on: date) -> str:
    """What became of a referral, as the interface defines it."""
    initial = [request for request in life.requests if not request.renewal]
    after = [request for request in initial if request.received_on >= referred_on]
    accepted = [r for r in after if r.decision is not RequestDecision.REJECTED]
    if accepted:
        decision = accepted[0].decision
        return decision.value if decision else "PENDING"
    if after:
        return "REJECTED"
    if initial:
        return "FILED_BEFORE_REFERRAL"
    known = referred_on + timedelta(365) <= date(2016, 9, 30)
    return "NEVER_FILED" if known else "NOT_YET_KNOWN"


def test_every_outcome_of_a_referral_occurs_often_enough_to_be_shown() -> None:
    outcomes = Counter(
        _outcome(life, caught.referred_on)
        for life in _LIVES
        for caught in life.apprehensions
        if caught.referred_on
    )
    assert outcomes.keys() == {
        "APPROVED",
        "DENIED",
        "WITHDRAWN",
        "PENDING",
        "REJECTED",
        "FILED_BEFORE_REFERRAL",
        "NEVER_FILED",
        "NOT_YET_KNOWN",
    }
    assert min(outcomes.values()) >= 5
