"""Removals by priority: every removal is in one group, those of none among them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from discretion import access, measures


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
