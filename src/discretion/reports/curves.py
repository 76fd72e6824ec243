"""The share with an event as time goes by, with its interval, and who is at risk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from discretion.measures import Answer, State
from discretion.measures.incidence import DAYS_OF_A_YEAR, YEARS
from discretion.record import Tables
from discretion.reports.curve import Curve, curves_of, told_once
from discretion.reports.frame import (
    COLOURS,
    INK,
    MARGIN,
    WIDTH,
    Picture,
    upright,
    values,
)
from discretion.reports.undrawn import NotDrawnError
from discretion.reports.wording import top

MOST = 4
"""So many panels can be compared."""

_HEIGHT, _POINTS, _ROW, _END = 320, 400, 17, 160


def curves(answer: Answer, tables: Tables) -> Picture:
    """A colour for each outcome, dashed where the undated count as events."""
    lines = curves_of(answer, tables)
    drawn = told_once([line for line in lines if line.points])
    panels = list(dict.fromkeys(line.panel for line in drawn))
    if not drawn:
        raise NotDrawnError("too few are followed, or nothing is loaded that tells")
    if len(panels) > MOST:
        raise NotDrawnError(f"{len(panels)} panels are too many; group by less")
    axes = _Axes(
        left=int(44 + 6.4 * max(len(line.label) for line in drawn)),
        longest=max(line.points[-1]["days"] for line in drawn) / DAYS_OF_A_YEAR,
        highest=top(max(point["high"] for line in drawn for point in line.points)),
        colours={
            outcome: COLOURS[n]
            for n, outcome in enumerate(dict.fromkeys(line.outcome for line in drawn))
        },
    )
    plots = [
        plot
        for panel in panels
        for plot in _panel(
            [line for line in drawn if line.panel == panel],
            panel,
            axes,
            answer.measure.least_at_risk,
        )
    ]
    return Picture(
        plots=plots,
        left=axes.left,
        unit="Share with the event and its 95 per cent interval; beside each curve its "
        "end, below it how many are still followed.",
        notes=_notes(answer, lines, drawn),
        told=[told for line in drawn if (told := line.told())],
    )


@dataclasses.dataclass(frozen=True)
class _Axes:
    """What all panels share."""

    left: int
    longest: float
    highest: float
    colours: Mapping[str, str]

    @property
    def width(self) -> int:
        return WIDTH - 2 * MARGIN - self.left - _END

    @property
    def along(self) -> Any:
        return alt.Scale(domain=[0, self.longest], nice=False)

    @property
    def years(self) -> list[int]:
        days = self.longest * DAYS_OF_A_YEAR + 0.5
        return [year for year in (0, *YEARS) if int(year * DAYS_OF_A_YEAR) <= days]


def _panel(
    lines: Sequence[Curve], panel: str, axes: _Axes, least: int
) -> Iterator[Any]:
    """The curves, and below them how many are at risk."""
    rows = [row for n, line in enumerate(lines) for row in _thinned(line, n, axes)]
    base = alt.Chart(values(rows)).encode(
        x=alt.X(
            "years:Q", scale=axes.along, title="Years since the start",
            axis=alt.Axis(values=axes.years, grid=False, format="d"),
        ),
        y=alt.Y(
            "share:Q", scale=alt.Scale(domain=[0, axes.highest], nice=False),
            axis=upright("Share with the event", axes.left, ".0%"),
        ),
        color=alt.Color("colour:N", scale=None),
        detail="line:N",
    )  # fmt: skip
    band = base.mark_area(interpolate="step-after", opacity=0.16, line=False).encode(
        y=alt.Y("low:Q"), y2="high:Q"
    )
    steps = [
        base.transform_filter(alt.datum.dashed == dashed)
        .mark_line(
            interpolate="step-after",
            strokeWidth=2,
            strokeDash=[5, 3] if dashed else [1, 0],
        )
        .encode(description="told:N")
        for dashed in sorted({row["dashed"] for row in rows})
    ]
    title = alt.Title(panel, anchor="start", fontSize=13, color=INK) if panel else ""
    yield alt.layer(band, *steps, _ends(lines, axes)).properties(
        width=axes.width, height=_HEIGHT, title=title
    )
    yield _at_risk(lines, axes, least)


def _thinned(line: Curve, number: int, axes: _Axes) -> Iterator[dict[str, Any]]:
    """The points that a picture can show, the last of each few days."""
    every = max(1.0, axes.longest * DAYS_OF_A_YEAR / _POINTS)
    kept = {int(point["days"] / every): point for point in line.points}
    for point in (line.points[0], *kept.values()):
        yield {
            "line": number,
            "years": point["days"] / DAYS_OF_A_YEAR,
            "share": point["share"],
            "low": point["low"],
            "high": point["high"],
            "dashed": line.way == "AS_EVENT",
            "colour": axes.colours[line.outcome],
            "told": line.told(),
        }


def _ends(lines: Sequence[Curve], axes: _Axes) -> Any:
    """What each curve is, and its last share, beside its end and clear of others."""
    rows, free = [], float(_HEIGHT)
    for line in sorted(lines, key=lambda line: float(line.points[-1]["share"])):
        last = line.points[-1]
        below = min(free, _HEIGHT * (1 - last["share"] / axes.highest))
        free = below - 15
        text = f"{line.label}: {line.share(last)}"
        row = {"below": below, "at": last["days"] / DAYS_OF_A_YEAR, "text": text}
        rows.append(row | {"colour": axes.colours[line.outcome]})
    marks = [
        alt.Chart(values([row]))
        .mark_text(align="left", dx=6, fontSize=12, fontWeight="bold")
        .encode(
            x=alt.value(row["at"] / axes.longest * axes.width),
            y=alt.value(row["below"]),
            text="text:N",
            color=alt.Color("colour:N", scale=None),
        )
        for row in rows
    ]
    return alt.layer(*marks)


def _at_risk(lines: Sequence[Curve], axes: _Axes, least: int) -> Any:
    rows = [
        {
            "label": line.label,
            "years": year,
            "text": line.at_risk(year) or f"<{least}",
            "colour": axes.colours[line.outcome],
        }
        for line in lines
        for year in axes.years
    ]
    labels = [line.label for line in lines]
    return (
        alt.Chart(
            values(rows), width=axes.width, height=_ROW * len(lines),
            title=alt.Title("At risk", anchor="start", frame="bounds", fontSize=12,
                            fontWeight="normal", color=INK, offset=4),
        )
        .mark_text(fontSize=12, baseline="middle", dy=1)
        .encode(
            x=alt.X("years:Q", scale=axes.along, axis=None),
            y=alt.Y(
                "label:N", sort=labels, title=None,
                axis=alt.Axis(ticks=False, domain=False, labelPadding=34, labelLimit=0,
                              minExtent=axes.left, maxExtent=axes.left),
            ),
            text="text:N",
            color=alt.Color("colour:N", scale=None),
        )
    )  # fmt: skip


def _notes(answer: Answer, lines: Sequence[Curve], drawn: Sequence[Curve]) -> list[str]:
    notes = []
    if any(line.way == "AS_EVENT" for line in drawn):
        notes.append(
            "Least (solid): an offense whose conduct is undated counts as none. "
            "Most (dashed): it counts on its recorded day."
        )
    if any(line.states.get("incidence_high") is State.NOT_KNOWN for line in drawn):
        notes.append(
            "≥: not everyone's history is loaded, so that the share is no less than "
            "this; the upper end of its interval is not known, and is not drawn. "
            "≤: no more than these were still at risk."
        )
    if any(line.states.get("incidence") is State.INCOMPLETE for line in drawn):
        notes.append(f"~: {State.INCOMPLETE.meaning}")
    absent = dict.fromkeys(line.label for line in lines if not line.points)
    notes += [f"{label}: not loaded, or too few are followed." for label in absent]
    least = answer.measure.least_at_risk
    return [*notes, f"Curves end where fewer than {least} are at risk."]
