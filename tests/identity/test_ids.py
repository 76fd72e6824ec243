from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

ONE = {"a": {"fin": "1"}, "b": {"fin": "1"}, "c": {"fin": "1"}}


def minted(text: str) -> str:
    return "Person_" + sha256(text.encode()).hexdigest()[:24]


def test_a_new_person_is_named_after_its_smallest_record(
    person_of: Callable[..., Any],
) -> None:
    assert person_of({"b": {"fin": "1"}, "a": {"fin": "1"}, "c": {}}) == {
        "a": minted("a"),
        "b": minted("a"),
        "c": minted("c"),
    }


def test_a_person_keeps_its_id_when_a_smaller_record_joins(
    person_of: Callable[..., Any],
) -> None:
    found = person_of(ONE, inherited={"b": "Person_b", "c": "Person_b"})
    assert set(found.values()) == {"Person_b"}


def test_persons_that_merge_keep_the_id_of_most_records(
    person_of: Callable[..., Any],
) -> None:
    inherited = {"a": "Person_1", "b": "Person_2", "c": "Person_2"}
    assert set(person_of(ONE, inherited=inherited).values()) == {"Person_2"}


def test_persons_that_merge_evenly_keep_the_smaller_id(
    person_of: Callable[..., Any],
) -> None:
    inherited = {"a": "Person_2", "b": "Person_1"}
    assert set(person_of(ONE, inherited=inherited).values()) == {"Person_1"}


def test_a_person_that_splits_leaves_its_id_to_the_larger_part(
    person_of: Callable[..., Any],
) -> None:
    rows = {"a": {"fin": "1"}, "b": {"fin": "2"}, "c": {"fin": "2"}}
    assert person_of(rows, inherited=dict.fromkeys("abc", "Person_1")) == {
        "a": minted("a"),
        "b": "Person_1",
        "c": "Person_1",
    }


def test_a_person_that_splits_evenly_leaves_its_id_to_the_first_record(
    person_of: Callable[..., Any],
) -> None:
    rows = {"a": {"fin": "1"}, "b": {"fin": "2"}}
    assert person_of(rows, inherited=dict.fromkeys("ab", "Person_1")) == {
        "a": "Person_1",
        "b": minted("b"),
    }


def test_a_minted_id_is_never_one_that_was_used_before(
    person_of: Callable[..., Any],
) -> None:
    rows = {"a": {"fin": "1"}, "b": {"fin": "2"}, "c": {"fin": "2"}}
    inherited = dict.fromkeys("abc", minted("a"))
    again = {**inherited, "gone": minted("a/1")}
    assert person_of(rows, inherited=inherited)["a"] == minted("a/1")
    assert person_of(rows, inherited=again)["a"] == minted("a/2")


def test_a_superseded_record_hands_its_person_on(person_of: Callable[..., Any]) -> None:
    found = person_of({"new": {}}, superseded={"old": "new"}, inherited={"old": "P"})
    assert found == {"new": "P", "old": "P"}
