from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from discretion.synthesis.chance import Chance, Odds


@given(st.text(), st.integers(-9, 9), st.integers(0, 99))
def test_a_number_lies_between_its_ends(name: str, least: int, width: int) -> None:
    drawn = {Chance(name).between(least, least + width) for _ in range(9)}
    assert drawn <= set(range(least, least + width + 1))


@given(st.text(), st.dictionaries(st.text(), st.floats(0.1, 9), min_size=1))
def test_odds_give_none_but_their_values(name: str, weights: dict[str, float]) -> None:
    chance = Chance(name)
    assert {Odds(weights).draw(chance) for _ in range(99)} <= weights.keys()


@given(st.text())
def test_the_same_name_gives_the_same_draws(name: str) -> None:
    one, other = Chance(name), Chance(name)
    assert [one.random() for _ in range(9)] == [other.random() for _ in range(9)]


def test_draws_do_not_change_with_the_release_of_python() -> None:
    chance = Chance("15/pair/0")
    odds = Odds({"a": 1.0, "b": 2.0, "c": 3.0})
    assert [
        chance.between(0, 99),
        chance.day(date(2014, 1, 1), date(2014, 12, 31)).isoformat(),
        chance.one_of("xyz"),
        odds.draw(chance),
        chance.happens(0.5),
    ] == [13, "2014-04-03", "y", "a", False]


def test_odds_follow_their_weights() -> None:
    chance, odds = Chance("weights"), Odds({"rare": 1, "common": 9})
    drawn = Counter(odds.draw(chance) for _ in range(5000))
    assert 0.08 < drawn["rare"] / 5000 < 0.12


def test_a_day_may_be_either_end() -> None:
    chance, first, last = Chance("days"), date(2012, 2, 28), date(2012, 3, 1)
    assert {chance.day(first, last) for _ in range(99)} == {
        first,
        date(2012, 2, 29),
        last,
    }
