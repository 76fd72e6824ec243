"""Published figures are asked for by id or metric, and never mixed with records."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLNonNull, GraphQLObjectType, get_named_type

from discretion import access, published
from discretion.graph.schema import schema
from tests.graph.asking import answer, ask

WHOLE = """{ publishedFigure(id: "%s") {
  value approximate absence unit personCount caveat
  window { kind asPrinted firstOn lastOn asOf }
  component part source { publisher document place } } }"""


async def figure(door: access.Door, id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await ask(door, WHOLE % id))["publishedFigure"]
    return found


@pytest.mark.shows("F001")
async def test_the_budget_is_larger_than_an_int_and_exact(door: access.Door) -> None:
    found = await figure(door, "budget")
    assert (found["value"], found["approximate"]) == (21_000_000_000, True)
    assert type(found["value"]) is int
    assert (found["unit"], found["component"]) == ("US_DOLLARS_A_YEAR", "DHS")
    assert found["part"] == "ICE, CBP and USCIS together"
    assert "investigations" in found["caveat"]
    assert "fiscal year 2015" in found["source"]["document"]


@pytest.mark.shows("F002")
async def test_a_stock_has_a_month_and_no_days(door: access.Door) -> None:
    found = await figure(door, "removable_aliens")
    assert found["window"] == {
        "kind": "POINT_IN_TIME",
        "asPrinted": "reported in February 2014",
        "firstOn": None,
        "lastOn": None,
        "asOf": "2014-02",
    }


@pytest.mark.shows("F006", "F007")
async def test_the_window_is_in_the_answer(door: access.Door) -> None:
    approved = await figure(door, "daca_requests_approved_2012_2014")
    released = await figure(door, "daca_eligible_releases_usbp")
    assert (approved["value"], released["value"]) == (632855, 650)
    for one, first in ((approved, "2012-08-15"), (released, "2012-06-15")):
        window = one["window"]
        assert (window["firstOn"], window["lastOn"]) == (first, "2014-09-30")


@pytest.mark.shows("F008", "F009")
async def test_null_is_never_shown_as_none(door: access.Door) -> None:
    instances = await figure(door, "ice_discretion_instances_fy2014")
    assert (instances["value"], instances["unit"]) == (12757, "INSTANCES")
    assert instances["personCount"] is None
    unknown = await figure(door, "daca_eligible_releases_ice")
    assert unknown["value"] is None
    assert unknown["absence"] == "NOT_RECORDED_SEPARATELY"


async def test_what_is_not_there_is_null(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedFigure(id: "no such") { id }
             publishedFigures(ids: ["no such", "budget"]) { id }
             publishedRatio(numerator: "budget", denominator: "no such") { value }
             publishedTotal(ids: ["budget", "no such"]) { value }
             none: publishedTotal(ids: []) { value } }""",
    )
    assert found == {
        "publishedFigure": None,
        "publishedFigures": [{"id": "budget"}],
        "publishedRatio": None,
        "publishedTotal": None,
        "none": None,
    }


async def test_figures_are_found_by_metric(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedFigures(metric: "daca_eligible_releases") { component value }
             every: publishedFigures { id } }""",
    )
    assert found["publishedFigures"] == [
        {"component": "CBP", "value": 650},
        {"component": "ICE", "value": None},
    ]
    assert len(found["every"]) == len(published.figures())


@pytest.mark.shows("F005")
async def test_a_share_is_worked_out(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedRatio(
               numerator: "aliens_removed_with_prior_convictions_2013"
               denominator: "aliens_removed_2013"
             ) { value status reasons warnings numerator { value } } }""",
    )
    share = found["publishedRatio"]
    assert share.pop("value") == pytest.approx(0.45252, abs=1e-5)
    assert share == {
        "status": "COMPARABLE",
        "reasons": [],
        "warnings": [],
        "numerator": {"value": 198394},
    }


@pytest.mark.shows("F007")
async def test_a_ratio_of_two_units_and_windows_is_refused(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedRatio(
               numerator: "daca_eligible_releases_usbp"
               denominator: "daca_requests_approved_2012_2014"
             ) { value status reasons warnings } }""",
    )
    refused = found["publishedRatio"]
    assert (refused["value"], refused["status"]) == (None, "NOT_COMPARABLE")
    assert refused["reasons"] == ["UNITS_DIFFER", "WINDOWS_DIFFER"]
    units, windows = refused["warnings"]
    assert "PERSONS" in units
    assert "REQUESTS" in units
    assert "15 June 2012" in windows
    assert "15 August 2012" in windows


@pytest.mark.shows("F009")
async def test_a_sum_names_the_component_that_is_missing(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedTotal(
               ids: ["daca_eligible_releases_usbp", "daca_eligible_releases_ice"]
             ) { value atLeast status missing { component absence } } }""",
    )
    assert found["publishedTotal"] == {
        "value": 650,
        "atLeast": True,
        "status": "COMPARABLE",
        "missing": [{"component": "ICE", "absence": "NOT_RECORDED_SEPARATELY"}],
    }


@pytest.mark.shows("F006")
async def test_a_difference_between_documents_is_shown(door: access.Door) -> None:
    found = await ask(
        door,
        """{ publishedReconciliations {
               name status difference sum figure { value } against { value } } }""",
    )
    assert found["publishedReconciliations"][0] == {
        "name": "daca_approvals_of_two_documents",
        "status": "UNEXPLAINED",
        "difference": 1599,
        "sum": 631256,
        "figure": {"value": 632855},
        "against": [{"value": 1685}, {"value": 471293}, {"value": 158278}],
    }


@pytest.mark.shows("F010")
def test_unit_window_component_source_and_quality_are_never_null() -> None:
    kind = schema()._schema.get_type("PublishedFigure")
    assert isinstance(kind, GraphQLObjectType)
    nullable = {
        name
        for name, each in kind.fields.items()
        if not isinstance(each.type, GraphQLNonNull)
    }
    assert nullable == {"value", "absence", "personCount", "part"}


@pytest.mark.shows("F010")
def test_nothing_of_a_release_is_shown_as_a_published_figure() -> None:
    core = schema()._schema
    leading = {
        f"{kind.name}.{name}"
        for kind in core.type_map.values()
        if isinstance(kind, GraphQLObjectType)
        for name, each in kind.fields.items()
        if get_named_type(each.type).name == "PublishedFigure"
    }
    # A release is set beside a published figure, which stays what it is.
    assert {place.partition(".")[0] for place in leading} == {
        "FigureReconciliation",
        "Query",
        "PublishedRatio",
        "PublishedReconciliation",
        "PublishedTotal",
    }


@pytest.mark.shows("F010")
async def test_a_synthetic_release_says_so_beside_figures_that_are_none_of_its(
    door: access.Door,
) -> None:
    answered = await answer(
        door, '{ release { synthetic } publishedFigure(id: "budget") { value } }'
    )
    assert answered.data == {
        "release": {"synthetic": True},
        "publishedFigure": {"value": 21_000_000_000},
    }
    assert answered.statements == 0
