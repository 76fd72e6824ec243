"""The stories of fixtures/traps, each a trap of published data, asked over HTTP."""

from __future__ import annotations

from typing import Any

import pytest

from tests.client import Client
from tests.journeys.conftest import Tell

DECISIONS = """decisions { nodes { component decidedOn knownBy stage act effect basis
  circumstance dacaEligibility office fiscalYear followedUntil
  laterOffenses { determination daysAfter offense { status convictedOn } }
  laterThreats { determination daysAfter threat { sign } }
  records { __typename } } }"""


def nodes(person: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = person[name]["nodes"]
    return found


def decided(tell: Tell, key: str, *names: str) -> list[tuple[Any, ...]]:
    rows = nodes(tell(key, DECISIONS), "decisions")
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.shows("F042")
def test_one_person_is_known_to_three_components_and_the_court(tell: Tell) -> None:
    person = tell(
        "TRAP-01-C1",
        """componentCount recordCount
           timeline { nodes { __typename component } } """,
    )
    assert person["componentCount"] == 3
    assert [node["__typename"] for node in nodes(person, "timeline")] == [
        "CbpApprehension",
        "IceEncounter",
        "UscisDacaRequest",
        "UscisStatus",
        "UscisStatus",
        "IceCourtProceeding",
    ]


@pytest.mark.shows("F049", "F051", "F052")
def test_discretion_may_be_followed_by_enforcement(tell: Tell) -> None:
    """Convicted after the decision, the day of the conduct unknown: undetermined."""
    person = tell(
        "TRAP-02-E1",
        f"""{DECISIONS} offenses {{ totalCount }}
            timeline {{ nodes {{ __typename }} }}
            detentions {{ nodes {{ detainedOn releasedOn releaseReason stints }} }}
            removals {{ nodes {{ removedOn country office }} }}""",
    )
    (decision,) = nodes(person, "decisions")
    assert decision["laterOffenses"] == [
        {
            "determination": "UNDETERMINED",
            "daysAfter": None,
            "offense": {"status": "CONVICTED", "convictedOn": "2014-11-18"},
        }
    ]
    assert person["offenses"]["totalCount"] == 1
    assert decision["followedUntil"] == "2015-03-15"
    assert nodes(person, "detentions") == [
        {
            "detainedOn": "2015-01-28",
            "releasedOn": "2015-03-15",
            "releaseReason": "Removed",
            "stints": 2,
        }
    ]
    assert nodes(person, "removals") == [
        {"removedOn": "2015-03-15", "country": "Honduras", "office": "HOUSTON_AREA"}
    ]
    assert [node["__typename"] for node in nodes(person, "timeline")] == [
        "IceEncounter",
        "IceEncounter",
        "IceDetainer",
        "IceArrest",
        "IceDetention",
        "IceDetention",
        "IceRemoval",
    ]


@pytest.mark.shows("F049")
def test_a_conviction_before_discretion_is_not_later(tell: Tell) -> None:
    (decision,) = nodes(tell("TRAP-03-E2", DECISIONS), "decisions")
    assert [each["determination"] for each in decision["laterOffenses"]] == [
        "NOT_LATER"
    ]


@pytest.mark.shows("F034", "F035")
def test_look_alikes_are_no_decisions(tell: Tell) -> None:
    """Deferred inspection, bag and baggage, a bare release, T, T and U."""
    assert decided(tell, "TRAP-04-E1", "act", "effect", "fiscalYear") == [
        ("RELEASE", "OTHER", 2013)
    ]


@pytest.mark.shows("F035", "F053", "F058")
def test_two_systems_record_one_decision_of_the_court(tell: Tell) -> None:
    rows = nodes(tell("TRAP-05-O1", DECISIONS), "decisions")
    (decision,) = rows
    assert (decision["stage"], decision["act"], decision["effect"]) == (
        "COURT",
        "CLOSE",
        "TAKEN_OUT",
    )
    assert (decision["basis"], decision["circumstance"], decision["office"]) == (
        "VICTIM_OR_WITNESS",
        "WITNESS",
        "BOSTON_AREA",
    )
    assert {record["__typename"] for record in decision["records"]} == {
        "IceCourtAction",
        "IceCourtProceeding",
    }


REQUESTS = """deferredActionRequests { nodes { component kind initiative decidedOn
  expiresOn lapsedOn daysLapsed renews { decidedOn } } }"""


@pytest.mark.parametrize(
    ("key", "chain"),
    [
        # renewed in time, for three years
        (
            "TRA1200000601",
            [
                ("2012-12-20", "2014-12-20", None, None, None),
                ("2014-12-10", "2017-12-10", None, None, "2012-12-20"),
            ],
        ),
        # renewed late, and again while the first renewal runs
        (
            "TRA1200002801",
            [
                ("2013-01-15", "2015-01-15", "2015-01-15", 46, None),
                ("2015-03-02", "2017-03-02", None, None, "2013-01-15"),
                (None, None, None, None, "2015-03-02"),
            ],
        ),
        # granted on a leap day
        ("TRA1500002901", [("2016-02-29", "2018-02-28", None, None, None)]),
        # never renewed
        ("TRA1200003001", [("2013-03-04", "2015-03-04", "2015-03-04", None, None)]),
    ],
)
@pytest.mark.shows("F030")
def test_grants_and_renewals_form_a_chain(
    tell: Tell, key: str, chain: list[tuple[object, ...]]
) -> None:
    assert [
        (
            each["decidedOn"],
            each["expiresOn"],
            each["lapsedOn"],
            each["daysLapsed"],
            each["renews"] and each["renews"]["decidedOn"],
        )
        for each in nodes(tell(key, REQUESTS), "deferredActionRequests")
    ] == chain


@pytest.mark.parametrize(
    ("key", "outcome"),
    [
        ("TRAP-07-C1", "WITHDRAWN"),
        ("TRAP-17-C1", "PENDING"),
        ("TRAP-18-C1", "REJECTED"),
        ("TRAP-19-C1", "NOT_SEPARABLE"),
        ("TRAP-23-C1", "GRANTED"),
        ("TRAP-26-C1", "DENIED"),
        ("TRAP-27-C1", "NOT_YET_KNOWN"),
    ],
)
@pytest.mark.shows("F046")
def test_each_outcome_of_a_referral_has_its_name(
    tell: Tell, key: str, outcome: str
) -> None:
    person = tell(key, "referrals { nodes { outcome } }")
    assert nodes(person, "referrals") == [{"outcome": outcome}]


@pytest.mark.shows("F048", "F058")
def test_two_records_of_one_referral_are_one(tell: Tell) -> None:
    person = tell(
        "TRAP-23-F1",
        """referrals { nodes { referredOn office daysToFiling daysToDecision
                               records { __typename } } }""",
    )
    (referral,) = nodes(person, "referrals")
    assert {record["__typename"] for record in referral.pop("records")} == {
        "CbpApprehension",
        "CbpReferral",
    }
    assert referral == {
        "referredOn": "2013-05-20",
        "office": "TUCSON_SECTOR",
        "daysToFiling": 31,
        "daysToDecision": 183,
    }


@pytest.mark.shows("F047")
def test_a_referral_tells_a_referred_request_from_one_of_ones_own(tell: Tell) -> None:
    person = tell(
        "TRAP-25-F1",
        f"""{REQUESTS} referrals {{ nodes {{ component outcome
              request {{ receivedOn }} }} }}""",
    )
    requests = nodes(person, "deferredActionRequests")
    assert [each["initiative"] for each in requests] == ["SELF_INITIATED", "REFERRED"]
    assert nodes(person, "referrals") == [
        {
            "component": "ICE",
            "outcome": "GRANTED",
            "request": {"receivedOn": "2014-04-01"},
        }
    ]


@pytest.mark.shows("F049")
def test_dismissed_and_overturned_charges_are_never_later(tell: Tell) -> None:
    person = tell("TRAP-08-E1", DECISIONS + " offenses { nodes { status } }")
    (decision,) = nodes(person, "decisions")
    assert decision["laterOffenses"] == []
    statuses = {offense["status"] for offense in nodes(person, "offenses")}
    assert statuses == {"DISMISSED", "OVERTURNED"}


@pytest.mark.shows("F049", "F051")
def test_a_charge_is_later_though_not_yet_decided_and_the_same_day_is_not(
    tell: Tell,
) -> None:
    (decision,) = nodes(tell("TRAP-09-E1", DECISIONS), "decisions")
    told = {
        (each["offense"]["status"], each["determination"], each["daysAfter"])
        for each in decision["laterOffenses"]
    }
    assert told == {("CHARGED", "LATER", 453), ("CONVICTED", "NOT_LATER", None)}


@pytest.mark.shows("F054")
def test_want_of_a_travel_document_is_no_discretion(tell: Tell) -> None:
    selection = f"""{DECISIONS} releasesWithoutTravelDocument {{ nodes {{
      releasedOn knownBy ground citizenship listing office }} }}"""
    released, waiting = (tell(key, selection) for key in ("TRAP-10-T1", "TRAP-20-K1"))
    assert nodes(released, "decisions") == nodes(waiting, "decisions") == []
    assert nodes(released, "releasesWithoutTravelDocument") == [
        {
            "releasedOn": "2014-07-07",
            "knownBy": "2014-07-07",
            "ground": "NO_LIKELIHOOD_OF_REMOVAL",
            "citizenship": "Cuba",
            "listing": "NOT_KNOWN",
            "office": "MIAMI_AREA",
        }
    ]
    assert nodes(waiting, "releasesWithoutTravelDocument") == [
        {
            "releasedOn": None,
            "knownBy": "2015-09-30",
            "ground": "CATEGORY_5F",
            "citizenship": "Vietnam",
            "listing": "NOT_KNOWN",
            "office": "SAN_FRANCISCO_AREA",
        }
    ]


@pytest.mark.shows("F034")
def test_deferred_action_after_an_order_is_one_undated_decision(tell: Tell) -> None:
    columns = ("stage", "act", "effect", "decidedOn", "knownBy", "fiscalYear")
    assert decided(tell, "TRAP-11-K1", *columns) == [
        ("POST_ORDER", "DEFER", "TAKEN_OUT", None, "2013-02-10", None)
    ]


@pytest.mark.shows("F050")
def test_a_later_threat_stands_apart_from_later_offenses(tell: Tell) -> None:
    (decision,) = nodes(tell("TRAP-12-E1", DECISIONS), "decisions")
    assert decision["laterOffenses"] == []
    signs = {
        (each["threat"]["sign"], each["determination"], each["daysAfter"])
        for each in decision["laterThreats"]
    }
    assert signs == {
        ("SIGNIFICANT_RISK", "LATER", 365),
        ("STREET_GANG", "LATER", 365),
    }


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("TRAP-13-E1", [("HUMANITARIAN", "NURSING_MOTHER")]),
        ("TRAP-14-E1", [("HUMANITARIAN", "ELDERLY")]),
        (
            "TRAP-15-E1",
            [("NOT_RECORDED", "CRIME_VICTIM"), ("NOT_A_PRIORITY", "PLAINTIFF")],
        ),
    ],
)
@pytest.mark.shows("F019", "F053")
def test_basis_and_circumstance_are_as_recorded(
    tell: Tell, key: str, told: list[tuple[str, str]]
) -> None:
    assert decided(tell, key, "basis", "circumstance") == told


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("TRAP-16-H1", ("FOUND", "WANTED_FOR", True)),
        ("TRAP-21-H1", ("FOUND", "CONVICTED_OF", False)),
        ("TRAP-24-H1", ("NOT_CHECKED", None, False)),
    ],
)
@pytest.mark.shows("F055", "F056")
def test_a_felony_abroad_may_hide_a_priority(
    tell: Tell, key: str, told: tuple[object, ...]
) -> None:
    person = tell(
        key,
        """foreignHistories { nodes { availability finding
                                      mayNotBeIdentifiedAsPriority } }""",
    )
    (history,) = nodes(person, "foreignHistories")
    assert tuple(history.values()) == told


@pytest.mark.shows("F049")
def test_an_apprehension_is_no_offense(tell: Tell) -> None:
    person = tell(
        "TRAP-24-E1",
        f"""{DECISIONS} offenses {{ totalCount }} apprehensions {{ totalCount }}
            encounters {{ nodes {{ component office }} }}""",
    )
    (decision,) = nodes(person, "decisions")
    assert decision["laterOffenses"] == []
    assert person["offenses"]["totalCount"] == 0
    assert person["apprehensions"]["totalCount"] == 1
    assert nodes(person, "encounters") == [
        {"component": "ICE", "office": "EL_PASO_AREA"},
        {"component": "CBP", "office": "EL_PASO_FIELD_OFFICE"},
    ]


@pytest.mark.shows("F052")
def test_death_ends_the_follow_up(tell: Tell) -> None:
    assert decided(tell, "TRAP-22-E1", "followedUntil") == [("2014-04-01",)]


def test_a_request_in_custody_was_filed_with_ice(tell: Tell) -> None:
    person = tell("TRAP-31-Q1", f"{REQUESTS} {DECISIONS}")
    (request,) = nodes(person, "deferredActionRequests")
    assert (request["component"], request["expiresOn"]) == ("ICE", "2015-03-01")
    (decision,) = nodes(person, "decisions")
    assert (decision["component"], decision["act"]) == ("ICE", "DEFER")


@pytest.mark.shows("F018", "F059")
def test_eligibility_that_ice_did_not_record_is_derived_and_says_so(tell: Tell) -> None:
    columns = ("component", "fiscalYear", "stage", "dacaEligibility")
    assert decided(tell, "TRAP-32-E1", *columns) == [
        ("ICE", 2013, "ENCOUNTER", "DERIVED"),
        ("ICE", 2014, "ENCOUNTER", "DERIVED"),
        ("ICE", 2014, "APPEAL", "DERIVED"),
        ("USCIS", 2014, "BENEFIT", "RECORDED"),
    ]


@pytest.mark.shows("F032")
def test_a_request_has_its_history(tell: Tell) -> None:
    person = tell(
        "TRAP-26-U1",
        """timeline { nodes { __typename ... on UscisReferralToIce { reason }
             ... on UscisDacaRequest { statuses { statusLabel statusOn } } } }""",
    )
    told = {node.pop("__typename"): node for node in nodes(person, "timeline")}
    assert told["UscisReferralToIce"] == {"reason": "FRAUD"}
    assert told["UscisDacaRequest"]["statuses"] == [
        {"statusLabel": "ACCEPTED", "statusOn": "2014-04-05"},
        {"statusLabel": "DENIED", "statusOn": "2014-11-15"},
    ]


@pytest.mark.shows("F044")
def test_records_without_any_identity_stay_apart(
    owners: dict[tuple[str, int], str], keys: dict[str, tuple[str, int]]
) -> None:
    assert len({owners[keys[f"TRAP-00-D{each}"]] for each in (1, 2, 3)}) == 3


@pytest.mark.shows("F039")
def test_two_cases_of_the_court_are_not_one_person(served: Client) -> None:
    """A case has one person, but a person may have several cases."""
    found = served.ask(
        """{ decisions(filter: { stage: COURT }) { nodes { decidedOn
               records { source { file } } } } }"""
    )
    published = [
        decision["decidedOn"]
        for decision in found["decisions"]["nodes"]
        if decision["records"][0]["source"]["file"] == "published/eoir_proceedings.csv"
    ]
    assert sorted(published) == ["2014-01-22", "2014-06-07"]


@pytest.mark.shows("F057")
def test_instances_are_not_persons(served: Client) -> None:
    """Seventy-seven encounters of forty-two persons, as in a published sample."""
    found = served.ask(
        """{ decisions(filter: { office: DENVER_AREA, fiscalYear: 2015 }) {
               totalCount distinctPersonCount }
             persons(first: 1000, filter: { decision: { office: DENVER_AREA } }) {
               nodes { decisions { totalCount } } } }"""
    )
    assert found["decisions"] == {"totalCount": 77, "distinctPersonCount": 42}
    counts = [each["decisions"]["totalCount"] for each in found["persons"]["nodes"]]
    assert (len(counts), sum(count > 1 for count in counts)) == (42, 19)
    assert max(counts) == 6


@pytest.mark.shows("F090")
def test_an_office_that_nobody_knows_is_refused(served: Client) -> None:
    asked = "{ decisions(filter: { office: ATLANTIS_SECTOR }) { totalCount } }"
    (error,) = served.post(asked)["errors"]
    assert "ATLANTIS_SECTOR" in error["message"]


@pytest.mark.parametrize("office", ["TUCSON", "EL_PASO", "RIO_GRANDE_VALLEY"])
@pytest.mark.shows("F033")
def test_eligible_releases_are_counted_by_sector(served: Client, office: str) -> None:
    found = served.ask(
        f"""{{ decisions(filter: {{ component: CBP, act: RELEASE, basis: DACA,
                                   office: {office}_SECTOR }}) {{ totalCount }} }}"""
    )
    assert found["decisions"]["totalCount"] > 0


@pytest.mark.shows("F013", "F014")
def test_the_coast_guard_is_out_of_scope_for_a_reason(served: Client) -> None:
    agencies = served.ask("{ agencies { name partOf inScope reason } }")["agencies"]
    (guard,) = (one for one in agencies if one["name"] == "USCG")
    assert guard["inScope"] is False
    assert guard["reason"].startswith("It interdicts people before they enter")
    parts = {one["name"]: one["partOf"] for one in agencies}
    assert (parts["ERO"], parts["OPLA"], parts["USBP"], parts["OFO"]) == (
        "ICE",
        "ICE",
        "CBP",
        "CBP",
    )


HISTORIES = """query ($direction: Direction!) {
  deferredActionRequests(
    first: 500, orderBy: { field: RECEIVED_ON, direction: $direction }
  ) { nodes { records { ... on UscisDacaRequest { statuses { statusOn } } } } }
}"""


def test_the_history_of_every_request_is_in_order_of_days(served: Client) -> None:
    histories = [
        [status["statusOn"] for status in record["statuses"]]
        for direction in ("ASC", "DESC")
        for request in served.ask(HISTORIES, direction=direction)[
            "deferredActionRequests"
        ]["nodes"]
        for record in request["records"]
        if "statuses" in record
    ]
    assert max(map(len, histories)) > 2
    assert [sorted(days) for days in histories] == histories
