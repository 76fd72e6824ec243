from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discretion.identity import Person


def test_no_component_sends_persons() -> None:
    assert Person.sender is None
    assert (Person.table, Person.plural) == ("person", "persons")


def test_a_person_counts_its_current_records_and_their_components(
    resolved: Callable[..., Any],
) -> None:
    con = resolved(
        {
            "a": {"fin": "1", "component": "ICE"},
            "b": {"fin": "1", "component": "CBP"},
            "c": {"fin": "1", "component": "CBP"},
            "d": {"fin": "2", "component": "USCIS"},
        },
        superseded={"old": "a"},
    )
    counts = con.sql("select record_count, component_count from person order by all")
    assert counts.fetchall() == [(1, 1), (3, 2)]


def test_the_table_holds_the_declared_columns(resolved: Callable[..., Any]) -> None:
    con = resolved({"a": {}})
    declared = [column.name for column in Person.columns]
    assert con.table("person").columns == ["id", *declared]
