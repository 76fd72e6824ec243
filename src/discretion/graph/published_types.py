"""The types of published figures, and of what they come to together.

Their types are their own: nothing that is read from a release is ever shown as one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

from discretion.graph.words import enum_of
from discretion.published import (
    Absence,
    Comparability,
    FigureComponent,
    FigureUnit,
    Precision,
    Reason,
    ReconciliationStatus,
    WindowKind,
)

for _words in (
    Absence,
    Comparability,
    FigureComponent,
    FigureUnit,
    Precision,
    Reason,
    ReconciliationStatus,
    WindowKind,
):
    enum_of(_words)

WholeNumber = NewType("WholeNumber", int)

SCALARS: Mapping[object, ScalarDefinition] = {
    WholeNumber: strawberry.scalar(
        name="WholeNumber",
        description="A whole number as JSON writes it, larger than an Int may be.",
    )
}
"""What Strawberry must be told of numbers that GraphQL's Int is too small for."""


@strawberry.type(description="The time a published figure is about.")
class FigureWindow:
    """The time a published figure is about."""

    kind: WindowKind = strawberry.field(description="What kind of span it is.")
    as_printed: str = strawberry.field(description="The span, in the source's words.")
    first_on: datetime.date | None = strawberry.field(
        description="First day; it counts. Null where the source gives no days."
    )
    last_on: datetime.date | None = strawberry.field(
        description="Last day; it counts. Null where the source gives no days."
    )
    as_of: str | None = strawberry.field(
        description="The day, month or year, such as 2014-02, at which a stock was "
        "counted or a growing count was read; null for a span of days."
    )


@strawberry.type(description="Who printed a figure, and where it can be read.")
class FigureSource:
    """Who printed a figure, and where it can be read."""

    publisher: str = strawberry.field(description="Who printed it.")
    document: str = strawberry.field(description="In which document.")
    place: str = strawberry.field(description="Where in it.")


@strawberry.type(
    description="A figure that others have printed; never computed from records."
)
class PublishedFigure:
    """A figure that others have printed; never computed from records."""

    id: strawberry.ID = strawberry.field(description="Its id, such as budget.")
    metric: str = strawberry.field(
        description="What is counted: figures of several windows or components share "
        "it."
    )
    about: str = strawberry.field(description="What is counted, in a sentence.")
    value: WholeNumber | None = strawberry.field(
        description="The figure, in its unit; null where it is not known, which never "
        "means none."
    )
    absence: Absence | None = strawberry.field(
        description="Why there is no value; null where there is one."
    )
    unit: FigureUnit = strawberry.field(description="What it counts.")
    person_count: WholeNumber | None = strawberry.field(
        description="How many persons stand behind it; null where the source does not "
        "say."
    )
    approximate: bool = strawberry.field(
        description="True where the source does not give it to the unit."
    )
    precision: Precision = strawberry.field(description="How exactly it is given.")
    window: FigureWindow = strawberry.field(description="The time it is about.")
    component: FigureComponent = strawberry.field(description="Whose work it counts.")
    part: str | None = strawberry.field(
        description="The office within the component; null where it is the whole."
    )
    source: FigureSource = strawberry.field(description="Where it can be read.")
    caveat: str = strawberry.field(
        description="What must be said wherever it is shown."
    )
    quality: str = strawberry.field(description="How far it can be relied on.")


@strawberry.type(description="A published figure divided by another, or why not.")
class PublishedRatio:
    """A published figure divided by another, or why not."""

    numerator: PublishedFigure = strawberry.field(description="What is divided.")
    denominator: PublishedFigure = strawberry.field(description="By what.")
    value: float | None = strawberry.field(
        description="The ratio, as a share of 1; null where not comparable."
    )
    status: Comparability = strawberry.field(
        description="Whether they count the same thing over the same time."
    )
    reasons: list[Reason] = strawberry.field(
        description="Why they are not comparable; empty where they are."
    )
    warnings: list[str] = strawberry.field(
        description="The reasons in full, and what else must be said beside the value."
    )


@strawberry.type(description="The sum of published figures of several components.")
class PublishedTotal:
    """The sum of published figures of several components."""

    figures: list[PublishedFigure] = strawberry.field(description="What is added.")
    value: WholeNumber | None = strawberry.field(
        description="The sum of those that are known; null where they are not "
        "comparable."
    )
    at_least: bool = strawberry.field(
        description="True where parts are missing: the whole is no smaller than this."
    )
    missing: list[PublishedFigure] = strawberry.field(
        description="Those that are not known, and why; none of them counts as 0."
    )
    status: Comparability = strawberry.field(
        description="Whether the figures may be added."
    )
    reasons: list[Reason] = strawberry.field(
        description="Why they may not; empty where they may."
    )
    warnings: list[str] = strawberry.field(
        description="The reasons in full, and what else must be said beside the value."
    )


@strawberry.type(description="A published figure, and those whose sum it should be.")
class PublishedReconciliation:
    """A published figure, and those whose sum it should be."""

    name: str = strawberry.field(description="A short name.")
    statement: str = strawberry.field(description="What should agree with what.")
    figure: PublishedFigure = strawberry.field(description="The figure.")
    against: list[PublishedFigure] = strawberry.field(
        description="The figures whose sum it should be."
    )
    sum: WholeNumber | None = strawberry.field(
        description="Their sum, in the unit of the first; null where one is not known."
    )
    difference: WholeNumber | None = strawberry.field(
        description="The figure less the sum; null where not comparable."
    )
    ratio: float | None = strawberry.field(
        description="The figure divided by the sum; null where not comparable."
    )
    status: ReconciliationStatus = strawberry.field(description="What came of it.")
    explanation: str = strawberry.field(
        description="What is known of a difference, or that nothing is."
    )
    same_time: str | None = strawberry.field(
        description="Why both are about the same time though their windows differ; "
        "null where the windows are the same, or are not comparable."
    )
