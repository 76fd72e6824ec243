"""What stands around every picture: question, unit, release, notes and sources.

All is text within the picture, so that none of it is lost when it is copied.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

import altair as alt

from discretion.measures import Answer
from discretion.reports.wording import MARKED, day, worded, wrapped

WIDTH = 900
MARGIN = 20
INK, GREY, ALARM = "#1b1b1b", "#5a5a5a", "#b3420a"

COLOURS = (
    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000",
)  # fmt: skip
"""Told apart also by those who see few colours (Okabe and Ito)."""

_OF_COMPONENTS = {"ICE": COLOURS[0], "CBP": COLOURS[1], "USCIS": COLOURS[2]}


@dataclasses.dataclass(frozen=True)
class Picture:
    """What is drawn: plots from top to bottom, with ``left`` pixels for their labels.

    ``notes`` are told below, and ``told`` is what is drawn, in words.
    """

    plots: Sequence[Any]
    left: int
    unit: str
    notes: Sequence[str]
    told: Sequence[str]


def colours(names: Sequence[str]) -> list[str]:
    """A colour for each name: components have the same in every chart."""
    if all(name in _OF_COMPONENTS for name in names):
        return [_OF_COMPONENTS[name] for name in names]
    return list(COLOURS[: len(names)])


def values(rows: Iterable[Any]) -> Any:
    """Rows as the data of a chart."""
    return alt.InlineData(values=list(rows))


def framed(answer: Answer, picture: Picture) -> Any:
    """The picture with all that must be said beside it."""
    manifest, measure, left = answer.manifest, answer.measure, picture.left
    head = [] if not manifest.synthetic else [_Line(SYNTHETIC, 12, ALARM, True)]
    head += _lines([measure.question], 18, INK, bold=True)
    head += _lines([measure.definition, picture.unit, _release(answer)], 12, GREY)
    foot = _lines([*picture.notes, *_missing(answer)], 11, INK)
    foot += _lines([*measure.caveats, _source(answer)], 11, GREY)
    return (
        alt.vconcat(_text(head, left), *picture.plots, _text(foot, left), spacing=14)
        .properties(padding=MARGIN, description=described(answer, picture))
        .resolve_scale(color="independent")
        .configure(font="Liberation Sans, Arial, Helvetica, sans-serif")
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, labelFontSize=12, titleColor=INK, titleFontSize=12,
            titleFontWeight="normal", gridColor="#e3e3e3", domainColor="#8a8a8a",
            tickColor="#8a8a8a",
        )
        .configure_legend(
            orient="top", title=None, labelFontSize=12, labelColor=INK, labelLimit=600,
            symbolStrokeWidth=2.5, padding=0, columnPadding=16,
        )
    )  # fmt: skip


SYNTHETIC = "SYNTHETIC: invented people; these are no facts"


def described(answer: Answer, picture: Picture) -> str:
    """The picture in words, for those who cannot see it."""
    synthetic = [f"{SYNTHETIC}."] if answer.manifest.synthetic else []
    told = [answer.measure.definition, picture.unit, _release(answer), *synthetic]
    return " ".join([*told, "; ".join(picture.told) + ".", *picture.notes])


@dataclasses.dataclass(frozen=True)
class _Line:
    text: str
    size: int
    colour: str
    bold: bool = False


def _lines(
    texts: Iterable[str], size: int, colour: str, bold: bool = False
) -> list[_Line]:
    width = (WIDTH - 2 * MARGIN) / (1.04 if bold else 1)
    return [_Line(one, size, colour, bold) for one in wrapped(texts, width, size)]


def _text(lines: Sequence[_Line], left: int) -> Any:
    """Lines below each other, from the left edge of the picture."""
    rows, below = [], 0.0
    for line in lines:
        below += line.size * 1.4
        rows.append({**dataclasses.asdict(line), "below": below})
    place = alt.Scale(domain=[0, below + 4], nice=False, reverse=True)
    base = alt.Chart(values(rows), width=WIDTH - 2 * MARGIN - left, height=below + 4)
    styles = [
        base.transform_filter(alt.datum.bold == bold)
        .mark_text(
            align="left", baseline="bottom", fontWeight="bold" if bold else "normal"
        )
        .encode(
            x=alt.value(-left),
            y=alt.Y("below:Q", scale=place, axis=None),
            text="text:N",
            size=alt.Size("size:Q", scale=None),
            color=alt.Color("colour:N", scale=None),
        )
        for bold in (True, False)
    ]
    return alt.layer(*styles)


def _release(answer: Answer) -> str:
    manifest = answer.manifest
    return f"Release {manifest.id}, as of {day(manifest.as_of)}."


def _missing(answer: Answer) -> list[str]:
    """What components do not tell: in words, since it has no number."""
    return [
        f"{one.component.value}: {worded(str(one.state.value)).lower()}: {one.reason}."
        for one in answer.missing
    ]


def meanings(answer: Answer) -> list[str]:
    """What the groups mean, where their words or their overlap must be told."""
    told = []
    for name in answer.by:
        group = answer.measure.groups[name]
        found = {row.groups.get(name) for row in answer.rows}
        words = [one for one in group.words or () if str(one.value) in found]
        told += [" ".join(f"{worded(str(w.value))}: {w.meaning}" for w in words)]
        told += [group.meaning] * (group.spread is not None)
    return [text for text in told if text]


def marked(answer: Answer) -> list[str]:
    """What the words before a number mean, where they stand."""
    states = {one.state for row in answer.rows for one in row.figures.values()}
    return [
        f"{words.capitalize()}: {state.meaning[0].lower()}{state.meaning[1:]}"
        for state, words in MARKED.items()
        if state in states
    ]


def _source(answer: Answer) -> str:
    """From which extracts, of which days."""
    found: dict[str, list[str]] = {}
    for one in answer.coverage:
        days = f"{day(one.covers_from)} to {day(one.covers_to)}"
        some = "" if one.coverage == "POPULATION" else ", not of everyone"
        found.setdefault(days + some, []).append(one.record_type)
    parts = [f"{', '.join(names)} of {days}" for days, names in found.items()]
    return f"Source: records of the types {'; '.join(parts)}."


def upright(title: str, left: int, form: str, *, raised: int = 24, **more: Any) -> Any:
    """The axis of values: its title lies above it, where it is read first."""
    return alt.Axis(
        title=title, titleAngle=0, titleAlign="left", titleBaseline="bottom",
        titleX=-left, titleY=-raised, format=form, tickCount=5, domain=False,
        ticks=False, labelPadding=6, minExtent=left, maxExtent=left, **more,
    )  # fmt: skip
