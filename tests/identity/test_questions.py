"""Who hangs together by conflicts that nobody has settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

NAMED = {"given_name": "ANA", "surnames": "LOPEZ", "birth_date": "1990-01-01"}
OTHER = {"given_name": "EVA", "surnames": "RUIZ", "birth_date": "1970-01-01"}
THIRD = {"given_name": "IDA", "surnames": "PAZ", "birth_date": "1950-01-01"}


def groups(con: Any) -> list[set[str]]:
    """The records of the persons of each group."""
    found = con.sql("""
        select list(record_id) from person_of
        join person on id = person_id
        group by review_group order by min(record_id)""")
    return [set(records) for (records,) in found.fetchall()]


def test_persons_with_one_number_hang_together(resolved: Callable[..., Any]) -> None:
    con = resolved(
        {
            "a": {"a_number": "1", **NAMED},
            "b": {"a_number": "1", **OTHER},
            "c": {"a_number": "2", **THIRD},
        }
    )
    assert con.sql("select count(*) from person").fetchall() == [(3,)]
    assert groups(con) == [{"a", "b"}, {"c"}]


def test_a_chain_of_conflicts_is_one_group(resolved: Callable[..., Any]) -> None:
    con = resolved(
        {
            "a": {"a_number": "1", **NAMED},
            "b": {"a_number": "1", "fin": "7", **OTHER},
            "c": {"a_number": "2", "fin": "7", **OTHER},
            "d": {"a_number": "2", **THIRD},
        }
    )
    assert con.sql("select count(*) from person").fetchall() == [(3,)]
    assert groups(con) == [{"a", "b", "c", "d"}]


def test_what_a_reviewer_held_apart_is_no_question(
    resolved: Callable[..., Any],
) -> None:
    con = resolved(
        {"a": {"a_number": "1", **NAMED}, "b": {"a_number": "1", **OTHER}},
        reviews=[("a", "b", "NO_LINK", "2020-01-01")],
    )
    assert groups(con) == [{"a"}, {"b"}]


def test_a_group_is_named_by_one_of_its_persons(resolved: Callable[..., Any]) -> None:
    con = resolved({"a": {"a_number": "1", **NAMED}, "b": {"a_number": "1", **OTHER}})
    (shared,) = con.sql("select distinct review_group from person").fetchall()
    assert shared in con.sql("select id from person").fetchall()
