from __future__ import annotations

import dataclasses

import pytest

from discretion.published import (
    Comparability,
    FigureComponent,
    PublishedFigure,
    Reason,
    figure,
    ratio,
    total,
)


def named(id: str) -> PublishedFigure:
    found = figure(id)
    assert found is not None
    return found


@pytest.mark.shows("F005")
def test_the_share_of_removed_with_prior_convictions_is_worked_out() -> None:
    part = named("aliens_removed_with_prior_convictions_2013")
    share = ratio(part, named("aliens_removed_2013"))
    assert share.value == pytest.approx(0.45252, abs=1e-5)
    assert share.status is Comparability.COMPARABLE
    assert (share.reasons, share.warnings) == ((), ())


@pytest.mark.shows("F007")
def test_releases_are_not_divided_by_approvals() -> None:
    refused = ratio(
        named("daca_eligible_releases_usbp"), named("daca_requests_approved_2012_2014")
    )
    assert refused.value is None
    assert refused.status is Comparability.NOT_COMPARABLE
    assert refused.reasons == (Reason.UNITS_DIFFER, Reason.WINDOWS_DIFFER)
    assert refused.warnings == (
        "The units differ: daca_eligible_releases_usbp PERSONS; "
        "daca_requests_approved_2012_2014 REQUESTS.",
        "The windows differ: daca_eligible_releases_usbp 15 June 2012 to 30 September "
        "2014; daca_requests_approved_2012_2014 15 August 2012 to 30 September 2014.",
    )


def test_a_window_of_the_same_days_is_the_same_window_whatever_it_is_called() -> None:
    year = named("aliens_removed_or_returned_fy2014")
    window = named("court_closures_2011_2013").window
    days = dataclasses.replace(
        window, first_on=year.window.first_on, last_on=year.window.last_on
    )
    other = dataclasses.replace(year, window=days)
    assert ratio(year, other).value == 1


def test_a_year_that_is_only_printed_is_the_same_in_one_document_alone() -> None:
    removed = named("aliens_removed_2013")
    source = dataclasses.replace(removed.source, document="Another report")
    elsewhere = dataclasses.replace(removed, source=source)
    assert ratio(removed, elsewhere).reasons == (Reason.WINDOWS_DIFFER,)


def test_what_is_rounded_is_said_beside_the_ratio() -> None:
    share = ratio(
        named("daca_requestors_with_arrest_2019"), named("daca_requestors_2019")
    )
    assert share.value == pytest.approx(0.1237, abs=1e-4)
    assert share.warnings == (
        "daca_requestors_with_arrest_2019 is not exact: ABOUT.",
        "daca_requestors_2019 is not exact: ABOUT.",
    )


def test_nothing_is_divided_by_nothing_or_by_what_is_not_known() -> None:
    some = named("daca_eligible_releases_usbp")
    none = dataclasses.replace(some, value=0)
    assert ratio(some, none).reasons == (Reason.DENOMINATOR_IS_ZERO,)
    unknown = ratio(named("daca_eligible_releases_ice"), some)
    assert unknown.value is None
    assert unknown.reasons == (Reason.VALUE_NOT_KNOWN,)


@pytest.mark.shows("F009")
def test_a_sum_over_components_is_at_least_and_names_what_is_missing() -> None:
    unknown = named("daca_eligible_releases_ice")
    sum_ = total([named("daca_eligible_releases_usbp"), unknown])
    assert (sum_.value, sum_.at_least, sum_.missing) == (650, True, (unknown,))
    assert sum_.status is Comparability.COMPARABLE


def test_a_sum_without_a_known_part_has_no_value() -> None:
    sum_ = total([named("daca_eligible_releases_ice")])
    assert (sum_.value, sum_.at_least) == (None, False)
    assert sum_.reasons == (Reason.VALUE_NOT_KNOWN,)
    assert total([]).value is None


def test_what_may_count_twice_is_not_added() -> None:
    year = named("daca_requests_approved_fy2014")
    renewed = total([year, named("daca_requests_approved_renewal_fy2014")])
    assert renewed.value is None
    assert renewed.reasons == (Reason.METRICS_DIFFER, Reason.COMPONENTS_OVERLAP)
    whole = dataclasses.replace(year, component=FigureComponent.DHS)
    assert total([year, whole]).reasons == (Reason.COMPONENTS_OVERLAP,)
