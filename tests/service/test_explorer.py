from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import httpx
import pytest
from graphql import build_schema, parse, validate

from discretion import access
from discretion.service import explorer
from discretion.service.explorer.assets import takes_gzip
from discretion.service.explorer.questions import TABS
from tests.client import Client
from tests.graph.asking import ask

ROOT = Path(__file__).parents[2]
SCHEMA = build_schema((ROOT / "schema.graphql").read_text())
SOURCE = explorer.FOLDER.parent / "source"

ASSETS = sorted(path.name for path in explorer.FOLDER.glob("*.gz"))
NAMED = re.compile(r"/graphiql/assets/([^\"]+)")


def figures(row: dict[str, Any]) -> dict[str, Any]:
    return {one["name"]: one["value"] for one in row["figures"]}


def numbers(answer: dict[str, Any], groups: int) -> dict[tuple[str, ...], list[int]]:
    """The counts of each line, at least or exact, by its groups."""
    cells = [line.replace(">= ", "").split() for line in answer["lines"][1:]]
    return {
        tuple(line[:groups]): [int(one.replace(",", "")) for one in line[groups:]]
        for line in cells
    }


def by_group(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {tuple(one["value"] for one in row["groups"]): figures(row) for row in rows}


async def question(door: access.Door, number: int) -> Any:
    return await ask(door, explorer.questions()[number - 1].query)


@pytest.mark.parametrize("address", ["/graphiql", "/graphiql/"])
async def test_the_page_may_load_files_of_this_origin_only(
    client: httpx.AsyncClient, address: str
) -> None:
    page = await client.get(address)
    assert page.status_code == httpx.codes.OK
    policy = dict(
        part.strip().split(" ", 1)
        for part in page.headers["content-security-policy"].split(";")
    )
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self' 'unsafe-inline'",
        "worker-src": "'self'",
        "connect-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    assert "http" not in re.sub(r"<noscript>.*</noscript>", "", page.text)
    assert page.headers["cache-control"] == "no-store"


async def test_the_page_names_files_that_are_there(client: httpx.AsyncClient) -> None:
    names = NAMED.findall((await client.get("/graphiql")).text)
    assert {name.rpartition(".")[2] for name in names} == {"css", "js"}
    assert {f"{name}.gz" for name in names} <= set(ASSETS)


@pytest.mark.parametrize("name", ASSETS)
async def test_a_file_is_sent_packed_or_plain_and_kept_for_ever(
    client: httpx.AsyncClient, name: str
) -> None:
    address = f"/graphiql/assets/{name.removesuffix('.gz')}"
    packed = await client.get(address, headers={"accept-encoding": "br, gzip"})
    plain = await client.get(address, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert plain.content == gzip.decompress((explorer.FOLDER / name).read_bytes())
    for response in (packed, plain):
        assert response.headers["vary"] == "accept-encoding"
        assert response.headers["cache-control"].endswith("max-age=31536000, immutable")
        kind = response.headers["content-type"].partition(";")[0]
        assert kind in {"text/javascript", "text/css", "font/ttf"}


@pytest.mark.parametrize("name", ASSETS)
def test_a_packed_file_bears_no_time(name: str) -> None:
    head = (explorer.FOLDER / name).read_bytes()[:8]
    assert head[:4] == b"\x1f\x8b\x08\x00"
    assert head[4:] == bytes(4)


@pytest.mark.parametrize(
    ("accepted", "taken"),
    [
        ("gzip", True),
        ("GZIP, br", True),
        ("br, gzip;q=0.1", True),
        ("*", True),
        ("br", False),
        ("", False),
        ("identity", False),
        ("gzip;q=0", False),
        ("*, gzip; q=0.000", False),
        ("*;q=0", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted: str, taken: bool) -> None:
    assert takes_gzip(accepted) is taken


@pytest.mark.parametrize(
    "name", ["nothing.js", "..%2Findex.html", "index.html", "%2e%2e%2fassets.py"]
)
async def test_nothing_but_a_file_of_the_explorer_is_found(
    client: httpx.AsyncClient, name: str
) -> None:
    response = await client.get(f"/graphiql/assets/{name}")
    assert response.status_code == httpx.codes.NOT_FOUND


async def test_licenses_of_all_that_is_bundled_are_there(
    client: httpx.AsyncClient,
) -> None:
    text = (await client.get("/graphiql/notices.txt")).text
    for package in ("graphiql", "graphql", "react", "monaco-editor", "prettier"):
        assert re.search(rf"^{package} [\d.]+ \(MIT\)$", text, re.MULTILINE)
    assert "Permission is hereby granted" in text
    assert "Apache License" in text


def test_sources_name_no_registry_and_pin_every_package() -> None:
    lock = (SOURCE / "package-lock.json").read_text()
    assert '"resolved"' not in lock
    versions = re.findall(r': "(\S+)"', (SOURCE / "package.json").read_text())
    assert [version for version in versions if version[0] in "^~*>"] == []


def test_the_six_questions_say_what_they_ask_and_what_the_answer_does_not() -> None:
    asked = explorer.questions()
    assert [each.title[:3] for each in asked] == [f"{n}. " for n in range(1, 7)]
    for each in asked:
        assert each.title.endswith("?")
        assert "# The answer does not say" in each.query


@pytest.mark.parametrize("path", sorted(TABS.glob("*")), ids=lambda path: path.stem)
def test_a_tab_is_a_valid_document_with_one_operation(path: Path) -> None:
    text = path.read_text()
    assert validate(SCHEMA, parse(text)) == []
    assert len(re.findall(r"^query \w+", text, re.MULTILINE)) == 1


async def test_how_often_is_told_in_instances_and_in_persons(door: access.Door) -> None:
    answer = await question(door, 1)
    agencies = numbers(answer["byComponent"], 1)
    _, instances, persons = agencies.pop(("ALL",))
    assert agencies.keys() == {("ICE",), ("CBP",), ("USCIS",)}
    assert instances == sum(each[1] for each in agencies.values())
    people = [each[2] for each in agencies.values()]
    assert max(people) < persons < sum(people)
    years = numbers(answer["byYear"], 2)
    assert years.pop(("ALL", "ALL")) == [instances, persons]
    assert sum(each[0] for each in years.values()) == instances
    acts = numbers(answer["actsOfOnePerson"], 1)
    del acts["ALL",]
    assert sum(each[0] for each in acts.values()) == persons


async def test_eligibility_is_recorded_by_cbp_and_derived_for_ice(
    door: access.Door,
) -> None:
    answer = await question(door, 2)
    rows = by_group(answer["byComponent"]["rows"])
    assert rows["CBP",]["recorded"] > 0
    assert rows["ICE",]["derived"] > 0
    states = {one["state"] for one in answer["byComponent"]["missing"]}
    assert states == {"NOT_RECORDED_SEPARATELY"}
    for node in answer["derivedByIce"]["nodes"]:
        assert node["dacaEligibility"] == "DERIVED"


async def test_the_effect_is_told_with_its_basis(door: access.Door) -> None:
    answer = await question(door, 3)
    rows = numbers(answer["byBasis"], 2)
    instances, _ = rows.pop(("ALL", "ALL"))
    assert {effect for effect, _ in rows} == {"NOT_PLACED", "TAKEN_OUT"}
    for effect in ("NOT_PLACED", "TAKEN_OUT"):
        assert rows[effect, "NOT_RECORDED"][0] > 0
    assert sum(each[0] for each in rows.values()) == instances
    assert {node["basis"] for node in answer["withoutBasis"]["nodes"]} == {
        "NOT_RECORDED"
    }


async def test_later_offenses_tell_determination_days_and_status(
    door: access.Door,
) -> None:
    answer = await question(door, 4)
    outcomes = {line.split()[0] for line in answer["byYear"]["lines"][1:]}
    assert outcomes == {"ARREST", "CONVICTION", "APPREHENSION"}
    assert any(">=" in line for line in answer["byYear"]["lines"])
    for node in answer["later"]["nodes"]:
        later = [o for o in node["laterOffenses"] if o["determination"] == "LATER"]
        assert later
        assert all(0 < each["daysAfter"] <= node["daysFollowed"] for each in later)
        assert {o["offense"]["status"] for o in later} <= {"CHARGED", "CONVICTED"}


async def test_every_person_referred_stands_in_one_step(door: access.Door) -> None:
    answer = await question(door, 5)
    steps = numbers(answer["funnel"], 1)
    (persons,) = steps.pop(("ALL",))
    assert sum(each[0] for each in steps.values()) == persons > 0
    asked = numbers(answer["requests"], 2)
    del asked["ALL", "ALL"]
    assert {initiative for initiative, _ in asked} >= {"REFERRED", "SELF_INITIATED"}
    for node in answer["granted"]["nodes"]:
        assert node["request"]["decision"] == "APPROVED"


async def test_releases_for_want_of_a_travel_document_are_told_by_their_lists(
    door: access.Door,
) -> None:
    answer = await question(door, 6)
    rows = numbers(answer["byGround"], 2)
    releases, _ = rows.pop(("ALL", "ALL"))
    assert sum(each[0] for each in rows.values()) == releases > 0
    assert {ground for ground, _ in rows} <= {
        "NO_LIKELIHOOD_OF_REMOVAL",
        "CATEGORY_5F",
    }


async def test_the_invented_people_are_those_of_the_ten_stories(
    client: httpx.AsyncClient, served: Client
) -> None:
    told = (await client.get("/graphiql/questions.json")).json()
    found = served.ask(told["samples"])
    assert [story["alias"] for story in told["stories"]] == list(found)
    ids = [found[alias]["nodes"][0]["id"] for alias in found]
    assert len(set(ids)) == len(ids) == 10
    person = served.ask(told["person"], id=ids[5])["person"]
    (decision,) = person["decisions"]["nodes"]
    (offense,) = decision["laterOffenses"]
    assert (offense["determination"], offense["daysAfter"]) == ("LATER", 460)
