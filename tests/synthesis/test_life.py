from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.discretion import Act, Stage
from discretion.codes.request import RequestDecision
from discretion.record import Component
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.court import Trial
from discretion.synthesis.custody_request import CustodyRequest
from discretion.synthesis.discretion import Discretion
from discretion.synthesis.ice import Encounter
from discretion.synthesis.life import Life, discretion, referrals
from discretion.synthesis.places import Sector
from discretion.synthesis.uscis import Request
from tests.synthesis.lives import CASE, PERSON, PHOENIX, charge

_MET = Encounter(
    number=8,
    event_number="PHO1",
    on=date(2014, 6, 1),
    office=PHOENIX,
    event_type="CAP Local",
    agency="ICE",
    disposition="PD",
    act=Act.NOT_ISSUE_NTA,
    act_recorded=True,
)
_RELEASE = Apprehension(
    number=0,
    on=date(2014, 3, 5),
    sector=Sector("TCA", "Tucson", PHOENIX),
    released_on=date(2014, 3, 6),
    also_in_eid=True,
)
_GRANT = Request(
    date(2014, 4, 1), False, RequestDecision.APPROVED, date(2014, 9, 1), False
)
_DISMISSAL = Discretion(
    Component.ICE, date(2015, 2, 1), Stage.COURT, Act.DISMISS, False
)
_DEFERRAL = Discretion(
    Component.ICE, date(2015, 7, 1), Stage.POST_ORDER, Act.DEFER, True
)


def test_every_act_of_discretion_is_told_with_whether_it_is_on_record() -> None:
    trial = Trial("PD_DISMISS", _DISMISSAL.decided_on, acts=(_DISMISSAL,))
    life = Life(
        PERSON,
        apprehensions=[_RELEASE],
        encounters=[_MET],
        cases=[CASE._replace(trial=trial, acts=(_DEFERRAL,))],
        requests=[_GRANT],
        custody_requests=[
            CustodyRequest(
                0, date(2014, 4, 1), RequestDecision.APPROVED, date(2014, 5, 1)
            )
        ],
    )
    encounter, benefit = Stage.ENCOUNTER, Stage.BENEFIT
    assert list(discretion(life)) == [
        Discretion(Component.CBP, date(2014, 3, 6), encounter, Act.RELEASE, True),
        Discretion(Component.ICE, _MET.on, encounter, Act.NOT_ISSUE_NTA, True),
        _DISMISSAL,
        _DEFERRAL,
        Discretion(Component.USCIS, date(2014, 9, 1), benefit, Act.DEFER, True),
        Discretion(Component.ICE, date(2014, 5, 1), benefit, Act.DEFER, True),
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
    (act,) = discretion(Life(PERSON, apprehensions=[release]))
    assert (act.component, act.recorded) == (Component.CBP, recorded)


def test_a_denial_is_no_act_of_discretion() -> None:
    denial = _GRANT._replace(decision=RequestDecision.DENIED)
    assert list(discretion(Life(PERSON, requests=[denial]))) == []


def test_referrals_are_those_of_both_components() -> None:
    on = date(2014, 6, 3)
    life = Life(
        PERSON,
        apprehensions=[_RELEASE, _RELEASE._replace(referred_on=on)],
        encounters=[_MET, _MET._replace(referred_on=on)],
    )
    assert list(referrals(life)) == [(Component.CBP, on), (Component.ICE, on)]


@pytest.mark.parametrize(
    ("on", "free", "here"),
    [
        (date(2014, 1, 1), True, True),
        (date(2014, 2, 1), False, True),
        (date(2014, 3, 1), False, False),
    ],
)
def test_who_is_detained_or_abroad_is_not_free(
    on: date, free: bool, here: bool
) -> None:
    life = Life(
        PERSON,
        held=[(date(2014, 2, 1), date(2014, 2, 9))],
        abroad=[(date(2014, 2, 10), date.max)],
    )
    assert (life.free(on), life.here(on)) == (free, here)


def test_who_stands_convicted_of_a_felony_is_not_clean_from_that_day_on() -> None:
    life = Life(PERSON, charges=[charge(felony=True), charge()])
    assert life.clean(date(2014, 6, 3))
    assert not life.clean(date(2014, 6, 4))
    assert Life(PERSON, charges=[charge()]).clean(date(2016, 1, 1))
