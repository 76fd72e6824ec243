"""A measure's answer as text, CSV or JSON, with all that must be said beside it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence

from discretion.measures import ALL, MARKS, Answer, Row, State, lines


def as_table(answer: Answer) -> str:
    """Columns for a reader, then units, what is missing, coverage and cautions."""
    measure = answer.measure
    told = [measure.question, measure.definition, *_cohort(answer), _release(answer)]
    told += ["", *lines(answer)]
    told += ["", *_figures(answer)]
    told += _headed("Missing", _missing(answer))
    told += _headed("Not measured", _states(answer))
    told += _headed("Changes within these periods", _changes(answer))
    told += _headed("Coverage", _coverage(answer))
    told += _headed("Cautions", measure.caveats)
    return "\n".join(told) + "\n"


def as_csv(answer: Answer) -> str:
    """A line for each figure, with its unit, state and release, for spreadsheets.

    Each says also what is missing and what must be said, as lines are cut and sorted.
    """
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    manifest, measure = answer.manifest, answer.measure
    beside = [manifest.id, manifest.as_of or "", manifest.synthetic]
    beside += [" ".join(_missing(answer)), " ".join(measure.caveats)]
    heading = ["measure", *answer.by, "figure", "unit", "value", "state"]
    lines.writerow([*heading, "release", "as_of", "synthetic", "missing", "cautions"])
    for row in _all_rows(answer):
        groups = [row.groups.get(name, ALL) for name in answer.by]
        for name, one in row.figures.items():
            value = "" if one.value is None else one.value
            told = [name, answer.figures[name].unit, value, one.state.value]
            lines.writerow([measure.name, *groups, *told, *beside])
    return text.getvalue()


def as_json(answer: Answer) -> str:
    """Everything, for programs."""
    import orjson

    measure, manifest = answer.measure, answer.manifest
    told = {
        "measure": measure.name,
        "question": measure.question,
        "definition": measure.definition,
        "release": manifest.id,
        "asOf": manifest.as_of,
        "synthetic": manifest.synthetic,
        "by": answer.by,
        "cohort": answer.cohort and answer.cohort.name,
        "figures": {
            name: {
                "unit": each.unit,
                "definition": each.definition,
                "denominator": each.denominator,
            }
            for name, each in answer.figures.items()
        },
        "rows": [_row(row) for row in answer.rows],
        "total": answer.total and _row(answer.total),
        "missing": [
            {"component": one.component, "state": one.state, "reason": one.reason}
            for one in answer.missing
        ],
        "changes": [{"on": one.on, "what": one.what} for one in answer.changes],
        "caveats": measure.caveats,
        "coverage": answer.coverage,
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n"


FORMATS: Mapping[str, Callable[[Answer], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}
"""What a measure may be printed as."""


def _all_rows(answer: Answer) -> Iterator[Row]:
    yield from answer.rows
    if answer.total:
        yield answer.total


def _row(row: Row) -> Mapping[str, object]:
    figures = {
        name: {"value": one.value, "state": one.state}
        for name, one in row.figures.items()
    }
    return {"groups": row.groups, "figures": figures}


def _figures(answer: Answer) -> Iterator[str]:
    for name, figure in answer.figures.items():
        of = f" Of: {figure.denominator}" if figure.denominator else ""
        yield f"{name}: {figure.unit}. {figure.definition}{of}"


def _missing(answer: Answer) -> list[str]:
    return [
        f"{one.component.value}: {one.state.value}: {one.reason}."
        for one in answer.missing
    ]


def _states(answer: Answer) -> list[str]:
    """What the states mean that stand in the table, but for the plainest."""
    found = {one.state for row in _all_rows(answer) for one in row.figures.values()}
    return [
        f"{MARKS.get(state, state.value)}: {state.meaning}"
        for state in State
        if state in found and state is not State.MEASURED
    ]


def _changes(answer: Answer) -> list[str]:
    return [f"{one.on}: {one.what}" for one in answer.changes]


def _coverage(answer: Answer) -> list[str]:
    return [
        f"{one.component} {one.record_type}: {one.covers_from or 'unknown'} to "
        f"{one.covers_to or 'unknown'}, {one.coverage}, {_lag(one.reporting_lag_days)}"
        for one in answer.coverage
    ]


def _lag(days: int | None) -> str:
    """How late the slowest of the extracts tells."""
    return "lag unknown" if days is None else f"up to {days} days late"


def _headed(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{heading}:", *(f"  {line}" for line in lines)] if lines else []


def _cohort(answer: Answer) -> list[str]:
    cohort = answer.cohort
    if cohort is None:
        return []
    days = f"{cohort.first_day} to {cohort.last_day}"
    return [f"Only {cohort.name}: {cohort.definition} {days}. {cohort.source}"]


def _release(answer: Answer) -> str:
    manifest = answer.manifest
    made_up = ", synthetic: these are no facts" if manifest.synthetic else ""
    return f"Release {manifest.id}, as of {manifest.as_of or 'unknown'}{made_up}."
