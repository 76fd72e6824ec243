"""A release beside published figures, as the graph shows it."""

from __future__ import annotations

from typing import Any

import strawberry
from strawberry.types import Info

from discretion import measures
from discretion.graph.fields import field
from discretion.graph.leads import Facts
from discretion.graph.published_types import PublishedFigure
from discretion.graph.words import enum_of
from discretion.measures import Apart
from discretion.published import ReconciliationStatus

enum_of(Apart)
enum_of(ReconciliationStatus)


@strawberry.type(description="A published figure beside what the release counts.")
class FigureReconciliation:
    """A published figure beside what the release counts of the same."""

    figure: PublishedFigure = strawberry.field(description="The published figure.")
    ours: int | None = strawberry.field(
        description="What the release counts over the same days, in the same unit; "
        "null where nothing in a release counts it."
    )
    difference: int | None = strawberry.field(
        description="Ours less the published; null where not comparable."
    )
    ratio: float | None = strawberry.field(
        description="Ours divided by the published; null where not comparable."
    )
    status: ReconciliationStatus = strawberry.field(description="What came of it.")
    why: Apart | None = strawberry.field(
        description="Why they are not compared or differ; null where they agree, or "
        "no reason is known."
    )


def _reconciliation(context: Any) -> list[FigureReconciliation]:
    context.measuring.ask("reconciliation")
    return [
        FigureReconciliation(
            figure=one.figure,  # type: ignore[arg-type]  # read by attribute names
            ours=one.ours,
            difference=one.came_of_it.difference,
            ratio=one.came_of_it.ratio,
            status=one.came_of_it.status,
            why=one.why,
        )
        for one in measures.reconciliation(context.reader)
    ]


def roots() -> dict[str, Any]:
    """The root field that sets a release beside published figures."""
    lead = Facts(_reconciliation, on_thread=True)

    async def resolve(info: Info[Any, Any]) -> Any:
        return await lead.later(info.context)

    about = "Every published figure beside what the release counts of the same."
    made = field(resolve, list[FigureReconciliation], about, lead)
    return {"reconciliation": made}
