"""Every measure of a release tells what a second count of its extracts tells."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor

import pytest

from discretion.measures import NAMED
from tests.measures.second_count.compare import Write, differences
from tests.measures.second_count.extracts import write_random, write_synthetic

_SEEDS = range(20)
_WRITERS: dict[str, Write] = {"synthetic": write_synthetic, "random": write_random}
_Compared = dict[tuple[str, int], Future[dict[str, list[str]]]]


def _sets() -> Iterator[tuple[str, int]]:
    """Every seed once: three of five synthetic, the others full of colliding days."""
    for seed in _SEEDS:
        yield "synthetic" if seed % 5 < 3 else "random", seed


@pytest.fixture(scope="module")
def compared() -> Iterator[_Compared]:
    """Both answers of every measure to every set of extracts, two sets at a time."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        yield {
            (made, seed): pool.submit(differences, _WRITERS[made], seed)
            for made, seed in _sets()
        }


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize(("made", "seed"), list(_sets()))
def test_a_measure_tells_what_the_second_count_tells(
    compared: _Compared, made: str, seed: int, name: str
) -> None:
    assert compared[made, seed].result()[name] == []
