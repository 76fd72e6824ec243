"""A measure's answer as a picture, made without a browser and without a network.

Altair and its converter are an extra, and are loaded where something is drawn only.
"""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from discretion.measures import Answer
from discretion.measures.groups import PERIODS
from discretion.measures.incidence import Incidence
from discretion.record import Tables
from discretion.reports.undrawn import NotDrawnError

if TYPE_CHECKING:
    from discretion.reports.frame import Picture

SUFFIXES = (".svg", ".png")


def draw(answer: Answer, tables: Tables, path: Path, figure: str | None = None) -> None:
    """Draw an answer into a file, whose suffix says in which format.

    ``figure`` is the one to draw, else that which the measure names.

    Raises:
        NotDrawnError: It cannot be drawn, or the file cannot be written.
    """
    kind = path.suffix.lower()
    if kind not in SUFFIXES:
        raise NotDrawnError(f"{path}: give a name that ends in .svg or .png")
    drawn = (
        _svg(answer, tables, figure) if kind == ".svg" else _png(answer, tables, figure)
    )
    try:
        path.write_bytes(drawn)
    except OSError as error:
        raise NotDrawnError(f"{path}: {error.strerror}; give another place") from error


def _svg(answer: Answer, tables: Tables, figure: str | None) -> bytes:
    chart, text = _chart(answer, tables, figure), io.StringIO()
    chart.save(text, format="svg")
    start, rest = text.getvalue().split(">", 1)
    title, told = escape(answer.measure.question), escape(chart.description)
    return (
        f'{start} role="img"><title>{title}</title><desc>{told}</desc>{rest}'.encode()
    )


def _png(answer: Answer, tables: Tables, figure: str | None) -> bytes:
    drawn = io.BytesIO()
    _chart(answer, tables, figure).save(drawn, format="png", scale_factor=2)
    return drawn.getvalue()


def _chart(answer: Answer, tables: Tables, figure: str | None) -> Any:
    try:
        import altair  # noqa: F401  # asked for here, to say what is missing
        import vl_convert  # noqa: F401
    except ImportError as error:
        told = "charts need two packages more: pip install 'discretion[chart]'"
        raise NotDrawnError(told) from error
    from discretion.reports import frame

    return frame.framed(answer, _picture(answer, tables, figure))


def _picture(answer: Answer, tables: Tables, figure: str | None) -> Picture:
    """The picture that suits the measure, and what it is grouped by."""
    from discretion.reports import bars, curves, over_time

    measure = answer.measure
    if figure is not None and figure not in measure.figures:
        raise NotDrawnError(f"no figure {figure}; known: {', '.join(measure.figures)}")
    if figure is None and isinstance(measure.estimate, Incidence):
        return curves.curves(answer, tables)
    name = figure or measure.drawn or next(iter(measure.figures))
    if all(row.figures[name].value is None for row in answer.rows):
        raise NotDrawnError(f"no value of {name} to draw: {_why(answer, name)}")
    if set(PERIODS) & set(answer.by):
        return over_time.over_time(answer, name)
    return bars.bars(answer, name)


def _why(answer: Answer, name: str) -> str:
    states = dict.fromkeys(row.figures[name].state for row in answer.rows)
    return "; ".join(f"{one.value}: {one.meaning}" for one in states) or "no rows"
