"""The share with an event as time goes by, with its interval, and who is at risk."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from discretion.measures import Answer, State
from discretion.measures.answer import loaded
from discretion.measures.incidence import DAYS_OF_A_YEAR, YEARS, Incidence
from discretion.measures.survival import interval
from discretion.record import Tables
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
from discretion.reports.wording import joined, top, worded

MOST = 4
"""So many panels can be compared."""

_HEIGHT, _POINTS, _ROW, _END = 320, 400, 17, 160
_DASHED = "undetermined"
_OUTCOME = "outcome"


@dataclasses.dataclass(frozen=True)
class _Line:
    """One curve: its groups, its points in order, and what is known of it."""

    groups: Mapping[str, str]
    points: Sequence[Mapping[str, Any]]
    states: Mapping[str, State]

    @property
    def panel(self) -> str:
        others = {n: t for n, t in self.groups.items() if n not in (_OUTCOME, _DASHED)}
        return joined(others) if others else ""

    @property
    def outcome(self) -> str:
        return worded(self.groups.get(_OUTCOME, "")) or "Event"

    @property
    def way(self) -> str:
        return self.groups.get(_DASHED, "")

    @property
    def label(self) -> str:
        way = {"AS_NONE": ", least", "AS_EVENT": ", most"}.get(self.way, "")
        return f"{self.outcome}{way}"

    def at_risk(self, years: int) -> int:
        """How many are followed for so long, without event."""
        days = int(years * DAYS_OF_A_YEAR)
        return next((p["at_risk"] for p in self.points if p["days"] >= days), 0)


def curves(answer: Answer, tables: Tables) -> Picture:
    """A colour for each outcome, dashed where the undated count as events."""
    lines = _lines(answer, tables)
    drawn = _told_once([line for line in lines if line.points])
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
        for plot in _panel([ln for ln in drawn if ln.panel == panel], panel, axes)
    ]
    return Picture(
        plots=plots,
        left=axes.left,
        unit="Share with the event and its 95 per cent interval; beside each curve its "
        "end, below it how many are still followed.",
        notes=_notes(answer, lines, drawn),
        told=[told for line in drawn for told in _told(line)],
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
        return [year for year in (0, *YEARS) if year <= self.longest]


def _lines(answer: Answer, tables: Tables) -> list[_Line]:
    """The curves; one of which nothing is known, or loaded, has no points."""
    measure = answer.measure
    assert isinstance(measure.estimate, Incidence)  # noqa: S101  # chosen by it
    keys = {name: measure.groups[name] for name in answer.by if name != "years"}
    table = measure.estimate.curve(tables, keys)
    low, high = interval(table.incidence, table.variance)
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in table.mutate(low=low, high=high).to_pyarrow().to_pylist():
        found.setdefault(tuple(row[f"by_{name}"] for name in keys), []).append(row)
    told = loaded(answer.manifest)
    return [
        _line(answer, dict(zip(keys, texts, strict=True)), found[texts], told)
        for texts in sorted(found)
    ]


def _line(
    answer: Answer, groups: Mapping[str, str], rows: list[dict[str, Any]], told: Any
) -> _Line:
    measure = answer.measure
    states = measure.doubts(groups, told) if measure.doubts else {}
    if states.get("incidence") is State.NOT_LOADED:
        return _Line(groups, [], states)
    rows.sort(key=lambda row: float(row["days"]))
    kept = [row for row in rows if row["at_risk"] >= measure.least_at_risk]
    begun = [{"days": 0, "incidence": 0.0, "at_risk": rows[0]["at_risk"]}]
    known = states.get("incidence_high") is not State.NOT_KNOWN
    points = [_point(row, known) for row in (begun + kept if kept else [])]
    return _Line(groups, points, states)


def _point(row: Mapping[str, Any], known: bool) -> dict[str, Any]:
    share, high = row["incidence"], row.get("high") if known else None
    low = row.get("low")
    return {
        "days": row["days"],
        "at_risk": row["at_risk"],
        "share": share,
        "low": share if low is None else low,
        "high": share if high is None else high,
    }


def _told_once(lines: Sequence[_Line]) -> list[_Line]:
    """The lines; where counting the undated makes no difference, there is one."""
    first: dict[tuple[str, str], _Line] = {}
    kept = []
    for line in sorted(
        lines, key=lambda line: (line.panel, line.outcome, line.way[::-1])
    ):
        before = first.setdefault((line.panel, line.outcome), line)
        if before is line or before.points != line.points:
            kept.append(line)
    alone = [ln for ln in kept if sum(_kin(ln, other) for other in kept) == 1]
    return [
        dataclasses.replace(line, groups={**line.groups, _DASHED: ""})
        if line in alone and _DASHED in line.groups
        else line
        for line in kept
    ]


def _kin(one: _Line, other: _Line) -> bool:
    return (one.panel, one.outcome) == (other.panel, other.outcome)


def _panel(lines: Sequence[_Line], panel: str, axes: _Axes) -> Iterator[Any]:
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
    yield _at_risk(lines, axes)


def _thinned(line: _Line, number: int, axes: _Axes) -> Iterator[dict[str, Any]]:
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
            "told": "; ".join(_told(line)),
        }


def _ends(lines: Sequence[_Line], axes: _Axes) -> Any:
    """What each curve is, and its last share, beside its end and clear of others."""
    rows, free = [], float(_HEIGHT)
    for line in sorted(lines, key=lambda line: float(line.points[-1]["share"])):
        last = line.points[-1]
        below = min(free, _HEIGHT * (1 - last["share"] / axes.highest))
        free = below - 15
        text = f"{line.label}: {_share(line, last)}"
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


def _share(line: _Line, point: Mapping[str, Any]) -> str:
    at_least = line.states.get("incidence") is State.AT_LEAST
    return f"{'≥ ' if at_least else ''}{point['share']:.1%}"


def _at_risk(lines: Sequence[_Line], axes: _Axes) -> Any:
    rows = [
        {
            "label": line.label,
            "years": year,
            "text": f"{line.at_risk(year):,}",
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


def _told(line: _Line) -> Iterator[str]:
    """The line in words: its last share of each whole year."""
    last = line.points[-1]["days"]
    where = ", ".join(filter(None, (line.panel, line.label)))
    for year in YEARS:
        day = int(year * DAYS_OF_A_YEAR)
        if day <= last:
            before = [p for p in line.points if p["days"] <= day]
            yield f"{where}, within {year} years: {_share(line, before[-1])}"


def _notes(answer: Answer, lines: Sequence[_Line], drawn: Sequence[_Line]) -> list[str]:
    notes = []
    if any(line.way == "AS_EVENT" for line in drawn):
        notes.append(
            "Least (solid): an offense whose conduct is undated counts as none. "
            "Most (dashed): it counts on its recorded day."
        )
    if any(line.states.get("incidence_high") is State.NOT_KNOWN for line in drawn):
        notes.append(
            "≥: not everyone's history is loaded, so that the share is no less than "
            "this; the upper end of its interval is not known, and is not drawn."
        )
    absent = dict.fromkeys(line.label for line in lines if not line.points)
    notes += [f"{label}: not loaded, or too few are followed." for label in absent]
    least = answer.measure.least_at_risk
    return [*notes, f"Curves end where fewer than {least} are at risk."]
