"""What no figure may say, whichever components a release is loaded from."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import pytest

from discretion import access
from discretion.build import build
from discretion.measures import (
    COHORTS,
    NAMED,
    Answer,
    Cohort,
    Measure,
    Row,
    answer,
)
from discretion.settings import FIXTURES
from tests.measures.second_count.sources import SOURCES, counts

COMPONENTS = ("ICE", "CBP", "USCIS")
SUBSETS = [
    some
    for number in range(len(COMPONENTS) + 1)
    for some in itertools.combinations(COMPONENTS, number)
]
NOBODY = FIXTURES / "synthetic" / "cbp" / "inadmissibles.csv"
"""An extract of which no measure counts anything, so that there is a release."""


@pytest.fixture(scope="module", params=SUBSETS, ids=lambda some: "+".join(some))
def loaded(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[set[str], access.Reader]]:
    """The components that are loaded, and the reader of that release."""
    store = tmp_path_factory.mktemp("store")
    folders = [FIXTURES / "synthetic" / one.lower() for one in request.param]
    build(folders or [NOBODY], store)
    door = access.Door(store)
    yield set(request.param), door.reader()
    door.close()


def answers(measure: Measure, reader: access.Reader) -> Iterator[Answer]:
    """As is usual, for all together, and by each group."""
    groups = [name for name in measure.groups if name not in measure.dimensions]
    for by in dict.fromkeys([measure.usual, (), *((name,) for name in groups)]):
        yield answer(measure, reader, by)


def rows(made: Answer) -> Sequence[Row]:
    return [*made.rows, *([made.total] if made.total else [])]


def lacking(measure: Measure, row: Row, loaded: set[str]) -> set[str]:
    """The components that a row counts, and of which nothing is loaded."""
    own = row.groups.get("component")
    if measure.name in FIRST_REFERRALS:
        own = None
    return {
        one
        for one in SOURCES[measure.name].keys() - loaded
        if own in (None, one) or not counts(measure.name, one)
    }


FIRST_REFERRALS = ("referral_funnel", "time_to_decision", "time_to_filing")
"""Whom one component referred first, another may have referred before."""


@pytest.mark.parametrize("name", NAMED)
def test_nothing_is_measured_where_a_component_it_counts_is_missing(
    loaded: tuple[set[str], access.Reader], name: str
) -> None:
    components, reader = loaded
    measure = NAMED[name]
    for made in answers(measure, reader):
        assert rows(made)
        for row in rows(made):
            for figure, one in row.figures.items():
                where = (made.by, row, figure)
                assert (one.value is None) == (one.state.value in VALUELESS), where
                if is_known(made, row, figure, components):
                    continue
                if lacking(measure, row, components):
                    assert one.state.value != "MEASURED", where
                    assert one.value != 0, where


def is_known(made: Answer, row: Row, figure: str, loaded: set[str]) -> bool:
    """Whether a figure does not hang on what is missing.

    USCIS refers nobody, and acts without a reason have none.
    """
    if figure.startswith("basis_recorded"):
        return row.groups.get("basis") == "NOT_RECORDED"
    if made.measure.name == "referral_funnel" and figure == "persons":
        return loaded >= {"ICE", "CBP"} and not {"step", "outcome"} & row.groups.keys()
    return False


VALUELESS = {
    *("NOT_RECORDED_SEPARATELY", "NOT_LOADED", "NOT_KNOWN", "NOT_YET_OBSERVED"),
    *("NOT_REACHED", "SUPPRESSED"),
}


@pytest.mark.parametrize("name", NAMED)
def test_nothing_loaded_is_said_in_a_row(
    loaded: tuple[set[str], access.Reader], name: str
) -> None:
    components, reader = loaded
    if {one for one in SOURCES[name] if counts(name, one)} & components:
        return
    for made in answers(NAMED[name], reader):
        assert rows(made)
        for row in rows(made):
            told = {(one.value, str(one.state.value)) for one in row.figures.values()}
            assert told == {(None, "NOT_LOADED")}


@pytest.mark.parametrize("cohort", COHORTS, ids=lambda one: one.name)
@pytest.mark.parametrize("by", [(), ("fiscal_year",), ("component", "stage")])
def test_a_cohort_of_a_component_that_is_not_loaded_is_no_nought(
    loaded: tuple[set[str], access.Reader], cohort: Cohort, by: tuple[str, ...]
) -> None:
    components, reader = loaded
    if cohort.component.value in components:
        return
    made = answer(NAMED["use_of_discretion"], reader, by, cohort)
    for row in rows(made):
        for one in row.figures.values():
            assert one.state.value in {"NOT_LOADED", "AT_LEAST", "INCOMPLETE"}
            assert one.value != 0
    if not components:
        assert {row.figures["instances"].state.value for row in rows(made)} == {
            "NOT_LOADED"
        }
