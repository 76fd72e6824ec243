"""Measures as the graph shows them: what there is, and the answer of one."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, cast

import strawberry
from strawberry.types import Info

from discretion import measures
from discretion.graph import drill, releases
from discretion.graph.errors import bad_input, too_large
from discretion.graph.fields import field
from discretion.graph.leads import Facts
from discretion.graph.words import enum_of
from discretion.measures import State
from discretion.record import Component, Word

enum_of(State)
enum_of(Component)


def _words(name: str, about: str, meanings: Mapping[str, str]) -> Any:
    """A closed list of words that are told by what is declared."""
    listed = {each.upper(): (each, meaning) for each, meaning in meanings.items()}
    made = cast(Any, Word)(name, listed)
    made.__doc__ = about
    return enum_of(made)


if TYPE_CHECKING:
    MeasureName: TypeAlias = Word
    GroupName: TypeAlias = Word
    CohortName: TypeAlias = Word
else:
    MeasureName = _words(
        "MeasureName",
        "The measures there are.",
        {one.name: one.question for one in measures.MEASURES},
    )

    GroupName = _words(
        "GroupName",
        "What measures are grouped by; each measure says which of these it has.",
        {
            name: group.meaning
            for one in reversed(measures.MEASURES)
            for name, group in one.groups.items()
        },
    )

    CohortName = _words(
        "CohortName",
        "Decisions under a name: what the audit's own extracts could hold.",
        {one.name: one.definition for one in measures.COHORTS},
    )


@strawberry.type(description="What a measure tells of each group.")
class MeasureFigure:
    """What a measure tells of each group."""

    name: str = strawberry.field(description="Its name.")
    unit: str = strawberry.field(description="What is counted, or measured in.")
    definition: str = strawberry.field(description="What it means.")
    denominator: str | None = strawberry.field(
        description="What it is a share of; null where it is no share."
    )


@strawberry.type(description="What a measure may be grouped by.")
class MeasureGroup:
    """What a measure may be grouped by."""

    name: GroupName = strawberry.field(description="Its name.")
    meaning: str = strawberry.field(description="What it means.")


@strawberry.type(description="A question, and what its figures mean.")
class Measure:
    """A question, and what its figures mean."""

    name: MeasureName = strawberry.field(description="Its name.")
    question: str = strawberry.field(description="What it answers.")
    definition: str = strawberry.field(description="What is counted.")
    figures: list[MeasureFigure] = strawberry.field(
        description="What is told of each group."
    )
    groups: list[MeasureGroup] = strawberry.field(
        description="What it may be grouped by."
    )
    dimensions: list[GroupName] = strawberry.field(
        description="What it is always grouped by."
    )
    usual: list[GroupName] = strawberry.field(
        description="What it is grouped by where nobody asks."
    )
    caveats: list[str] = strawberry.field(description="What must be said beside it.")


@strawberry.type(description="The group that a row is of, by one of its names.")
class GroupValue:
    """The group that a row is of, by one of its names."""

    name: GroupName = strawberry.field(description="What it is grouped by.")
    value: str = strawberry.field(
        description="The group; UNCLASSIFIED for what is in no other."
    )


@strawberry.type(description="One figure: null where there is none, for that reason.")
class FigureValue:
    """One figure: null where there is none, for that reason."""

    name: str = strawberry.field(description="Its name.")
    unit: str = strawberry.field(description="What is counted, or measured in.")
    value: float | None = strawberry.field(
        description="The figure; null where `state` says why there is none."
    )
    state: State = strawberry.field(description="How far it can be relied on.")


@strawberry.type(description="The figures of one group.")
class MeasureRow:
    """The figures of one group."""

    groups: list[GroupValue] = strawberry.field(description="The group.")
    figures: list[FigureValue] = strawberry.field(description="Its figures.")
    records: str | None = strawberry.field(
        description="Address, on this server, that lists what the group holds, with "
        "its records; figures may count some of it. Null for estimates, and where each "
        "person counts by the first event alone: no list of records adds up to those."
    )


@strawberry.type(description="What a component could tell and does not.")
class Gap:
    """What a component could tell and does not."""

    component: Component = strawberry.field(description="The component.")
    state: State = strawberry.field(description="Why.")
    reason: str = strawberry.field(description="What is missing.")


@strawberry.type(description="A day from which figures mean something else.")
class Change:
    """A day from which figures mean something else than before."""

    on: datetime.date = strawberry.field(description="The day.")
    what: str = strawberry.field(description="What changed, in recording or policy.")


@strawberry.type(description="A measure of one release, with all that must be said.")
class MeasureAnswer:
    """A measure of one release, with all that must be said beside it."""

    measure: Measure = strawberry.field(description="What was asked.")
    release: strawberry.ID = strawberry.field(description="Id of the release.")
    as_of: datetime.date | None = strawberry.field(
        description="Latest day as of which an extract was taken; null if unknown."
    )
    synthetic: bool = strawberry.field(
        description="True if any extract is synthetic: then these are no facts."
    )
    by: list[GroupName] = strawberry.field(description="What rows are grouped by.")
    cohort: CohortName | None = strawberry.field(
        description="The cohort that is counted; null where all are."
    )
    lines: list[str] = strawberry.field(
        description="Rows and total as lines of text in columns, for readers; `>=` is "
        "at least, `<=` at most, `~` of what is loaded alone, and a state stands where "
        "there is no figure."
    )
    rows: list[MeasureRow] = strawberry.field(description="A row for each group.")
    total: MeasureRow | None = strawberry.field(
        description="Over all groups, counted anew and never added up; null where "
        "nothing is grouped, or rows are shares by year."
    )
    missing: list[Gap] = strawberry.field(
        description="What components do not record, or what is not loaded."
    )
    changes: list[Change] = strawberry.field(
        description="Changes of recording and policy within the periods of the rows: "
        "figures before and after may not compare."
    )
    coverage: list[releases.Coverage] = strawberry.field(
        description="What the extracts cover that it was counted from."
    )
    address: str = strawberry.field(
        description="Address, on this server, that gives these figures again."
    )


def shown(measure: measures.Measure) -> Measure:
    """A measure as the graph shows it."""
    return Measure(
        name=cast(Any, MeasureName)[measure.name.upper()],
        question=measure.question,
        definition=measure.definition,
        figures=[
            MeasureFigure(
                name=name,
                unit=one.unit,
                definition=one.definition,
                denominator=one.denominator,
            )
            for name, one in measure.figures.items()
        ],
        groups=[
            MeasureGroup(name=_group(name), meaning=one.meaning)
            for name, one in measure.groups.items()
        ],
        dimensions=[_group(name) for name in measure.dimensions],
        usual=[_group(name) for name in measure.usual],
        caveats=list(measure.caveats),
    )


def _group(name: str) -> Any:
    return cast(Any, GroupName)[name.upper()]


def _answered(answer: measures.Answer) -> MeasureAnswer:
    manifest, measure = answer.manifest, answer.measure
    return MeasureAnswer(
        measure=shown(measure),
        release=strawberry.ID(manifest.id),
        as_of=manifest.as_of,
        synthetic=manifest.synthetic,
        by=[_group(name) for name in answer.by],
        cohort=cast(Any, CohortName)[answer.cohort.name.upper()]
        if answer.cohort
        else None,
        lines=measures.lines(answer),
        rows=[_row(answer, row) for row in answer.rows],
        total=_row(answer, answer.total) if answer.total else None,
        missing=[
            Gap(component=one.component, state=one.state, reason=one.reason)
            for one in answer.missing
        ],
        changes=[Change(on=one.on, what=one.what) for one in answer.changes],
        coverage=[releases.coverage(one, manifest) for one in answer.coverage],
        address=drill.address(manifest.id, answer),
    )


def _row(answer: measures.Answer, row: measures.Row) -> MeasureRow:
    units = {name: one.unit for name, one in answer.measure.figures.items()}
    return MeasureRow(
        groups=[
            GroupValue(name=_group(name), value=value)
            for name, value in row.groups.items()
        ],
        figures=[
            FigureValue(name=name, unit=units[name], value=one.value, state=one.state)
            for name, one in row.figures.items()
        ],
        records=drill.records(answer.manifest.id, answer, row),
    )


_Name = Annotated[MeasureName, strawberry.argument(description="Which measure.")]
_By = Annotated[
    list[GroupName] | None,
    strawberry.argument(
        description="What to group by, at most three beside its dimensions; as is "
        "usual where absent, by nothing where empty."
    ),
]


_Cohort = Annotated[
    CohortName | None,
    strawberry.argument(description="Count only its decisions; all where absent."),
]

_Figures = Annotated[
    list[str] | None,
    strawberry.argument(description="Tell only these figures; all where absent."),
]

_COHORTS = {one.name: one for one in measures.COHORTS}


def _measure(
    context: Any,
    name: Word,
    by: Sequence[Word] | None = None,
    cohort: Word | None = None,
    figures: Sequence[str] | None = None,
) -> Any:
    context.measuring.ask("measure")
    asked = None if by is None else [str(one.value) for one in by]
    among = None if cohort is None else _COHORTS[str(cohort.value)]
    measure = measures.NAMED[str(name.value)]
    try:
        found = measures.answer(measure, context.reader, asked, among, figures)
    except measures.NotGroupedError as error:
        raise bad_input(str(error)) from error
    except measures.TooManyRowsError as error:
        raise too_large(str(error)) from error
    return _answered(found)


def _all(context: Any) -> list[Measure]:
    return [shown(measure) for measure in measures.MEASURES]


def roots() -> dict[str, Any]:
    """The root fields about measures."""
    lead = Facts(_measure, on_thread=True)

    async def one(
        info: Info[Any, Any],
        name: _Name,
        by: _By = None,
        cohort: _Cohort = None,
        figures: _Figures = None,
    ) -> Any:
        return await lead.later(
            info.context, name=name, by=by, cohort=cohort, figures=figures
        )

    def every(info: Info[Any, Any]) -> Any:
        return _all(info.context)

    return {
        "measure": field(
            one, MeasureAnswer, "A measure of the release that answers.", lead
        ),
        "measures": field(
            every, list[Measure], "All measures, and what they mean.", Facts(_all)
        ),
    }
