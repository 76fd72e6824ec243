"""Who asks decides what is read: across components, or a component's own records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.client import Client
from tests.conftest import serving

ACROSS = """{ persons(first: 1, filter: { referral: { outcome: DENIED } }) { nodes {
    referrals(first: 1) { nodes { component request { decision decidedOn } } }
    decisions(first: 5) { nodes { component laterOffenses { determination } } } } } }"""

OWN = """query($after: String) { decisions(first: 1000, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { component act records { __typename source { file } } } } }"""

REFUSED = "UNAUTHORIZED_FIELD_OR_TYPE"


def codes(answer: dict[str, Any]) -> set[str]:
    return {error["extensions"]["code"] for error in answer["errors"]}


def all_decisions(client: Client) -> list[dict[str, Any]]:
    nodes: list[dict[str, Any]] = []
    page = client.ask(OWN)["decisions"]
    while True:
        nodes += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            assert len(nodes) == page["totalCount"]
            return nodes
        page = client.ask(OWN, after=page["pageInfo"]["endCursor"])["decisions"]


@pytest.mark.shows("F015")
@pytest.mark.parametrize("office", ["PLCY", "OIS"])
def test_an_office_of_the_department_asks_across_components(
    fixture_store: Path, office: str
) -> None:
    with serving(fixture_store, "--for", office) as client:
        (person,) = client.ask(ACROSS)["persons"]["nodes"]
        (referral,) = person["referrals"]["nodes"]
        assert referral["component"] in ("ICE", "CBP")
        assert referral["request"]["decision"] == "DENIED"
        assert client.http.get("/health").json()["organization"] == office
        assert "Asked for" not in client.http.get("/").text


@pytest.mark.shows("F015", "F102")
@pytest.mark.parametrize("component", ["ICE", "CBP", "USCIS"])
def test_a_component_sees_no_row_of_another(
    fixture_store: Path, served: Client, component: str
) -> None:
    requests = "{ deferredActionRequests(first: 1) { nodes { id decision } } }"
    other = "CbpApprehension" if component != "CBP" else "IceEncounter"
    found = served.ask("{ decisions(first: 1000) { nodes { records { id } } } }")
    ids = {
        record["id"]
        for node in found["decisions"]["nodes"]
        for record in node["records"]
        if record["id"].startswith(other)
    }
    with serving(fixture_store, "--for", component) as client:
        own = all_decisions(client)
        sent = {each["__typename"].upper() for one in own for each in one["records"]}
        assert own
        assert all(name.startswith(component) for name in sent)
        across = client.post(ACROSS)
        assert (across["data"], codes(across)) == (None, {REFUSED})
        node = client.post("query($id: ID!) { node(id: $id) { id } }", id=min(ids))
        assert (node["data"], codes(node)) == ({"node": None}, {REFUSED})
        absent = client.post(
            "query($id: ID!) { node(id: $id) { id } }", id=f"{other}_{'0' * 24}"
        )
        assert absent == node
        counted = client.post("{ measure(name: USE_OF_DISCRETION) { address } }")
        assert codes(counted) == {REFUSED}
        asked = client.post(requests)
        if component == "USCIS":
            assert asked["data"]["deferredActionRequests"]["nodes"]
        else:
            assert (asked["data"], codes(asked)) == (None, {REFUSED})
        assert f"Asked for {component}." in client.http.get("/").text
        assert client.http.get("/graphiql").status_code == 200


def test_one_server_asks_for_one_organization_only(fixture_store: Path) -> None:
    with serving(fixture_store, "--for", "ICE", "--workers", "2") as client:
        for _ in range(6):
            assert client.http.get("/health").json()["organization"] == "ICE"
            assert codes(client.post("{ persons(first: 1) { totalCount } }")) == {
                REFUSED
            }
