"""The question that no component can answer alone, over HTTP."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import orjson

from discretion.settings import FIXTURES
from tests.client import Client

FILE = FIXTURES / "queries" / "referred_and_denied.graphql"


def test_it_is_answered_across_components(served: Client) -> None:
    data = served.ask(FILE.read_text())
    people = [edge["node"] for edge in data["persons"]["edges"]]
    assert len(people) >= 3
    known: set[str] = set()
    for person in people:
        decisions = person["decisions"]["nodes"]
        assert any(
            each["component"] == "ICE" and "2013-10-01" <= each["decidedOn"] < "2014-10"
            for each in decisions
        )
        assert "DENIED" in [each["outcome"] for each in person["referrals"]["nodes"]]
        components = {link["component"] for link in person["identity"]}
        assert len(components) >= 2
        known |= components
    assert known == {"ICE", "CBP", "USCIS"}
    assert any(
        offense["determination"] in ("LATER", "NOT_LATER", "UNDETERMINED")
        for person in people
        for decision in person["decisions"]["nodes"]
        for offense in decision["laterOffenses"]
    )
    assert data["release"]["synthetic"] is True


def test_it_takes_as_many_statements_for_five_persons_as_for_fifty(
    served: Client,
) -> None:
    text = FILE.read_text().replace("outcome: DENIED", "outcome: [DENIED, GRANTED]")
    answers = [
        served.post(text.replace("first: 50", f"first: {size}")) for size in (5, 50)
    ]
    sizes = [len(answer["data"]["persons"]["edges"]) for answer in answers]
    assert sizes[0] == 5
    assert sizes[1] > 5
    assert [answer["extensions"]["statements"] for answer in answers] == [1, 1]


def test_the_command_line_gives_the_same_answer(
    served: Client, fixture_store: Path
) -> None:
    command = [sys.executable, "-m", "discretion", "query", str(FILE)]
    printed = subprocess.run(
        [*command, "--store", str(fixture_store)], capture_output=True, check=True
    ).stdout
    assert orjson.loads(printed) == served.post(FILE.read_text())
