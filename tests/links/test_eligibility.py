from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.cbp.referral import CbpReferral
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.removal import IceRemoval
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.criterion import FACTS
from discretion.links.eligibility import Eligibility
from discretion.policies import CriterionTest, catalogue
from tests.links.conftest import Workspace

BORN = "1990-06-20"
FORM: Mapping[str, Any] = {
    "received_on": "2013-01-02",
    "initial_entry_on": "2000-01-01",
    "resided_since": "2000-01-01",
    "education_or_service": "GED",
}
CODES = (
    "ARRIVED_UNDER_16",
    "RESIDENCE_OF_FIVE_YEARS",
    "EDUCATION_OR_SERVICE",
    "NO_CRIME_OR_THREAT",
    "NOT_OVER_30",
)


def ask(people: Workspace, number: int = 1, **cells: Any) -> None:
    """A request by the person, who meets every criterion but for these cells."""
    people.add(UscisDacaRequest, number, "P1", **{**FORM, **cells})


def everyone(people: Workspace) -> None:
    """Criminal histories that cover everyone are loaded."""
    people.cover(IceCriminalHistory, None, None, as_of="2016-09-30")


def verdicts(people: Workspace) -> str:
    people.link()
    ((said,),) = people.rows(Eligibility, "verdicts")
    return str(said)


def verdict(people: Workspace, code: str) -> str:
    return verdicts(people)[CODES.index(code)]


def test_every_test_of_the_closed_list_is_asked_by_some_criterion() -> None:
    (policy,) = (one for one in catalogue() if one.id == "D1")
    assert tuple(one.code for one in policy.criteria) == CODES
    assert [one.test for one in policy.criteria] == list(CriterionTest)


@pytest.mark.shows("F021")
def test_who_meets_every_criterion_by_records_passes(people: Workspace) -> None:
    people.born("P1", BORN)
    ask(people)
    everyone(people)
    people.link()
    assert people.rows(Eligibility, "policy", "result", "verdicts", "evidence") == [
        ("D1", "ALL_PASS", "PPPPP", "BI|R|E|S|B")
    ]


@pytest.mark.parametrize(
    ("born", "said"),
    [
        ("1981-06-15", "F"),  # 31 on 15 June 2012
        ("1981-06-16", "P"),  # 30 on that day
        ("1980-12-31", "F"),
        ("1999-01-01", "P"),
    ],
)
@pytest.mark.shows("F021")
def test_thirty_is_not_above_thirty_and_thirty_one_is(
    people: Workspace, born: str, said: str
) -> None:
    people.born("P1", born)
    ask(people)
    assert verdict(people, "NOT_OVER_30") == said


@pytest.mark.parametrize(
    ("year", "said"), [(1980, "F"), (1981, "U"), (1982, "P"), (None, "U")]
)
@pytest.mark.shows("F021", "F022")
def test_a_bare_year_of_birth_tells_unless_the_day_lies_in_it(
    people: Workspace, year: int | None, said: str
) -> None:
    ask(people, birth_year=year)
    assert verdict(people, "NOT_OVER_30") == said


@pytest.mark.parametrize(
    ("arrived_on", "said"),
    [
        ("2006-06-19", "P"),
        ("2006-06-20", "F"),  # the 16th birthday
        ("2010-01-01", "F"),
        ("1990-06-20", "P"),
        ("1990-06-19", "U"),  # before birth: a mistake
        (None, "U"),
    ],
)
@pytest.mark.shows("F021")
def test_who_arrives_on_the_sixteenth_birthday_is_not_under_sixteen(
    people: Workspace, arrived_on: str | None, said: str
) -> None:
    people.born("P1", BORN)
    ask(people, initial_entry_on=arrived_on)
    assert verdict(people, "ARRIVED_UNDER_16") == said


@pytest.mark.parametrize(
    ("arrived_on", "said"),
    [
        ("2005-12-31", "P"),
        ("2006-01-01", "U"),
        ("2006-12-30", "U"),
        ("2006-12-31", "F"),
    ],
)
@pytest.mark.shows("F021", "F022")
def test_a_bare_year_of_birth_leaves_the_sixteenth_birthday_open(
    people: Workspace, arrived_on: str, said: str
) -> None:
    ask(people, birth_year=1990, initial_entry_on=arrived_on)
    assert verdict(people, "ARRIVED_UNDER_16") == said


@pytest.mark.parametrize(
    ("since", "said"),
    [("2007-06-15", "P"), ("2007-06-16", "F"), ("1999-01-01", "P"), (None, "U")],
)
@pytest.mark.shows("F021")
def test_residence_a_day_short_of_five_years_fails(
    people: Workspace, since: str | None, said: str
) -> None:
    ask(people, resided_since=since)
    assert verdict(people, "RESIDENCE_OF_FIVE_YEARS") == said


@pytest.mark.parametrize(
    ("removed_on", "said"),
    [
        ("2007-06-15", "P"),
        ("2007-06-16", "U"),
        ("2012-06-15", "U"),
        ("2012-06-16", "P"),
    ],
)
def test_a_removal_within_the_five_years_contradicts_the_form(
    people: Workspace, removed_on: str, said: str
) -> None:
    ask(people)
    people.add(IceRemoval, 2, "P1", departed_on=removed_on)
    assert verdict(people, "RESIDENCE_OF_FIVE_YEARS") == said


def test_a_removal_within_the_five_years_fails_where_no_form_says_otherwise(
    people: Workspace,
) -> None:
    ask(people, resided_since=None)
    people.add(IceRemoval, 2, "P1", departed_on="2011-01-01")
    assert verdict(people, "RESIDENCE_OF_FIVE_YEARS") == "F"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("IN_SCHOOL", "P"),
        ("GRADUATED", "P"),
        ("GED", "P"),
        ("HONORABLY_DISCHARGED", "P"),
        ("NONE", "F"),
        (None, "U"),
    ],
)
@pytest.mark.shows("F021", "F022")
def test_missing_education_is_unknown_and_never_a_no(
    people: Workspace, shown: str | None, said: str
) -> None:
    people.born("P1", BORN)
    ask(people, education_or_service=shown)
    everyone(people)
    people.link()
    result = {"P": "ALL_PASS", "F": "FAILS", "U": "NO_FAIL"}[said]
    ((told, all_told),) = people.rows(Eligibility, "result", "verdicts")
    assert (told, all_told) == (result, f"PP{said}PP")


@pytest.mark.parametrize(
    ("coverage", "said"),
    [("POPULATION", "P"), ("ENCOUNTER_ONLY", "U"), ("UNKNOWN", "U"), (None, "U")],
)
@pytest.mark.shows("F021", "F022")
def test_silence_on_crime_passes_only_where_it_is_silence_on_everyone(
    people: Workspace, coverage: str | None, said: str
) -> None:
    ask(people)
    if coverage:
        people.cover(IceCriminalHistory, None, None, coverage=coverage)
    assert verdict(people, "NO_CRIME_OR_THREAT") == said


@pytest.mark.parametrize(
    ("box", "said"),
    [
        ("prior_felony", "F"),
        ("aggravated_felony", "F"),
        ("multiple_prior_misdemeanors", "F"),
        ("violent_misdemeanor", "F"),
        ("significant_risk", "F"),
        ("criminal_street_gang", "F"),
        ("visa_abuse", "P"),
    ],
)
@pytest.mark.shows("F021")
def test_a_box_that_marks_crime_or_threat_fails(
    people: Workspace, box: str, said: str
) -> None:
    ask(people)
    everyone(people)
    people.add(IceDetainer, 2, "P1", prepared_on="2014-01-01", **{box: True})
    people.add(IceDetainer, 3, "P1", prepared_on="2014-02-01", **{box: False})
    assert verdict(people, "NO_CRIME_OR_THREAT") == said


@pytest.mark.parametrize(("level", "said"), [("1", "F"), ("2", "P"), ("NA", "P")])
def test_only_the_gravest_threat_level_fails(
    people: Workspace, level: str, said: str
) -> None:
    ask(people)
    everyone(people)
    people.add(IceEncounter, 2, "P1", event_date="2014-01-01", threat_level=level)
    assert verdict(people, "NO_CRIME_OR_THREAT") == said


@pytest.mark.parametrize(
    ("convictions", "said"),
    [
        ([("Burglary", "2010-01-01", "CONVICTED")], "F"),
        ([("Burglary", None, "CONVICTED")], "F"),
        ([("Burglary", "2010-01-01", "DISMISSED")], "P"),
        ([("Larceny", "2010-01-01", "CONVICTED")], "U"),
        ([("Larceny", f"2010-01-0{n}", "CONVICTED") for n in (1, 2)], "U"),
        ([("Larceny", f"2010-01-0{n}", "CONVICTED") for n in (1, 2, 3)], "F"),
        ([("Larceny", "2010-01-01", "CONVICTED")] * 3, "U"),
        ([("Traffic Offenses", f"2010-01-0{n}", "CONVICTED") for n in (1, 2, 3)], "U"),
        ([], "P"),
    ],
)
@pytest.mark.shows("F021")
def test_convictions_fail_by_kind_or_number_and_else_leave_it_open(
    people: Workspace, convictions: list[tuple[str, str | None, str]], said: str
) -> None:
    ask(people)
    everyone(people)
    for number, (category, on, status) in enumerate(convictions):
        people.add(
            IceCriminalHistory,
            number,
            "P1",
            ncic_category_label=category,
            conviction_date=on,
            charge_status=status,
        )
    assert verdict(people, "NO_CRIME_OR_THREAT") == said


@pytest.mark.shows("F022")
def test_records_that_contradict_each_other_settle_nothing_unless_they_agree(
    people: Workspace,
) -> None:
    people.born("P1", "1981-06-15")
    people.born("P1", "1981-06-16")
    ask(people, 1, initial_entry_on="2000-01-01", resided_since="2007-06-15")
    ask(people, 2, initial_entry_on="1985-01-01", resided_since="2007-06-16")
    ask(people, 3, initial_entry_on="1986-01-01", education_or_service="NONE")
    assert verdicts(people) == "UUUUU"


@pytest.mark.shows("F021")
def test_records_that_differ_and_agree_on_the_verdict_settle_it(
    people: Workspace,
) -> None:
    people.born("P1", "1985-01-01")
    people.born("P1", "1985-10-01")
    ask(people, 1, initial_entry_on="1990-01-01", birth_year=1985)
    ask(people, 2, initial_entry_on="1991-01-01", birth_year=1986)
    assert verdicts(people) == "PPPUP"


def test_an_entry_that_is_not_the_first_may_pass_and_never_fails(
    people: Workspace,
) -> None:
    people.born("P1", BORN)
    ask(people, initial_entry_on=None)
    people.add(
        CbpApprehension, 2, "P1", apprehended_on="2013-01-01", entered_on="2013-01-01"
    )
    assert verdict(people, "ARRIVED_UNDER_16") == "U"


def test_an_early_entry_on_another_record_shows_arrival_as_a_child(
    people: Workspace,
) -> None:
    people.born("P1", BORN)
    ask(people, initial_entry_on=None)
    people.add(IceEncounter, 2, "P1", event_date="2013-01-01", entered_on="2004-01-01")
    people.link()
    ((said, facts),) = people.rows(Eligibility, "verdicts", "evidence")
    assert (said[0], facts.split("|")[0]) == ("P", "BL")
    assert [FACTS[letter].name for letter in "BL"] == ["BIRTH_DATE", "LATER_ENTRY"]


def test_a_superseded_form_tells_nothing(people: Workspace) -> None:
    ask(people, superseded_by="UscisDacaRequest_2")
    people.add(CbpReferral, 2, "P1", referred_on="2013-01-01")
    assert verdicts(people) == "UUUUU"


def test_only_persons_with_a_decision_a_referral_or_a_request_are_tested(
    people: Workspace,
) -> None:
    people.add(CbpApprehension, 1, "P1", apprehended_on="2013-01-01")
    people.add(CbpReferral, 2, "P2", referred_on="2013-01-01")
    people.add(UscisDacaRequest, 3, "P3", received_on="2013-01-01")
    people.add(
        IceEncounter,
        4,
        "P4",
        event_date="2013-01-01",
        processing_disposition_label="PROSECUTORIAL DISCRETION",
    )
    people.link()
    assert people.rows(Eligibility, "person_id") == [("P2",), ("P3",), ("P4",)]


@pytest.mark.parametrize(
    ("received_on", "kind", "coverage", "later"),
    [
        ("2013-06-01", "INITIAL", "POPULATION", True),
        ("2013-05-31", "INITIAL", "POPULATION", False),
        ("2013-05-31", "INITIAL", "ENCOUNTER_ONLY", None),
        ("2013-07-01", "RENEWAL", "POPULATION", False),
        (None, None, "POPULATION", False),
        (None, None, None, None),
    ],
)
@pytest.mark.shows("F021")
def test_whether_the_person_asked_later_stands_apart(
    people: Workspace,
    received_on: str | None,
    kind: str | None,
    coverage: str | None,
    later: bool | None,
) -> None:
    people.add(CbpReferral, 1, "P1", referred_on="2013-06-01")
    if received_on:
        people.add(UscisDacaRequest, 2, "P1", received_on=received_on, form_type=kind)
    if coverage:
        window = ("2013-06-01", "2014-06-01")
        people.cover(UscisDacaRequest, *window, coverage=coverage)
    people.link()
    assert people.rows(Eligibility, "later_requested", "verdicts", "result") == [
        (later, "UUUUU", "NO_FAIL")
    ]


@pytest.mark.parametrize(
    "window",
    [("2013-06-02", "2014-06-01"), ("2013-06-01", "2014-05-31"), (None, None)],
)
def test_silence_tells_nothing_before_a_year_is_covered(
    people: Workspace, window: tuple[str | None, str | None]
) -> None:
    people.add(CbpReferral, 1, "P1", referred_on="2013-06-01")
    people.cover(UscisDacaRequest, *window)
    people.link()
    assert people.rows(Eligibility, "later_requested") == [(None,)]


def test_who_was_never_decided_about_nor_referred_did_not_ask_later(
    people: Workspace,
) -> None:
    ask(people)
    people.cover(UscisDacaRequest, None, None)
    people.link()
    assert people.rows(Eligibility, "later_requested") == [(None,)]
