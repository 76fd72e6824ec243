"""The measure equals a count in plain Python over the rows of the release."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from discretion import access
from discretion.measures import NotGroupedError
from discretion.measures.use_of_discretion import USE_OF_DISCRETION
from discretion.record import Tables


@pytest.fixture
def tables(door: access.Door) -> Tables:
    return door.reader().tables()


def rows(tables: Tables, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tables.table(name).to_pyarrow().to_pylist()
    return found


@pytest.mark.parametrize(
    "by", [(), ("component",), ("fiscal_year",), ("component", "stage", "basis")]
)
def test_it_equals_a_plain_count(tables: Tables, by: tuple[str, ...]) -> None:
    records: dict[str, int] = defaultdict(int)
    for origin in rows(tables, "origin"):
        records[origin["united_id"]] += 1
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for decision in rows(tables, "decision"):
        key = tuple(
            "UNCLASSIFIED" if decision[name] is None else str(decision[name])
            for name in by
        )
        groups[key].append(decision)
    made = USE_OF_DISCRETION.table(tables, by).to_pyarrow().to_pylist()
    assert made == [
        dict(zip(by, key, strict=True)) | counted(groups[key], records)
        for key in sorted(groups)
    ]


def counted(group: list[dict[str, Any]], records: dict[str, int]) -> dict[str, Any]:
    people = {one["person_id"] for one in group}
    told = sum(one["basis"] != "NOT_RECORDED" for one in group)
    return {
        "records": sum(records[one["id"]] for one in group),
        "instances": len(group),
        "persons": len(people),
        "instances_per_person": len(group) / len(people),
        "basis_recorded": told,
        "basis_recorded_share": told / len(group),
    }


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (
            ("nothing",),
            "by: nothing is no group of use_of_discretion; give comp",
        ),
        (("act", "act"), "by: act is given twice; give it once"),
    ],
)
def test_an_unknown_group_is_refused(
    tables: Tables, by: tuple[str, ...], said: str
) -> None:
    with pytest.raises(NotGroupedError, match=said):
        USE_OF_DISCRETION.table(tables, by)
