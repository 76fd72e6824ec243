"""How many persons discretion was used for once, twice, or more often."""

from __future__ import annotations

from typing import Any

from discretion.links.decision import Decision
from discretion.links.unite import sources_of
from discretion.measures import counts, decisions
from discretion.measures.counts import Counts
from discretion.measures.measure import Figure, Group, Measure
from discretion.record import Tables


def _persons(tables: Tables) -> Any:
    """A row for each person who is in any decision, with the number of them."""
    rows = tables.table(Decision.table)
    return rows.group_by("person_id").agg(
        instances=rows.count(), components=rows.component.nunique()
    )


INSTANCES_PER_PERSON = Measure(
    name="instances_per_person",
    question="How many people was discretion used for more than once?",
    definition="Persons by the number of acts of discretion about them.",
    caveats=decisions.CAVEATS[:1],
    of=Decision,
    sources=tuple(sources_of(Decision)),
    figures={
        "persons": Figure("persons", "Persons with so many acts."),
        "instances": Figure("decisions", "The acts of all of them together."),
    },
    groups={
        "acts": Group("Acts about one person.", lambda rows: rows.instances),
        "components": Group(
            "Components that decided about one person.", lambda rows: rows.components
        ),
    },
    estimate=Counts(
        _persons,
        {
            "persons": counts.number,
            "instances": lambda rows: rows.instances.sum().fill_null(0),
        },
        whole=False,
    ),
    usual=("acts",),
    shifting=frozenset({"acts", "components"}),
)
"""The distribution of instances over persons."""
