"""Published figures as the graph shows them, and what they come to together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import published
from discretion.graph.fields import field
from discretion.graph.leads import Facts
from discretion.graph.published_types import (
    PublishedFigure,
    PublishedRatio,
    PublishedReconciliation,
    PublishedTotal,
)

_Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]
_Ids = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(description="Only those with these ids; all where absent."),
]
_Added = Annotated[
    list[strawberry.ID], strawberry.argument(description="Ids of the figures to add.")
]
_Metric = Annotated[
    str | None, strawberry.argument(description="Only those that count this.")
]
_Numerator = Annotated[
    strawberry.ID, strawberry.argument(description="Id of the figure to divide.")
]
_Denominator = Annotated[
    strawberry.ID, strawberry.argument(description="Id of the figure to divide by.")
]


def _all(
    context: Any, ids: Sequence[str] | None = None, metric: str | None = None
) -> list[published.PublishedFigure]:
    return [
        one
        for one in published.figures()
        if (ids is None or one.id in ids) and metric in (None, one.metric)
    ]


def _one(context: Any, id: str) -> published.PublishedFigure | None:
    return published.figure(id)


def _ratio(context: Any, numerator: str, denominator: str) -> published.Ratio | None:
    above, below = published.figure(numerator), published.figure(denominator)
    return published.ratio(above, below) if above and below else None


def _total(context: Any, ids: Sequence[str]) -> published.Total | None:
    figures = [published.figure(id) for id in ids]
    known = [one for one in figures if one]
    return published.total(known) if figures and len(known) == len(figures) else None


def _reconciliations(context: Any) -> tuple[published.Reconciliation, ...]:
    return published.reconciliations()


def roots() -> dict[str, Any]:
    """The root fields about published figures."""

    def every(info: Info[Any, Any], ids: _Ids = None, metric: _Metric = None) -> Any:
        return _all(info.context, ids, metric)

    def one(info: Info[Any, Any], id: _Id) -> Any:
        return _one(info.context, id)

    def ratio(
        info: Info[Any, Any], numerator: _Numerator, denominator: _Denominator
    ) -> Any:
        return _ratio(info.context, numerator, denominator)

    def total(info: Info[Any, Any], ids: _Added) -> Any:
        return _total(info.context, ids)

    def reconciliations(info: Info[Any, Any]) -> Any:
        return _reconciliations(info.context)

    return {
        "published_figures": field(
            every,
            list[PublishedFigure],
            "Figures that others have printed.",
            Facts(_all),
        ),
        "published_figure": field(
            one,
            PublishedFigure | None,
            "The published figure with that id; null if none.",
            Facts(_one),
        ),
        "published_ratio": field(
            ratio,
            PublishedRatio | None,
            "A published figure divided by another, or why that would mean nothing; "
            "null where either is not there.",
            Facts(_ratio),
        ),
        "published_total": field(
            total,
            PublishedTotal | None,
            "The sum of published figures of several components, at least, and what is "
            "missing from it; null where one is not there.",
            Facts(_total),
        ),
        "published_reconciliations": field(
            reconciliations,
            list[PublishedReconciliation],
            "Published figures that should agree with others, and whether they do.",
            Facts(_reconciliations),
        ),
    }
