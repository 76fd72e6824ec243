"""Lists that no parent's limit cuts are read together, and are the same lists."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from discretion import access
from discretion.links.decision import Decision


async def test_a_release_knows_how_long_its_lists_are(door: access.Door) -> None:
    reader = door.reader()
    everyone = await reader.page(access.Selection(Decision))
    longest = max(Counter(row["person_id"] for row in everyone).values())
    assert reader.manifest.longest["decision.person_id"] == longest > 3


@pytest.mark.parametrize("beyond", [-2, -1, 0, 1])
async def test_a_page_of_each_parent_is_the_same_however_it_is_read(
    door: access.Door, beyond: int
) -> None:
    reader = door.reader()
    limit = reader.manifest.longest["decision.person_id"] + beyond
    order = access.Order("decided_on", descending=True)
    lists = defaultdict(list)
    for row in await reader.page(access.Selection(Decision, order=order)):
        lists[row["person_id"]].append(row["id"])
    selection = access.Selection(Decision, "person_id", order=order, limit=limit)
    pages = defaultdict(list)
    for row in await reader.page(selection, list(lists)):
        pages[row["person_id"]].append(row["id"])
    assert pages == {person: rows[:limit] for person, rows in lists.items()}
