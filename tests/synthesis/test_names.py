from __future__ import annotations

import re
from collections import Counter

import pytest

from discretion.synthesis.chance import Chance, Odds
from discretion.synthesis.names import GIVEN, NAMES, NICKNAMES, SURNAMES

_POOLS = {"women": GIVEN["F"], "men": GIVEN["M"], "surnames": SURNAMES}


@pytest.mark.parametrize("pool", _POOLS.values(), ids=_POOLS)
def test_a_pool_holds_some_hundred_names_in_plain_capitals(pool: Odds[str]) -> None:
    assert len(pool.values) > 150
    assert all(re.fullmatch("[A-Z]+", name) for name in pool.values)


def test_the_first_surname_is_commoner_than_the_hundredth() -> None:
    chance = Chance("surnames")
    drawn = Counter(SURNAMES.draw(chance) for _ in range(20_000))
    first, hundredth = SURNAMES.values[0], SURNAMES.values[99]
    assert 3 < drawn[first] / drawn[hundredth] < 10


def test_every_nickname_is_short_for_a_name_that_someone_bears() -> None:
    assert NICKNAMES.keys() <= {*GIVEN["F"].values, *GIVEN["M"].values}


def test_every_kind_of_names_has_some_of_each_in_plain_capitals() -> None:
    for given, surnames in NAMES.values():
        for pool in (given["F"], given["M"], surnames):
            assert len(pool.values) >= 9
            assert all(re.fullmatch("[A-Z]+", name) for name in pool.values)
