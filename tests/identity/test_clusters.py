from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from discretion.identity.clusters import Forest

RECORDS = 8
record = st.integers(0, RECORDS - 1)
fingerprints = st.lists(st.integers(0, 3), min_size=RECORDS, max_size=RECORDS)
pairs = st.lists(st.tuples(st.integers(1, 8), record, record), max_size=20)


def forest(*fins: int) -> Forest:
    return Forest(array("i", fins))


def test_a_cluster_is_named_by_its_first_record() -> None:
    trees = forest(0, 0, 0)
    assert trees.join(1, 2, 1)
    assert trees.join(1, 2, 0)
    assert [trees.first(n) for n in range(3)] == [0, 0, 0]


def test_each_record_hangs_by_the_pair_that_tied_it() -> None:
    trees = forest(0, 0, 0, 0)
    trees.join(1, 0, 1)
    trees.join(2, 2, 3)
    trees.join(4, 1, 3)
    assert list(trees.parent) == [-1, 0, 3, 1]
    assert list(trees.rule) == [-1, 1, 2, 4]


def test_two_fingerprints_are_refused() -> None:
    trees = forest(5, 6)
    assert not trees.join(2, 0, 1)
    assert trees.first(1) == 1


def test_two_fingerprints_are_refused_through_a_third_record() -> None:
    trees = forest(5, 0, 6)
    assert trees.join(4, 0, 1)
    assert not trees.join(4, 1, 2)
    assert [trees.first(n) for n in range(3)] == [0, 0, 2]


def test_a_pair_already_of_one_cluster_changes_nothing() -> None:
    trees = forest(0, 0)
    trees.join(1, 0, 1)
    assert trees.join(2, 1, 0)
    assert list(trees.rule) == [-1, 1]


@given(fingerprints, pairs)
def test_clusters_are_those_of_merging_sets(
    fins: list[int], asked: list[tuple[int, int, int]]
) -> None:
    trees = forest(*fins)
    sets = [{n} for n in range(RECORDS)]
    for rule, left, right in asked:
        union = sets[left] | sets[right]
        fits = len({fins[n] for n in union} - {0}) <= 1
        assert trees.join(rule, left, right) == fits
        if fits:
            for n in union:
                sets[n] = union
    assert [trees.first(n) for n in range(RECORDS)] == [min(s) for s in sets]


@given(fingerprints, pairs)
def test_every_tie_is_a_pair_that_was_asked_and_leads_to_the_first_record(
    fins: list[int], asked: list[tuple[int, int, int]]
) -> None:
    trees = forest(*fins)
    for rule, left, right in asked:
        trees.join(rule, left, right)
    for n in range(RECORDS):
        at = n
        while trees.parent[at] >= 0:
            tie = (trees.rule[at], at, trees.parent[at])
            assert tie in asked or (tie[0], tie[2], tie[1]) in asked
            at = trees.parent[at]
        assert at == trees.first(n)
