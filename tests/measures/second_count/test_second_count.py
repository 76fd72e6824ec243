"""Every measure of a release tells what a second count of its extracts tells."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import pytest

from discretion.measures import NAMED, State
from tests.measures.second_count.compare import Compared, Write, compare
from tests.measures.second_count.extracts import write_random, write_synthetic

_SEEDS = range(20)
_WRITERS: dict[str, Write] = {"synthetic": write_synthetic, "random": write_random}
_Sets = dict[tuple[str, int], Future[Compared]]


def _sets() -> Iterator[tuple[str, int]]:
    """Every seed once: three of five synthetic, the others full of colliding days."""
    for seed in _SEEDS:
        yield "synthetic" if seed % 5 < 3 else "random", seed


@pytest.fixture(scope="module")
def compared() -> Iterator[_Sets]:
    """Both answers of every measure to every set of extracts, two sets at a time."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        yield {
            (made, seed): pool.submit(compare, _WRITERS[made], seed)
            for made, seed in _sets()
        }


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(("made", "seed"), list(_sets()))
def test_a_measure_tells_what_the_second_count_tells(
    compared: _Sets, made: str, seed: int, name: str
) -> None:
    assert compared[made, seed].result().apart[name] == []


def test_the_sets_meet_what_the_rules_are_for(compared: _Sets) -> None:
    met: Counter[str] = Counter()
    for one in compared.values():
        met += one.result().met
    states = {str(state.value) for state in State if state is not State.NOT_REACHED}
    wanted = states | {"EVENT", "REMOVED", "DIED", "CENSORED"}
    assert {one for one in wanted if met[one] < 10} == set()
