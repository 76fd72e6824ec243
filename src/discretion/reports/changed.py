"""Changes of recording and policy along time: numbered rules, and what they mean."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import altair as alt

from discretion.measures import Change
from discretion.measures.changes import RECORDING
from discretion.reports.frame import GREY, values
from discretion.reports.wording import day

MOST = 9
"""So many rules leave room for what is measured."""

_APART = 16
"""Numbers nearer than these pixels stand above each other."""


def rules(changes: Sequence[Change], axis: Any, height: int) -> tuple[Any, list[str]]:
    """A rule for each day of changes, with a number, and the numbers' meanings.

    Where there are too many, changes of recording come first, then policies that begin.
    """
    days: dict[datetime.date, list[Change]] = {}
    for one in sorted(changes, key=_rank):
        if one.on in days or len(days) < MOST:
            days.setdefault(one.on, []).append(one)
    rows, ends = [], list[float]()
    for number, on in enumerate(sorted(days), start=1):
        at = axis.pixels(axis.place(on) - axis.begins)
        level = next((n for n, end in enumerate(ends) if at >= end), len(ends))
        ends[level : level + 1] = [at + _APART]
        row = {"at": axis.place(on), "number": str(number), "level": -8 - 14 * level}
        rows.append(row | {"told": f"{day(on)}: {_told(days[on])}"})
    return _drawn(rows, height), _legend(rows, len({one.on for one in changes}))


def _rank(change: Change) -> tuple[bool, bool, datetime.date]:
    return change not in RECORDING, not change.what.startswith("In force"), change.on


def _told(changes: Sequence[Change]) -> str:
    return "; ".join(one.what.removesuffix(".") for one in changes) + "."


def _drawn(rows: Sequence[dict[str, Any]], height: int) -> Any:
    base = alt.Chart(values(rows)).encode(
        x=alt.X("at:Q"), description="told:N", color=alt.value(GREY)
    )
    rule = base.mark_rule(strokeDash=[3, 3], strokeWidth=1).encode(
        y=alt.value(0), y2=alt.value(height)
    )
    numbers = [
        base.transform_filter(alt.datum.level == level)
        .mark_text(fontSize=11, fontWeight="bold")
        .encode(y=alt.value(level), text="number:N")
        for level in sorted({row["level"] for row in rows})
    ]
    return alt.layer(rule, *numbers)


def _legend(rows: Sequence[dict[str, Any]], days: int) -> list[str]:
    told = [f"[{row['number']}] {row['told']}" for row in rows]
    more = days - len(rows)
    return told + [f"Changes on {more} more days are told in the table."] * (more > 0)
