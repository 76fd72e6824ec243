"""Laws of survival curves, on random people and exact fractions."""

from __future__ import annotations

import dataclasses
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discretion.measures.survival import CENSORED, EVENT, curve, interval
from tests.measures.plain_survival import Point, Subject, points

CAUSES = (EVENT, "REMOVED", "DIED", CENSORED)
SCHEMA = {"group": "int64", "days": "int64", "cause": "string"}
NAMES = [field.name for field in dataclasses.fields(Point)]

people = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(CAUSES)), min_size=1, max_size=40
)
groups = st.lists(people, min_size=1, max_size=4)
some = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
)

Curves = dict[int, list[dict[str, Any]]]


def curves(
    of: Iterable[Iterable[tuple[Any, ...]]],
    schema: Mapping[str, str] = SCHEMA,
    shuffle: int | None = None,
) -> Curves:
    """The curve of each group, computed in one statement."""
    rows = [(n, *one) for n, group in enumerate(of) for one in group]
    if shuffle is not None:
        random.Random(shuffle).shuffle(rows)  # noqa: S311
    columns = dict(zip(schema, map(list, zip(*rows, strict=True)), strict=True))
    table = curve(ibis.memtable(columns, schema=schema), ["group"])
    engine = ibis.duckdb.connect()
    found: Curves = {}
    for row in engine.to_pyarrow(table.order_by("group", "days")).to_pylist():
        found.setdefault(row["group"], []).append(row)
    engine.disconnect()
    return found


def told(rows: Iterable[dict[str, Any]]) -> list[Any]:
    return [pytest.approx([float(row[name]) for name in NAMES]) for row in rows]


@some
@given(groups)
def test_a_curve_is_that_of_plain_fractions(of: list[list[Subject]]) -> None:
    found = curves(of)
    for number, group in enumerate(of):
        plain = [list(map(float, dataclasses.astuple(one))) for one in points(group)]
        assert plain == told(found[number])


@some
@given(people)
def test_rows_that_stand_for_several_are_those_people_one_by_one(
    of: list[Subject],
) -> None:
    alike = [(*one, number) for one, number in Counter(of).items()]
    assert curves([alike], SCHEMA | {"number": "int64"}) == curves([of])


@some
@given(people)
def test_the_shares_of_all_causes_and_of_the_free_make_one(of: list[Subject]) -> None:
    asked = [
        [(days, _asked(why, cause)) for days, why in of]
        for cause in ("EVENT", "REMOVED", "DIED")
    ]
    found = curves(asked)
    for parts in zip(*found.values(), strict=True):
        whole = sum(one["incidence"] for one in parts) + parts[0]["survival"]
        assert whole == pytest.approx(1)


def _asked(why: str, cause: str) -> str:
    """Why someone left, where ``cause`` is what is asked about."""
    if why == CENSORED:
        return why
    return EVENT if why == cause else "ANOTHER"


@some
@given(groups, st.integers(0, 9))
def test_the_order_of_rows_does_not_matter(of: list[list[Subject]], seed: int) -> None:
    ordered, shuffled = curves(of), curves(of, shuffle=seed)
    assert {n: [*told(rows)] for n, rows in ordered.items()} == {
        n: [[float(row[name]) for name in NAMES] for row in rows]
        for n, rows in shuffled.items()
    }


@some
@given(people)
def test_without_competing_causes_three_estimates_are_one(of: list[Subject]) -> None:
    alone = [(days, why if why == CENSORED else EVENT) for days, why in of]
    for row in curves([alone])[0]:
        assert row["survival"] == pytest.approx(row["alone"])
        assert 1 - row["incidence"] == pytest.approx(row["alone"])


@some
@given(people)
def test_removal_as_censoring_never_says_less(of: list[Subject]) -> None:
    for row in curves([of])[0]:
        assert 1 - row["alone"] >= row["incidence"] - 1e-12


def test_what_happened_on_a_day_comes_before_who_was_censored_on_it() -> None:
    (only,) = curves([[(5, CENSORED), (5, EVENT), (5, "REMOVED"), (5, CENSORED)]])[0]
    assert (only["at_risk"], only["events"], only["competing"]) == (4, 1, 1)
    assert only["incidence"] == pytest.approx(0.25)
    assert only["survival"] == pytest.approx(0.5)


def test_a_curve_on_which_nobody_remains_ends_at_nothing() -> None:
    first, last = curves([[(1, EVENT), (2, EVENT), (2, "DIED")]])[0]
    assert (first["survival"], last["survival"]) == (pytest.approx(2 / 3), 0.0)
    assert (last["alone"], last["incidence"]) == (
        pytest.approx(1 / 3),
        pytest.approx(2 / 3),
    )


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_a_share_of_none_or_all_has_no_interval(share: float) -> None:
    assert bounds(share, 0.01) == (None, None)


def test_the_interval_is_by_the_log_of_the_negative_log() -> None:
    # Freireich's patients at 10 weeks; survival 0.7529, standard error 0.0963.
    assert bounds(0.7529411764705882, 0.0963498**2) == pytest.approx(
        (0.5031995, 0.8893618), abs=1e-5
    )


def bounds(share: float, variance: float) -> tuple[float | None, float | None]:
    schema = {"share": "float64", "variance": "float64"}
    rows = ibis.memtable({"share": [share], "variance": [variance]}, schema=schema)
    low, high = interval(rows.share, rows.variance)
    engine = ibis.duckdb.connect()
    (row,) = engine.to_pyarrow(rows.select(low=low, high=high)).to_pylist()
    return row["low"], row["high"]
