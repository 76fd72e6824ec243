"""Bars with their numbers: a figure by group, or people step by step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from discretion.measures import Answer, Row
from discretion.reports.frame import (
    COLOURS,
    GREY,
    INK,
    MARGIN,
    WIDTH,
    Picture,
    marked,
    meanings,
    values,
)
from discretion.reports.undrawn import NotDrawnError
from discretion.reports.wording import ALL, joined, measured, number, worded

MOST = 40
"""So many bars can be read."""

_BAR = 24


def bars(answer: Answer, name: str) -> Picture:
    """A bar for each group; the first of several groups has a plot for each value."""
    rows = _ordered(answer)
    if len(rows) > MOST:
        raise NotDrawnError(f"{len(rows)} bars are too many; group by less")
    figure = answer.measure.figures[name]
    drawn = [_bar(answer, row, name) for row in rows]
    left = int(16 + 6.6 * max(len(one["label"]) for one in drawn))
    room = 14 + 6.4 * max(len(one["text"]) for one in drawn)
    largest = max((one["value"] or 0 for one in drawn), default=0) or 1
    width = WIDTH - 2 * MARGIN - left
    end = largest * width / (width - room)
    panels = list(dict.fromkeys(one["panel"] for one in drawn))
    return Picture(
        plots=[
            _plot([one for one in drawn if one["panel"] == panel], panel, left, end)
            for panel in panels
        ],
        left=left,
        unit=measured(figure),
        notes=[*meanings(answer), *marked(answer)],
        told=[f"{joined(row.groups)}: {number(row.figures[name], figure)}"
              for row in rows],
    )  # fmt: skip


def _ordered(answer: Answer) -> Sequence[Row]:
    """The rows; groups whose words have an order of their own in that."""
    rows = list(answer.rows)
    for name in reversed(answer.by):
        words = answer.measure.groups[name].words
        if words:
            places = [*(str(one.value) for one in words), ALL]
            rows.sort(key=lambda row: places.index(row.groups.get(name, ALL)))
    return rows


def _bar(answer: Answer, row: Row, name: str) -> dict[str, Any]:
    value = row.figures[name]
    first, *others = answer.by or ("",)
    label = joined(
        {each: row.groups.get(each, ALL) for each in others} if others else row.groups
    )
    return {
        "panel": worded(row.groups.get(first, ALL)) if others else "",
        "label": label,
        "value": value.value,
        "text": number(value, answer.measure.figures[name]),
        "colour": INK if value.value is not None else GREY,
        "told": f"{joined(row.groups)}: {number(value, answer.measure.figures[name])}",
    }


def _plot(rows: Sequence[Any], panel: str, left: int, end: float) -> Any:
    labels = [one["label"] for one in rows]
    base = alt.Chart(
        values(rows), width=WIDTH - 2 * MARGIN - left, height=_BAR * len(rows)
    ).encode(
        y=alt.Y(
            "label:N", sort=labels, title=None,
            axis=alt.Axis(ticks=False, domain=False, labelPadding=8, labelLimit=0,
                          minExtent=left, maxExtent=left),
        ),
        description="told:N",
    )  # fmt: skip
    scale = alt.Scale(domain=[0, end], nice=False)
    length = alt.X("value:Q", scale=scale, axis=None)
    drawn = base.transform_filter("isValid(datum.value)").mark_bar(
        color=COLOURS[0], height={"band": 0.72}
    )
    texts = base.transform_calculate(place="isValid(datum.value) ? datum.value : 0")
    numbers = texts.mark_text(align="left", dx=5, fontSize=12).encode(
        x=alt.X("place:Q", scale=scale, axis=None),
        text="text:N",
        color=alt.Color("colour:N", scale=None),
    )
    plot = alt.layer(drawn.encode(x=length), numbers)
    heading = alt.Title(
        panel, anchor="start", frame="bounds", fontSize=13, color=INK, offset=6
    )
    return plot.properties(title=heading) if panel else plot
