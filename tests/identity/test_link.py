from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from discretion.identity import Band, IdentityLink, Method


def test_evidence_is_listed_under_its_person() -> None:
    person = IdentityLink.named("person_id")
    assert (person.refers, person.reverse) == ("Person", "identity")


@pytest.mark.parametrize("word", [*Method, *Band])
def test_every_method_and_band_says_what_it_means(word: Method | Band) -> None:
    assert word.value == word.name
    assert word.meaning.endswith(".")


def test_the_table_holds_the_declared_columns(resolved: Callable[..., Any]) -> None:
    con = resolved({"a": {}})
    declared = [column.name for column in IdentityLink.columns]
    assert con.table("identity_link").columns == ["id", *declared]


def test_a_rule_is_certain_and_has_neither_weight_nor_probability(
    resolved: Callable[..., Any],
) -> None:
    con = resolved({"a": {"fin": "1"}, "b": {"fin": "1"}})
    weights = con.sql("select match_weight, match_probability from identity_link")
    assert weights.fetchall() == [(None, None), (None, None)]
    assert [str(kind) for kind in weights.types] == ["DOUBLE", "DOUBLE"]
