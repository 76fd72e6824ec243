"""Every published figure, against the sources and the list of controls."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from discretion.published import (
    Absence,
    FigureComponent,
    FigureUnit,
    PublishedFigure,
    WindowKind,
    figure,
    figures,
)

CONTROLS = Path(__file__).parents[3] / "shared/data/controls/published_figures.csv"


def named(id: str) -> PublishedFigure:
    found = figure(id)
    assert found is not None
    return found


@pytest.mark.skipif(
    not CONTROLS.is_file(), reason="the published figures are not beside us"
)
@pytest.mark.shows("F010")
def test_every_figure_of_the_controls_is_in_the_catalogue() -> None:
    with CONTROLS.open(newline="", encoding="utf-8") as file:
        controls = [int(row["value"]) for row in csv.DictReader(file)]
    assert set(controls) - {one.value for one in figures()} == set()


@pytest.mark.shows("F010")
def test_every_figure_says_what_must_be_said_beside_it() -> None:
    for one in figures():
        source = (one.source.publisher, one.source.document, one.source.place)
        assert all((*source, one.caveat, one.quality, one.window.as_printed))
        assert (one.value is None) is (one.absence is not None)


@pytest.mark.shows("F001")
def test_the_budget_is_about_21_billion_and_not_all_for_enforcement() -> None:
    budget = named("budget")
    assert (budget.value, budget.approximate) == (21_000_000_000, True)
    assert budget.unit is FigureUnit.US_DOLLARS_A_YEAR
    assert budget.window.kind is WindowKind.FISCAL_YEAR
    days = (budget.window.first_on, budget.window.last_on)
    assert days == (date(2012, 10, 1), date(2014, 9, 30))
    for other in ("customs", "trade", "benefits", "investigations"):
        assert other in budget.caveat
    assert budget.source.document == (
        "Congressional Budget Justification, fiscal year 2015"
    )


@pytest.mark.shows("F002")
def test_removable_aliens_are_an_estimate_as_of_a_month() -> None:
    estimate = named("removable_aliens")
    assert (estimate.value, estimate.approximate) == (11_500_000, True)
    assert estimate.window.as_of == "2014-02"


@pytest.mark.shows("F003")
def test_the_border_patrols_part_does_not_exceed_all_apprehensions() -> None:
    whole, part = named("aliens_apprehended_2013"), named("usbp_apprehensions_fy2013")
    assert (whole.value, part.value) == (662_483, 420_789)
    assert whole.source.publisher.startswith("Office of Immigration Statistics")
    assert part.unit is FigureUnit.APPREHENSIONS
    assert (part.value or 0) <= (whole.value or 0)


@pytest.mark.shows("F004", "F005", "F076")
def test_the_statistics_of_2013_are_labelled_as_printed() -> None:
    printed = {
        one.id: one.value
        for one in figures()
        if one.window.kind is WindowKind.AS_PRINTED
    }
    assert printed == {
        "aliens_apprehended_2013": 662_483,
        "aliens_removed_2013": 438_421,
        "aliens_removed_with_prior_convictions_2013": 198_394,
    }
    for id in printed:
        window = named(id).window
        assert window.as_printed == "2013"
        assert (window.first_on, window.last_on) == (None, None)


@pytest.mark.shows("F006")
def test_approvals_are_requests_and_not_people() -> None:
    approved = named("daca_requests_approved_2012_2014")
    assert (approved.value, approved.unit) == (632_855, FigureUnit.REQUESTS)
    assert approved.person_count is None
    days = (approved.window.first_on, approved.window.last_on)
    assert days == (date(2012, 8, 15), date(2014, 9, 30))


@pytest.mark.shows("F008")
def test_instances_are_never_persons() -> None:
    instances = named("ice_discretion_instances_fy2014")
    assert (instances.value, instances.unit) == (12_757, FigureUnit.INSTANCES)
    assert instances.person_count is None
    assert instances.component is FigureComponent.ICE


@pytest.mark.shows("F009")
def test_what_ice_did_not_record_is_unknown_and_not_none() -> None:
    unknown = named("daca_eligible_releases_ice")
    assert unknown.value is None
    assert unknown.absence is Absence.NOT_RECORDED_SEPARATELY


def test_figures_of_one_metric_component_and_window_are_one() -> None:
    keys = [(one.metric, one.component, one.window) for one in figures()]
    assert len(set(keys)) == len(keys)
