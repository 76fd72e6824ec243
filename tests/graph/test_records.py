from __future__ import annotations

import csv

import pytest
from strawberry.utils.str_converters import to_camel_case

from discretion import access, components
from discretion.settings import FIXTURES
from tests.graph.asking import ask

NAMES = {"event_date": "eventDate", "responsible_aor": "responsibleAor"}


@pytest.mark.shows("F067")
async def test_a_record_leads_back_to_the_row_of_its_file(door: access.Door) -> None:
    got = await ask(
        door,
        """{ persons(first: 300) { nodes { timeline(first: 50) { nodes {
               source { file sheet row }
               ... on IceEncounter { eventDate responsibleAor } } } } } }""",
    )
    found = 0
    for node in got["persons"]["nodes"]:
        for record in node["timeline"]["nodes"]:
            if record["source"]["file"] != "synthetic/ice/encounters.csv":
                continue
            found += 1
            with (FIXTURES / record["source"]["file"]).open(newline="") as file:
                rows = list(csv.reader(file))
            row = dict(zip(rows[0], rows[record["source"]["row"] - 1], strict=True))
            assert record["source"]["sheet"] is None
            assert row["event_date"] == record["eventDate"]
            assert (row["responsible_aor"] or None) == record["responsibleAor"]
    assert found > 50


async def test_the_timeline_orders_all_kinds_by_day_with_undated_ones_last(
    door: access.Door,
) -> None:
    days_of = " ".join(
        f"... on {record.__name__} {{ on{number}: {to_camel_case(day.name)} }}"
        for number, record in enumerate(components.RECORDS)
        if (day := record.day())
    )
    got = await ask(
        door,
        "{ persons(first: 1000) { nodes { timeline(first: 100) {"
        f" totalCount nodes {{ __typename component {days_of} }} }} }} }} }}",
    )
    kinds = set()
    for node in got["persons"]["nodes"]:
        records = node["timeline"]["nodes"]
        days = [
            next(day for name, day in record.items() if name.startswith("on"))
            for record in records
        ]
        told = [day for day in days if day is not None]
        assert days == sorted(told) + [None] * (len(days) - len(told))
        assert node["timeline"]["totalCount"] == len(records)
        kinds.add(frozenset(record["component"] for record in records))
    assert frozenset({"ICE", "CBP", "USCIS"}) in kinds


@pytest.mark.parametrize(
    "united",
    [
        "decisions",
        "referrals",
        "deferredActionRequests",
        "offenses",
        "encounters",
        "apprehensions",
        "detentions",
        "removals",
        "threats",
        "foreignHistories",
        "releasesWithoutTravelDocument",
    ],
)
async def test_every_united_row_shows_the_records_it_was_read_from(
    door: access.Door, united: str
) -> None:
    got = await ask(
        door,
        f"{{ {united}(first: 1000) {{ nodes {{ person {{ id }} records {{"
        " id person { id } superseded } } } }",
    )
    assert got[united]["nodes"]
    for node in got[united]["nodes"]:
        assert node["records"]
        assert all(record["person"] == node["person"] for record in node["records"])
        assert not any(record["superseded"] for record in node["records"])


async def test_no_identity_column_is_a_field(door: access.Door) -> None:
    got = await ask(door, "{ __schema { types { name fields { name } } } }")
    names = {
        field["name"].lower()
        for kind in got["__schema"]["types"]
        for field in kind["fields"] or []
    }
    hidden = ["anumber", "fin", "receiptnumber", "givenname", "middlename", "surname"]
    assert names.isdisjoint([*hidden, "birthdate", "personkey", "fingerprint"])
