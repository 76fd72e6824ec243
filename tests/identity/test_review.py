from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discretion import access
from discretion.build import build
from discretion.settings import FIXTURES
from tests.graph.asking import ask

Resolved = Callable[..., Any]

APART = {"a": {"fin": "1"}, "b": {"fin": "2"}, "c": {"fin": "2"}, "d": {}}
DAY = "2016-10-01"


def persons(con: Any) -> set[frozenset[str]]:
    rows = con.sql("select list(record_id) from person_of group by person_id")
    return {frozenset(each) for (each,) in rows.fetchall()}


def test_a_reviewer_may_join_what_no_rule_would(resolved: Resolved) -> None:
    con = resolved(APART, reviews=[("d", "a", "LINK", DAY)])
    assert persons(con) == {frozenset("ad"), frozenset("bc")}


def test_a_reviewer_may_join_two_fingerprints_and_all_that_bear_them(
    resolved: Resolved,
) -> None:
    con = resolved(APART, reviews=[("a", "b", "LINK", DAY)])
    assert persons(con) == {frozenset("abc"), frozenset("d")}


def test_what_a_reviewer_holds_apart_no_rule_joins(resolved: Resolved) -> None:
    con = resolved(APART, reviews=[("b", "c", "NO_LINK", DAY)])
    assert persons(con) == {
        frozenset("a"),
        frozenset("b"),
        frozenset("c"),
        frozenset("d"),
    }


def test_not_even_by_way_of_a_third(resolved: Resolved) -> None:
    con = resolved(
        {"a": {"fin": "1"}, "b": {"fin": "1"}, "c": {"fin": "1"}},
        reviews=[("b", "c", "NO_LINK", DAY)],
    )
    assert persons(con) == {frozenset("ab"), frozenset("c")}


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [("LINK", "NO_LINK", False), ("NO_LINK", "LINK", True)],
)
def test_the_later_decision_on_two_records_holds(
    resolved: Resolved, first: str, second: str, joined: bool
) -> None:
    con = resolved(
        APART,
        reviews=[("a", "d", first, "2016-10-01"), ("d", "a", second, "2016-10-02")],
    )
    assert (frozenset("ad") in persons(con)) is joined


def test_a_decision_on_a_record_that_is_gone_has_no_effect(resolved: Resolved) -> None:
    con = resolved(APART, reviews=[("a", "z", "LINK", DAY)])
    assert frozenset("a") in persons(con)


def test_what_was_decided_is_not_asked_again(resolved: Resolved) -> None:
    shared = {"a_number": "900000009", "birth_date": "1970-02-11"}
    other = {"a_number": "900000009", "birth_date": "1980-03-12"}
    asked = "select count(*) from identity_link where band = 'REVIEW'"
    assert resolved({"a": shared, "b": other}).sql(asked).fetchall() == [(2,)]
    con = resolved({"a": shared, "b": other}, reviews=[("a", "b", "NO_LINK", DAY)])
    assert con.sql(asked).fetchall() == [(0,)]


IDENTITY = """{ persons(first: 1000) { nodes { id recordCount
  identity { recordId method matchedRecordId band } } } }"""


async def told(store: Path, release: str | None = None) -> list[dict[str, Any]]:
    door = access.Door(store, release)
    try:
        got = await ask(door, IDENTITY)
    finally:
        door.close()
    nodes: list[dict[str, Any]] = got["persons"]["nodes"]
    return nodes


@pytest.mark.shows("F045")
async def test_a_merge_is_undone_by_a_later_decision_and_older_releases_keep_theirs(
    tmp_path: Path,
) -> None:
    """Iris and Julio stand under one A-number; a reviewer joins them by mistake."""
    store, ten = tmp_path / "store", FIXTURES / "ten"
    first = build([ten], store)
    before = await told(store)
    ((record, other),) = {
        tuple(sorted((each["recordId"], each["matchedRecordId"])))
        for person in before
        for each in person["identity"]
        if each["band"] == "REVIEW"
    }
    decide = write(tmp_path / "identity_reviews.csv")
    decide(f"{record},{other},LINK,2016-10-01,a reviewer")
    build([tmp_path / "identity_reviews.csv"], store, add=True)
    merged = await told(store)
    assert len(merged) == len(before) - 1
    methods = [each["method"] for person in merged for each in person["identity"]]
    assert "REVIEWER" in methods
    decide(f"{record},{other},NO_LINK,2016-10-08,a reviewer", "again.csv")
    build([tmp_path / "again.csv"], store, add=True)
    after = await told(store)
    assert len(after) == len(before)
    assert await told(store, first.manifest.id) == before


def write(path: Path) -> Callable[..., None]:
    """Writes a decision as an extract."""

    def decide(line: str, name: str = path.name) -> None:
        headings = "record_id_l,record_id_r,verdict,reviewed_on,reviewed_by"
        path.with_name(name).write_text(f"{headings}\n{line}\n")

    return decide


def test_what_is_held_apart_from_the_first_of_many_leaves_the_others_together(
    resolved: Resolved,
) -> None:
    con = resolved(
        {name: {"fin": "1"} for name in "abcd"},
        reviews=[("a", other, "NO_LINK", DAY) for other in "bcd"],
    )
    assert persons(con) == {frozenset("a"), frozenset("bcd")}
