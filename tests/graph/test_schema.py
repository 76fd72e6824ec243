from __future__ import annotations

from pathlib import Path
from typing import Any

from graphql import build_schema, introspection_from_schema

from discretion import components
from discretion.graph.schema import sdl

ROOT = Path(__file__).parents[2]


def types() -> list[dict[str, Any]]:
    schema: Any = introspection_from_schema(build_schema(sdl()))["__schema"]
    return [kind for kind in schema["types"] if not kind["name"].startswith("__")]


def test_the_published_schema_is_current() -> None:
    assert (ROOT / "schema.graphql").read_text() == sdl()


def test_everything_in_the_schema_is_described() -> None:
    silent = []
    for kind in types():
        if not kind["description"]:
            silent.append(kind["name"])
        for part in ("fields", "inputFields", "enumValues"):
            for each in kind.get(part) or []:
                if not each["description"]:
                    silent.append(f"{kind['name']}.{each['name']}")
                silent += [
                    f"{kind['name']}.{each['name']}({argument['name']})"
                    for argument in each.get("args") or []
                    if not argument["description"]
                ]
    assert silent == []


def test_the_names_that_outside_tools_rely_on_are_there() -> None:
    named = {kind["name"]: kind for kind in types()}
    fields = {field["name"] for field in named["Query"]["fields"]}
    assert fields == {
        "measure",
        "reconciliation",
        "measures",
        "node",
        "nodes",
        "person",
        "persons",
        "decisions",
        "referrals",
        "deferredActionRequests",
        "offenses",
        "encounters",
        "apprehensions",
        "detentions",
        "removals",
        "releasesWithoutTravelDocument",
        "threats",
        "agencies",
        "cohorts",
        "decisionCodes",
        "policies",
        "policiesInForce",
        "glossary",
        "dictionary",
        "removabilityGrounds",
        "publishedFigure",
        "publishedFigures",
        "publishedRatio",
        "publishedReconciliations",
        "publishedTotal",
        "foreignHistories",
        "release",
        "releases",
    }
    connection = {field["name"] for field in named["DecisionConnection"]["fields"]}
    assert connection == {
        "edges",
        "nodes",
        "pageInfo",
        "totalCount",
        "distinctPersonCount",
    }
    assert {kind["name"] for kind in named["Record"]["possibleTypes"]} == {
        record.__name__ for record in components.RECORDS
    }
