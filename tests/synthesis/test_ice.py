from __future__ import annotations

from datetime import date, timedelta

import pytest

from discretion.codes.discretion import Act, Basis
from discretion.codes.offense import OffenseStatus
from discretion.codes.processing_disposition import PROCESSING_DISPOSITIONS
from discretion.components.ice.encounter import DISPOSITION_DECISIONS
from discretion.synthesis import ice
from discretion.synthesis.cbp import Apprehension
from discretion.synthesis.chance import Chance
from discretion.synthesis.charge import Charge
from discretion.synthesis.ice import Encounter
from discretion.synthesis.person import pair
from discretion.synthesis.places import Country, Office, Sector

_DAYS = [date(2014, 2, 1), date(2014, 2, 1), date(2015, 7, 7)]
_PERSON = pair(7, 0)[0]._replace(
    birth_date=date(1990, 3, 6), came_as_child=True, country=Country("Mexico", "MEXIC")
)
_CHARGE = Charge(
    offended_on=date(2014, 10, 1),
    arrested_on=date(2014, 10, 2),
    charged_on=date(2014, 10, 3),
    convicted_on=date(2015, 3, 4),
    status=OffenseStatus.CONVICTED,
)
_PHOENIX = Office("PHO", "Phoenix", "AZ")
_LIVES = [
    list(ice.encounters(_PERSON, _DAYS, [_CHARGE], Chance(n))) for n in range(1000)
]
_OTHERS = [met for life in _LIVES for met in life if met.on in _DAYS]
_AFTER_ARREST = [met for life in _LIVES for met in life if met.on not in _DAYS]
_ACT_OF_LABEL = {code.code: code.act for code in DISPOSITION_DECISIONS}


def _act_recorded(met: Encounter) -> Act | None:
    label = PROCESSING_DISPOSITIONS[met.disposition.strip().upper()]
    return _ACT_OF_LABEL[label]


def test_a_person_whom_nobody_else_met_is_met_at_least_once() -> None:
    met = [len(ice.days_met(_PERSON, 1, Chance(n))) for n in range(500)]
    free = [len(ice.days_met(_PERSON, 0, Chance(n))) for n in range(500)]
    assert (min(met), max(met)) == (1, 3)
    assert (min(free), max(free)) == (0, 3)


def test_an_arrest_after_the_first_encounter_leads_to_one_more() -> None:
    assert {len(life) for life in _LIVES} == {4}
    waits = {met.on - _CHARGE.arrested_on for met in _AFTER_ARREST}
    assert waits == {timedelta(days) for days in range(11)}
    assert {met.event_type for met in _AFTER_ARREST} == {"CAP Local", "CAP State"}


def test_an_arrest_before_the_first_encounter_leads_to_none() -> None:
    earlier = _CHARGE._replace(offended_on=date(2013, 1, 1))
    assert len(list(ice.encounters(_PERSON, _DAYS, [earlier], Chance(0)))) == 3


def test_the_record_says_what_was_decided_where_it_is_recorded() -> None:
    recorded = [met for met in _OTHERS if met.act_recorded]
    assert {(met.act, _act_recorded(met)) for met in recorded} == {
        (Act.NOT_ISSUE_NTA, Act.NOT_ISSUE_NTA),
        (Act.RELEASE, Act.RELEASE),
    }


def test_every_spelling_of_discretion_occurs() -> None:
    assert {met.disposition for met in _OTHERS if met.act_recorded} == {
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
    unrecorded = [met for met in _OTHERS if met.act and not met.act_recorded]
    assert len(unrecorded) > 100
    assert {(met.disposition, met.basis) for met in unrecorded} == {("REL", None)}
    assert {met.held for met in unrecorded} == {True, False}


def test_other_ends_are_no_discretion_and_always_held() -> None:
    others = [met for met in _OTHERS + _AFTER_ARREST if met.act is None]
    assert {_act_recorded(met) for met in others} == {None}
    assert all(met.held for met in others)


def test_discretion_is_common_for_the_eligible_and_rare_after_an_arrest() -> None:
    shares = [
        sum(met.act is not None for met in encounters) / len(encounters)
        for encounters in (_OTHERS, _AFTER_ARREST)
    ]
    assert shares == [pytest.approx(0.65, abs=0.03), pytest.approx(0.08, abs=0.03)]


def test_most_decisions_have_no_basis_and_every_basis_occurs() -> None:
    bases = [met.basis for met in _OTHERS if met.act_recorded]
    assert set(bases) == {*Basis, None} - {Basis.NOT_RECORDED}
    assert bases.count(None) / len(bases) == pytest.approx(0.6, abs=0.05)


def test_a_release_by_the_border_patrol_is_no_act_of_ice() -> None:
    sector = Sector("TCA", "Tucson", _PHOENIX)
    caught = Apprehension(number=0, on=date(2014, 3, 5), sector=sector)
    person = _PERSON._replace(number=1)
    met = ice.encounter_of_release(caught, date(2014, 3, 6), person, Chance("twin"))
    assert met == Encounter(
        number=0,
        event_number="TCA146198727824",
        on=date(2014, 3, 6),
        office=_PHOENIX,
        event_type="Administrative Non-Criminal Individual",
        agency="CBP",
        disposition="RELEASED/PROSECUTORIAL DISCRETION",
    )


def _row(on: date, *charges: Charge) -> dict[str, str]:
    met = Encounter(8, "PHO1", on, _PHOENIX, "CAP Local", "ICE", "pd", Basis.DACA)
    keyed = {"sex": "M", "birth_date": "1990-03-06"}
    person = _PERSON._replace(number=1)
    return ice.row(met, person, charges, keyed, Chance("row"))


def test_an_encounter_is_recorded_as_eid_would() -> None:
    assert _row(date(2014, 1, 1)) == {
        "sex": "M",
        "birth_date": "1990-03-06",
        "event_date": "2014-01-01",
        "event_type": "CAP Local",
        "responsible_aor": "Phoenix Area of Responsibility",
        "responsible_site": "PHOENIX, AZ, DOCKET CONTROL OFFICE",
        "arresting_agency": "ICE",
        "processing_disposition": "pd",
        "basis": "DACA",
        "criminality": "3 Other Immigration Violator",
        "threat_level": "NA",
        "citizenship_country": "MEXICO",
        "gender": "Male",
        "birth_year": "1990",
        "event_number": "PHO1",
        "eid_subject_id": "6779405976",
    }


@pytest.mark.parametrize(
    ("on", "criminality"),
    [
        (date(2014, 10, 1), "3 Other Immigration Violator"),
        (date(2014, 10, 2), "2 Pending Criminal Charges"),
        (date(2015, 3, 3), "2 Pending Criminal Charges"),
        (date(2015, 3, 4), "1 Convicted Criminal"),
    ],
)
def test_criminality_is_as_of_the_encounter(on: date, criminality: str) -> None:
    assert _row(on, _CHARGE)["criminality"] == criminality
    assert (_row(on, _CHARGE)["threat_level"] == "NA") is (criminality[0] != "1")


@pytest.mark.parametrize("status", [OffenseStatus.DISMISSED, OffenseStatus.OVERTURNED])
def test_a_dismissed_or_overturned_charge_does_not_count(status: OffenseStatus) -> None:
    row = _row(date(2016, 1, 1), _CHARGE._replace(status=status))
    assert row["criminality"] == "3 Other Immigration Violator"
