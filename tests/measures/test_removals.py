"""Removals by priority: every removal is in one group, those of none among them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from discretion import access, measures
from tests.measures.conftest import Released
from tests.measures.extracts import later, removal

DAY = date(2014, 3, 3)
CONVICTED, OTHER = "1 Convicted Criminal", "3 Other Immigration Violator"


@pytest.mark.shows("F073")
def test_removals_by_priority_make_up_all_removals(door: access.Door) -> None:
    reader = door.reader()
    rows: list[dict[str, Any]] = (
        reader.tables().table("removal").to_pyarrow().to_pylist()
    )
    expected = Counter(row["priority"] or "UNCLASSIFIED" for row in rows)
    found = measures.answer(measures.NAMED["removals"], reader, ("priority",))
    counted = {
        row.groups["priority"]: row.figures["events"].value for row in found.rows
    }
    assert counted == expected
    assert "UNCLASSIFIED" in counted
    assert len(counted) > 1
    assert found.total
    assert sum(expected.values()) == found.total.figures["events"].value


@pytest.mark.shows("F073")
def test_removals_of_convicts_are_at_least_where_criminality_is_not_told(
    released: Released,
) -> None:
    told = [removal(1, DAY, CONVICTED), removal(2, DAY, OTHER)]
    untold = later(DAY, 365)
    rows = [*told, removal(3, untold, CONVICTED), removal(4, untold)]
    rows += [removal(5, later(untold, 365), "")]
    made = measures.answer(
        measures.NAMED["removals"], released({"ice_removal": rows}), ["year"]
    )
    criminal = [row.figures["criminal"] for row in made.rows]
    assert [(one.value, one.state.value) for one in criminal] == [
        (1, "MEASURED"),
        (1, "AT_LEAST"),
        (None, "NOT_KNOWN"),
    ]
    shares = [row.figures["criminal_share"] for row in made.rows]
    assert [(one.value, one.state.value) for one in shares] == [
        (0.5, "MEASURED"),
        (1.0, "MEASURED"),
        (None, "NOT_KNOWN"),
    ]
