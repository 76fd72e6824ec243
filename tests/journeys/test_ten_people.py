"""The ten stories of fixtures/README.md, told again by the graph over HTTP."""

from __future__ import annotations

import csv
from typing import Any

import pytest

from discretion.settings import FIXTURES
from tests.client import Client

PERSON = """{
  id recordCount componentCount
  decisions { totalCount distinctPersonCount nodes {
    component decidedOn fiscalYear stage act effect basis
    records { __typename source { file } }
    laterOffenses { determination daysAfter
                    offense { offendedOn convictedOn status } } } }
  referrals { nodes { component referredOn outcome
                      request { kind receivedOn decision decidedOn expiresOn } } }
  deferredActionRequests { nodes { kind receivedOn decision decidedOn } }
  identity { recordId component method band matchedRecordId matchWeight }
}"""

FILES = {
    "E": "ten/ice_encounters.csv",
    "X": "ten/ice_criminal_history.csv",
    "C": "ten/cbp_apprehensions.csv",
    "TEN": "ten/uscis_daca_requests.csv",
}


def row_of(key: str) -> tuple[str, int]:
    """The file and row that hold a natural key of the stories."""
    kind = "TEN" if key.startswith("TEN1") else key.split("-")[-1][0]
    with (FIXTURES / FILES[kind]).open(newline="") as file:
        rows = list(csv.reader(file))
    (row,) = (n for n, cells in enumerate(rows, 1) if key in cells)
    return FILES[kind], row


@pytest.fixture(scope="module")
def people(served: Client) -> dict[tuple[str, int], dict[str, Any]]:
    """Every person of the ten stories, by the file and row of each record."""
    found: dict[tuple[str, int], dict[str, Any]] = {}
    after = None
    while True:
        page = served.ask(
            f"""query($after: String) {{ persons(first: 500, after: $after) {{
                  nodes {{ timeline(first: 100) {{ nodes {{ source {{ file row }} }} }}
                           ...P }}
                  pageInfo {{ hasNextPage endCursor }} }} }}
                fragment P on Person {PERSON}""",
            after=after,
        )["persons"]
        for person in page["nodes"]:
            for record in person.pop("timeline")["nodes"]:
                found[record["source"]["file"], record["source"]["row"]] = person
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


@pytest.fixture(scope="module")
def person(people: dict[tuple[str, int], dict[str, Any]]) -> Any:
    """Gives the person whose record has that natural key."""
    return lambda key: people[row_of(key)]


def decided(person: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (node["component"], node["act"], node["decidedOn"])
        for node in person["decisions"]["nodes"]
    ]


def referral(person: dict[str, Any]) -> dict[str, Any]:
    (only,) = person["referrals"]["nodes"]
    referral: dict[str, Any] = only
    return referral


@pytest.mark.shows("F042", "F043", "F046")
def test_1_referred_and_granted(person: Any) -> None:
    alba = person("TEN-01-C1")
    assert alba == person("TEN1300000001")
    assert referral(alba) == {
        "component": "CBP",
        "referredOn": "2013-05-14",
        "outcome": "GRANTED",
        "request": {
            "kind": "INITIAL",
            "receivedOn": "2013-07-01",
            "decision": "APPROVED",
            "decidedOn": "2013-12-02",
            "expiresOn": "2015-12-02",
        },
    }
    assert decided(alba) == [
        ("CBP", "RELEASE", "2013-05-14"),
        ("USCIS", "DEFER", "2013-12-02"),
    ]
    assert {link["method"] for link in alba["identity"]} == {"FIN"}


@pytest.mark.shows("F046")
def test_2_referred_and_never_filed(person: Any) -> None:
    bruno = person("TEN-02-C1")
    assert referral(bruno) == {
        "component": "CBP",
        "referredOn": "2013-09-04",
        "outcome": "NEVER_FILED",
        "request": None,
    }
    assert decided(bruno) == [("CBP", "RELEASE", "2013-09-04")]
    assert bruno["deferredActionRequests"]["nodes"] == []


@pytest.mark.shows("F046")
def test_3_filed_before_the_referral(person: Any) -> None:
    celia = person("TEN-03-C1")
    assert referral(celia)["outcome"] == "FILED_BEFORE_REFERRAL"
    assert referral(celia)["request"] == {
        "kind": "INITIAL",
        "receivedOn": "2012-10-01",
        "decision": "APPROVED",
        "decidedOn": "2013-02-20",
        "expiresOn": "2015-02-20",
    }
    assert decided(celia) == [
        ("USCIS", "DEFER", "2013-02-20"),
        ("CBP", "RELEASE", "2013-08-10"),
    ]
    assert {link["method"] for link in celia["identity"]} == {"A_NUMBER"}


@pytest.mark.shows("F058")
def test_4_two_systems_one_decision(person: Any) -> None:
    dario = person("TEN-04-E1")
    (decision,) = dario["decisions"]["nodes"]
    assert (decision["component"], decision["act"]) == ("CBP", "RELEASE")
    assert decision["decidedOn"] == "2014-03-05"
    assert sorted(each["__typename"] for each in decision["records"]) == [
        "CbpApprehension",
        "IceEncounter",
    ]
    assert dario["referrals"]["nodes"] == []


@pytest.mark.shows("F057", "F034")
def test_5_three_instances_one_person(person: Any) -> None:
    ema = person("TEN-05-E1")
    assert ema == person("TEN-05-E2") == person("TEN-05-E3")
    decisions = ema["decisions"]
    assert (decisions["totalCount"], decisions["distinctPersonCount"]) == (3, 1)
    assert decided(ema) == [
        ("ICE", "NOT_ISSUE_NTA", "2013-11-12"),
        ("ICE", "NOT_ISSUE_NTA", "2014-02-20"),
        ("ICE", "NOT_ISSUE_NTA", "2014-08-07"),
    ]
    assert {node["fiscalYear"] for node in decisions["nodes"]} == {2014}
    assert [node["basis"] for node in decisions["nodes"]] == [
        "NOT_RECORDED",
        "HUMANITARIAN",
        "NOT_A_PRIORITY",
    ]


def later(person: dict[str, Any]) -> list[dict[str, Any]]:
    (decision,) = person["decisions"]["nodes"]
    offenses: list[dict[str, Any]] = decision["laterOffenses"]
    return offenses


@pytest.mark.shows("F049")
def test_6_a_later_offense(person: Any) -> None:
    (offense,) = later(person("TEN-06-E1"))
    assert (offense["determination"], offense["daysAfter"]) == ("LATER", 460)
    assert offense["offense"] == {
        "offendedOn": "2014-09-21",
        "convictedOn": "2015-03-10",
        "status": "CONVICTED",
    }


@pytest.mark.shows("F049", "F051")
def test_7_an_offense_before_the_decision(person: Any) -> None:
    (offense,) = later(person("TEN-07-E2"))
    assert (offense["determination"], offense["daysAfter"]) == ("NOT_LATER", None)
    assert offense["offense"]["convictedOn"] == "2013-10-12"
    assert decided(person("TEN-07-E2")) == [("ICE", "NOT_ISSUE_NTA", "2014-11-18")]


@pytest.mark.shows("F051")
def test_8_cannot_be_told(person: Any) -> None:
    (offense,) = later(person("TEN-08-E1"))
    assert (offense["determination"], offense["daysAfter"]) == ("UNDETERMINED", None)
    assert offense["offense"] == {
        "offendedOn": None,
        "convictedOn": "2014-11-18",
        "status": "CONVICTED",
    }


@pytest.mark.shows("F044")
def test_9_one_a_number_two_persons_and_a_conflict_for_review(
    person: Any,
) -> None:
    iris, julio = person("TEN-09-E1"), person("TEN1500000009")
    assert iris["id"] != julio["id"]
    reviews = [
        [link for link in each["identity"] if link["band"] == "REVIEW"]
        for each in (iris, julio)
    ]
    ((hers,), (his,)) = reviews
    assert hers["method"] == his["method"] == "A_NUMBER"
    assert hers["matchedRecordId"] == his["recordId"]
    assert his["matchedRecordId"] == hers["recordId"]
    assert decided(iris) == [("ICE", "NOT_ISSUE_NTA", "2015-02-03")]
    assert decided(julio) == []


@pytest.mark.shows("F044")
def test_10_a_record_of_nobody_stays_alone(person: Any) -> None:
    nobody = person("TEN-10-E1")
    assert nobody["recordCount"] == 1
    (link,) = nobody["identity"]
    assert (link["method"], link["matchedRecordId"]) == ("ONLY_RECORD", None)
    assert decided(nobody) == [("ICE", "NOT_ISSUE_NTA", "2015-04-09")]
