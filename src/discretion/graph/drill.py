"""Addresses of figures: the question that gives them again, and their records."""

from __future__ import annotations

from urllib.parse import quote

from strawberry.utils.str_converters import to_camel_case

from discretion.graph.counted import filter_of
from discretion.measures import Answer, Counts, Row


def address(release: str, answer: Answer) -> str:
    """Where the measure of that release is answered again."""
    measure = answer.measure
    groups = answer.by[len(measure.dimensions) :]
    by = ", ".join(name.upper() for name in groups)
    given = f"name: {measure.name.upper()}, by: [{by}]"
    if answer.cohort:
        given += f", cohort: {answer.cohort.name.upper()}"
    shown = "rows { groups { name value } figures { name unit value state } }"
    return _at(release, f"{{ measure({given}) {{ {shown} }} }}")


def records(release: str, answer: Answer, row: Row) -> str | None:
    """Where the records that a row counts are listed; None where no filter tells."""
    measure = answer.measure
    if not isinstance(measure.estimate, Counts) or not measure.estimate.whole:
        return None
    keys = filter_of(answer, row)
    if keys is None:
        return None
    given = f"first: 100, filter: {{ {keys} }}" if keys else "first: 100"
    fields = "totalCount distinctPersonCount nodes { id records { id } }"
    plural = to_camel_case(measure.of.plural)
    return _at(release, f"{{ {plural}({given}) {{ {fields} }} }}")


def _at(release: str, document: str) -> str:
    return f"/r/{release}/graphql?query={quote(document)}"
