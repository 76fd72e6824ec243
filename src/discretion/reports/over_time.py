"""A figure along time: bars with their numbers, or lines where bars would be narrow."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from discretion.measures import Answer, Row, State
from discretion.measures.groups import PERIODS, span
from discretion.measures.measure import UNCLASSIFIED
from discretion.reports import changed
from discretion.reports.frame import (
    COLOURS,
    INK,
    MARGIN,
    WIDTH,
    Picture,
    colours,
    marked,
    upright,
    values,
)
from discretion.reports.undrawn import NotDrawnError
from discretion.reports.wording import ALL, joined, measured, number, signed, top

_LEFT = 74
_WIDTH = WIDTH - 2 * MARGIN - _LEFT
_HEIGHT = 340
_USED = 0.84
"""How much of a period its bars take."""


@dataclasses.dataclass(frozen=True)
class Axis:
    """Time as a number of years, fiscal or not: each begins at a whole number."""

    period: str
    begins: float
    ends: float

    def place(self, on: datetime.date) -> float:
        """Where a day begins."""
        return _place(on, self.period == "fiscal_year")

    def pixels(self, years: float) -> float:
        """How wide so many years are."""
        return years / (self.ends - self.begins) * _WIDTH


def over_time(answer: Answer, name: str) -> Picture:
    """Bars or lines, of a colour for each series, with the changes that they cross."""
    period = next(one for one in answer.by if one in PERIODS)
    dated = [row for row in answer.rows if _span(row, period)]
    if not dated:
        raise NotDrawnError(f"no row has a {period.replace('_', ' ')}")
    series = list(dict.fromkeys(_series(row, period) for row in dated))
    if len(series) > len(COLOURS):
        raise NotDrawnError(f"{len(series)} lines are too many; group by less")
    axis = _axis(period, dated)
    rows = [_drawn(answer, row, name, axis, series) for row in dated]
    figure = answer.measure.figures[name]
    marks = _bars if _fits(rows) else _lines
    rules, legend = changed.rules(answer.changes, axis, _HEIGHT)
    plot = alt.layer(rules, *marks(rows, axis, series, figure.unit)).properties(
        width=_WIDTH, height=_HEIGHT
    )
    return Picture(
        plots=[plot],
        left=_LEFT,
        unit=measured(figure),
        notes=[*_notes(answer, rows, name, period), *marked(answer), *legend],
        told=[one["told"] for one in rows],
    )


def _span(row: Row, period: str) -> tuple[datetime.date, datetime.date] | None:
    """The days of a row; None where it is undated, or of all periods together."""
    return span(period, row.groups.get(period, UNCLASSIFIED))


def _series(row: Row, period: str) -> str:
    others = {name: text for name, text in row.groups.items() if name != period}
    return joined(others)


def _axis(period: str, rows: Iterable[Row]) -> Axis:
    spans = [days for row in rows if (days := span(period, row.groups[period]))]
    fiscal = period == "fiscal_year"
    first, last = min(spans)[0], max(spans)[1]
    return Axis(period, _place(first, fiscal), _place(_next(last), fiscal))


def _place(on: datetime.date, fiscal: bool) -> float:
    year = on.year + (on.month >= 10) if fiscal else on.year
    start = datetime.date(year - 1, 10, 1) if fiscal else datetime.date(year, 1, 1)
    end = start.replace(year=start.year + 1)
    return year + (on - start) / (end - start)


def _next(on: datetime.date) -> datetime.date:
    return on + datetime.timedelta(days=1)


def _drawn(
    answer: Answer, row: Row, name: str, axis: Axis, series: Sequence[str]
) -> dict[str, Any]:
    days = span(axis.period, row.groups[axis.period])
    assert days is not None  # noqa: S101  # only rows with a period come here
    begins, ends = axis.place(days[0]), axis.place(_next(days[1]))
    label, value = _series(row, axis.period), row.figures[name]
    slot = (ends - begins) * _USED / len(series)
    left = begins + (ends - begins) * (1 - _USED) / 2 + slot * series.index(label)
    text = number(value, answer.measure.figures[name])
    return {
        "series": label,
        "value": value.value,
        "text": signed(text),
        "at_least": value.state is State.AT_LEAST,
        "from": left,
        "to": left + slot * 0.94,
        "middle": left + slot * 0.47,
        "at": (begins + ends) / 2,
        "whole": _is_whole(answer, row, days),
        "told": f"{label}, {_period(axis.period, row)}: {text}",
        "pixels": axis.pixels(slot),
    }


def _period(period: str, row: Row) -> str:
    return f"{'FY ' if period == 'fiscal_year' else ''}{row.groups[period]}"


def _is_whole(
    answer: Answer, row: Row, days: tuple[datetime.date, datetime.date]
) -> bool:
    """True unless an extract that counts begins or ends within the period."""
    component = row.groups.get("component")
    return not any(
        (one.covers_from and one.covers_from > days[0])
        or (one.covers_to and one.covers_to < days[1])
        for one in answer.coverage
        if component in (None, str(one.component))
    )


def _fits(rows: Sequence[Mapping[str, Any]]) -> bool:
    """True where each bar is wide enough for its number."""
    return all(one["pixels"] >= 5.7 * len(one["text"]) for one in rows)


def _encoded(
    rows: Sequence[Mapping[str, Any]], axis: Axis, series: Sequence[str], unit: str
) -> tuple[Any, Any]:
    """What bars and lines share, and the axis of time."""
    largest = max(one["value"] or 0 for one in rows)
    counts = all(isinstance(one["value"], int | None) for one in rows)
    form = ".0%" if unit == "share" else ",.0f" if counts else ",.1f"
    value = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[0, top(largest)], nice=False),
        axis=upright(
            _title(rows, series, unit),
            _LEFT,
            form,
            raised=46 if len(series) > 1 else 24,
            tickMinStep=1.0 if counts else 0.0,
        ),
    )
    legend = alt.Legend(symbolType="square") if len(series) > 1 else None
    colour = alt.Color(
        "series:N",
        scale=alt.Scale(domain=series, range=colours(series)),
        legend=legend,
    )
    base = alt.Chart(values(rows)).encode(y=value, color=colour, description="told:N")
    return base, _along(axis)


def _title(rows: Sequence[Mapping[str, Any]], series: Sequence[str], unit: str) -> str:
    """The unit, whether it is the least there are, and of which series if of one."""
    least = " (at least)" if any(one["at_least"] for one in rows) else ""
    of = f", {series[0]}" if len(series) == 1 and series[0] != ALL else ""
    return unit + least + of


def _along(axis: Axis) -> Any:
    """The axis: a year is named in its middle, or by its January where months are."""
    years = range(int(axis.begins), int(axis.ends) + 1)
    every = max(1, round(62 / axis.pixels(1)))
    shift = 0.0 if axis.period == "month" else 0.5
    marks = [one + shift for one in years if one % every == 0]
    before = {"fiscal_year": "'FY ' + ", "month": "'Jan ' + "}.get(axis.period, "")
    return {
        "scale": alt.Scale(domain=[axis.begins, axis.ends], nice=False, zero=False),
        "axis": alt.Axis(
            values=[one for one in marks if axis.begins <= one <= axis.ends],
            labelExpr=f"{before}floor(datum.value)", grid=False, title=None,
            ticks=axis.period == "month", labelPadding=6,
        ),
    }  # fmt: skip


def _bars(
    rows: Sequence[Mapping[str, Any]], axis: Axis, series: Sequence[str], unit: str
) -> list[Any]:
    base, along = _encoded(rows, axis, series, unit)
    drawn = base.transform_filter("isValid(datum.value)")
    bars = drawn.mark_bar().encode(
        x=alt.X("from:Q", **along),
        x2="to:Q",
        y2=alt.datum(0),
        opacity=alt.condition("datum.whole", alt.value(1), alt.value(0.45)),
    )
    # White around each number keeps it clear of the rules.
    numbers = [
        drawn.mark_text(dy=-7, fontSize=11, **around).encode(
            x=alt.X("middle:Q", **along), text="text:N", color=alt.value(INK)
        )
        for around in ({"stroke": "white", "strokeWidth": 4}, {})
    ]
    return [bars, *numbers]


def _lines(
    rows: Sequence[Mapping[str, Any]], axis: Axis, series: Sequence[str], unit: str
) -> list[Any]:
    base, along = _encoded([*rows, *_gaps(rows)], axis, series, unit)
    place = alt.X("at:Q", **along)
    dense = axis.pixels(1 / 12) < 9 and axis.period == "month"
    return [
        base.mark_line(strokeWidth=2, clip=True).encode(x=place),
        base.transform_filter("isValid(datum.value)")
        .mark_point(size=14 if dense else 36, filled=True)
        .encode(
            x=place, opacity=alt.condition("datum.whole", alt.value(1), alt.value(0.45))
        ),
    ]


def _gaps(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row without value for each period that a series has none of."""
    found = {(one["series"], one["at"]) for one in rows}
    return [
        {
            "series": label,
            "at": at,
            "value": None,
            "told": "",
            "whole": True,
            "at_least": False,
        }
        for label in dict.fromkeys(one["series"] for one in rows)
        for at in sorted({one["at"] for one in rows})
        if (label, at) not in found
    ]


def _notes(
    answer: Answer, rows: Sequence[Mapping[str, Any]], name: str, period: str
) -> list[str]:
    """What is not drawn, in words, and what is paler."""
    figure = answer.measure.figures[name]
    undated = [
        f"{_series(row, period)} {number(row.figures[name], figure)}".removeprefix(ALL)
        for row in answer.rows
        if period in row.groups and not _span(row, period)
    ]
    valueless = [one["told"] for one in rows if one["value"] is None]
    valueless += [
        f"{_series(row, period)}: {number(row.figures[name], figure)}"
        for row in answer.rows
        if period not in row.groups
    ]
    notes = [
        f"Not drawn, since no day is recorded: {'; '.join(undated).strip()}."
    ] * bool(undated)
    notes += [f"Not drawn: {'; '.join(valueless)}."] * bool(valueless)
    if not all(one["whole"] for one in rows):
        notes.append("Paler: the extracts cover only a part of the period.")
    return notes
