"""What ICE's records say of priorities: check-boxes, levels, categories, orders.

The boxes of a detainer follow the priorities of November 2014. Which sign makes which
priority stands with the policies.
"""

from __future__ import annotations

from discretion.codes.case import FUGITIVES
from discretion.record import Always, Becomes, Coded, Source

_RANKED = {"1": True, "2": False, "3": False}
"""Threat levels; NA says that none was assigned, not that it is low."""


def of_check_boxes(seen_on: str, **boxes: Source) -> Becomes:
    """What the boxes of a form say: yes, no, or nothing."""
    return _signs(seen_on, boxes)


def of_level(level: str, seen_on: str) -> Becomes:
    """A threat level is the most serious, or it is not."""
    ranked = Coded(level, dict.fromkeys(_RANKED, True))
    return _signs(seen_on, {"threat_level_1": Coded(level, _RANKED)}, ranked)


def of_category(category: str, seen_on: str) -> Becomes:
    """A case seen in a category of fugitives; other categories say nothing."""
    fugitive = Coded(category, dict.fromkeys(FUGITIVES, True))
    return _signs(seen_on, {"fugitive_case": Always(True)}, fugitive)


def of_final_order(ordered_on: str) -> Becomes:
    """A final order of removal, as of the day it was issued."""
    return _signs(ordered_on, {"final_order": Always(True)}, ordered_on)


def _signs(
    seen_on: str, said: dict[str, Source], when: str | Coded | tuple[str, ...] = ()
) -> Becomes:
    columns: dict[str, Source] = {"seen_on": seen_on, **said}
    return Becomes("priority_signs", columns, when=when, system=Always("EID"))
