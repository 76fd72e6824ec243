"""Cohorts as the graph shows them: which decisions of which days have a name."""

from __future__ import annotations

import datetime

import strawberry

from discretion import measures
from discretion.graph.words import enum_of
from discretion.record import Component

enum_of(Component)


@strawberry.type(description="Decisions of a component in a span of days, by a name.")
class Cohort:
    """Decisions of a component in a span of days, by a name."""

    name: str = strawberry.field(description="Its name, such as ice_ero_2014.")
    component: Component = strawberry.field(description="Component that decided.")
    definition: str = strawberry.field(description="Which of its decisions, and why.")
    first_day: datetime.date = strawberry.field(
        description="First day of the decisions; it is included."
    )
    last_day: datetime.date = strawberry.field(
        description="Last day of the decisions; it is included."
    )
    source: str = strawberry.field(description="Whose choice of days that is.")


def cohorts() -> list[Cohort]:
    """Every cohort, in the order of their declaration."""
    return [
        Cohort(
            name=one.name,
            component=one.component,
            definition=one.definition,
            first_day=one.first_day,
            last_day=one.last_day,
            source=one.source,
        )
        for one in measures.COHORTS
    ]
