from __future__ import annotations

from datetime import date

import pytest

from discretion.codes.discretion import Act, Basis, Circumstance
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.ice.decisions import DISPOSITIONS
from discretion.synthesis import disposition, ice
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.ice import Encounter
from discretion.synthesis.places import Sector
from tests.synthesis.lives import KEYED, PERSON, PHOENIX, charge, share

_ON = date(2014, 2, 1)
_MET = [ice.met(PERSON, 0, _ON, "NONE", False, Chance(n)) for n in range(2000)]
_IN_JAIL = [ice.met(PERSON, 0, _ON, "NONE", True, Chance(n)) for n in range(2000)]
_ACT_OF_LABEL = {code.code: code.act for code in DISPOSITIONS.codes}


def _act_recorded(met: Encounter) -> Act | None:
    label = PROCESSING_DISPOSITIONS[met.disposition.strip().upper()]
    return _ACT_OF_LABEL[label]


def test_a_person_whom_nobody_else_met_is_met_at_least_once() -> None:
    met = [len(ice.days_met(PERSON, 1, Chance(n))) for n in range(500)]
    free = [len(ice.days_met(PERSON, 0, Chance(n))) for n in range(500)]
    assert (min(met), max(met)) == (1, 3)
    assert (min(free), max(free)) == (0, 3)


def test_who_is_met_after_an_arrest_is_met_in_jail() -> None:
    assert {met.event_type for met in _IN_JAIL} == {"CAP Local", "CAP State"}


def test_the_record_says_what_was_decided_where_it_is_recorded() -> None:
    recorded = [met for met in _MET if met.act_recorded]
    assert {(met.act, _act_recorded(met)) for met in recorded} == {
        (Act.NOT_ISSUE_NTA, Act.NOT_ISSUE_NTA),
        (Act.RELEASE, Act.RELEASE),
    }


def test_every_spelling_of_discretion_occurs() -> None:
    assert {met.disposition for met in _MET if met.act_recorded} == {
        "PD",
        "pd",
        "PROSECUTORIAL DISCRETION",
        "PROSECUTORIAL DISCRETION ",
        "Prosecutorial Discretion",
        "REL/PD",
        "NTA/PD",
        "RELEASED/PROSECUTORIAL DISCRETION",
        "Released/Prosecutorial Discretion ",
    }


def test_unrecorded_discretion_is_a_release_without_reason_or_no_record() -> None:
    unrecorded = [met for met in _MET if met.act and not met.act_recorded]
    assert len(unrecorded) > 100
    assert {(met.disposition, met.reason) for met in unrecorded} == {
        ("REL", (None, None))
    }
    assert {met.held for met in unrecorded} == {True, False}


def test_other_ends_are_no_discretion_and_always_held() -> None:
    others = [met for met in _MET + _IN_JAIL if met.act is None]
    assert {_act_recorded(met) for met in others} == {None}
    assert all(met.held for met in others)


def test_discretion_is_common_for_the_eligible_and_rare_after_an_arrest() -> None:
    shares = [share([met.act is not None for met in all_]) for all_ in (_MET, _IN_JAIL)]
    assert shares == [pytest.approx(0.65, abs=0.03), pytest.approx(0.08, abs=0.03)]


@pytest.mark.parametrize(
    ("standing", "ends"),
    [
        ("IN_COURT", disposition.IN_COURT.values),
        ("DEFERRED", disposition.IN_COURT.values),
        ("ORDERED", disposition.ORDERED.values),
        ("REMOVED_BEFORE", disposition.REMOVED_BEFORE.values),
    ],
)
def test_how_an_encounter_ends_depends_on_where_the_person_stands(
    standing: str, ends: tuple[str, ...]
) -> None:
    met = [ice.met(PERSON, 0, _ON, standing, False, Chance(n)) for n in range(500)]
    assert {one.disposition for one in met if one.act is None} == set(ends)


def test_ice_refers_some_of_those_it_releases_within_two_weeks() -> None:
    referred = [met for met in _MET if met.referred_on]
    assert {met.act for met in referred} == {Act.RELEASE}
    waits = {(met.referred_on - met.on).days for met in referred if met.referred_on}
    assert (min(waits), max(waits)) == (0, 14)


def test_ice_refers_nobody_who_may_not_ask() -> None:
    other = PERSON._replace(came_as_child=False)
    met = [ice.met(other, 0, _ON, "NONE", False, Chance(n)) for n in range(500)]
    assert {one.referred_on for one in met} == {None}


def test_a_release_by_the_border_patrol_is_no_act_of_ice() -> None:
    sector = Sector("TCA", "Tucson", PHOENIX)
    caught = Apprehension(number=0, on=date(2014, 3, 5), sector=sector)
    met = ice.encounter_of_release(caught, date(2014, 3, 6), PERSON, Chance("twin"))
    assert met == Encounter(
        number=0,
        event_number="TCA146198727824",
        on=date(2014, 3, 6),
        office=PHOENIX,
        event_type="Administrative Non-Criminal Individual",
        agency="CBP",
        disposition="RELEASED/PROSECUTORIAL DISCRETION",
    )


def test_an_encounter_is_recorded_as_eid_would() -> None:
    why = (Basis.VICTIM_OR_WITNESS, Circumstance.WITNESS)
    met = Encounter(8, "PHO1", _ON, PHOENIX, "CAP Local", "ICE", "pd", why)
    assert ice.row(met, PERSON, [charge()], KEYED) == {
        "sex": "M",
        "birth_date": "1990-03-06",
        "event_date": "2014-02-01",
        "event_type": "CAP Local",
        "responsible_aor": "Phoenix Area of Responsibility",
        "responsible_site": "PHOENIX, AZ, DOCKET CONTROL OFFICE",
        "arresting_agency": "ICE",
        "processing_disposition": "pd",
        "basis": "VICTIM_OR_WITNESS",
        "circumstance": "WITNESS",
        "duplicate_likely": "",
        "criminality": "2 Pending Criminal Charges",
        "threat_level": "NA",
        "citizenship_country": "MEXICO",
        "gender": "Male",
        "birth_year": "1990",
        "event_number": "PHO1",
        "eid_subject_id": "6779405976",
    }
