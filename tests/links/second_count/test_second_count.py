"""Every link of a release holds exactly what a second count of its extracts holds."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.links.second_count.compare import (
    EVERYTHING,
    Rows,
    differences,
    write_synthetic,
)
from tests.links.second_count.count import count
from tests.links.second_count.extract import read_extracts
from tests.links.second_count.known import EXAMPLES, write_example
from tests.links.second_count.random_extracts import write_random_extracts

_SEEDS = range(20)
_Differences = dict[str, tuple[Rows, Rows]]
_Compared = dict[tuple[str, int | str], Future[_Differences]]

_WRITERS: dict[str, Callable[[Path, int], None]] = {
    "synthetic": write_synthetic,
    "random": write_random_extracts,
}
_NOTHING = (Rows(), Rows())


@pytest.fixture(scope="module")
def compared() -> Iterator[_Compared]:
    """Both counts of every set of extracts, two sets at a time."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        found: _Compared = {}
        for name in EXAMPLES:
            found["example", name] = pool.submit(differences, write_example, name)
        for seed in _SEEDS:
            for made, write in _WRITERS.items():
                found[made, seed] = pool.submit(differences, write, seed)
        yield found


def _cases() -> Iterator[object]:
    for made in _WRITERS:
        for seed in _SEEDS:
            for what in EVERYTHING:
                name = f"{what}-{made}-{seed}"
                yield pytest.param(made, seed, what, id=name)


@pytest.mark.parametrize(("made", "seed", "what"), list(_cases()))
def test_a_release_holds_what_the_second_count_holds(
    compared: _Compared, made: str, seed: int, what: str
) -> None:
    assert compared[made, seed].result()[what] == _NOTHING


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_the_two_counts_once_told_apart_they_tell_alike(
    compared: _Compared, name: str
) -> None:
    assert compared["example", name].result()[EXAMPLES[name].what] == _NOTHING


def test_the_random_extracts_meet_what_the_rules_are_for(tmp_path: Path) -> None:
    met: Counter[str] = Counter()
    for seed in _SEEDS:
        write_random_extracts(tmp_path / str(seed), seed)
        counted = count(read_extracts(tmp_path / str(seed), {}))
        met.update(one["outcome"] for one in counted["referral"])
        met.update(one["determination"] for one in counted["later_offense"])
        met.update(one["initiative"] for one in counted["deferred_action_request"])
        met.update(one["kind"] for one in counted["deferred_action_request"])
        met.update(one["listing"] for one in counted["release_without_travel_document"])
        met.update(one["daca_eligibility"] for one in counted["decision"])
        met.update(one["result"] for one in counted["eligibility"])
        for link in ("decision", "detention", "offense", "referral"):
            met[f"{link} of several records"] += sum(
                len(one["records"]) > 1 for one in counted[link]
            )
    rare = {what for what in _MET if met[what] < 10}
    assert rare == set()


_MET = {
    *("GRANTED", "DENIED", "WITHDRAWN", "PENDING", "REJECTED", "NOT_SEPARABLE"),
    *("FILED_BEFORE_REFERRAL", "NEVER_FILED", "NOT_YET_KNOWN", "NOT_LOADED"),
    *("LATER", "NOT_LATER", "UNDETERMINED", "NO_FAIL", "FAILS"),
    *("REFERRED", "SELF_INITIATED", "INITIAL", "RENEWAL"),
    *("LISTED", "NOT_LISTED", "NOT_KNOWN", "RECORDED", "DERIVED", "NOT_RECORDED"),
    *("decision of several records", "detention of several records"),
    *("offense of several records", "referral of several records"),
}
"""Words and cases of which the random extracts must hold at least ten."""
