"""How far the number of persons rests on which records were held to be one person's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.identity import Person
from discretion.links.decision import Decision
from discretion.links.unite import sources_of
from discretion.measures import counts, decisions
from discretion.measures.counts import Counts
from discretion.measures.measure import Figure, Loaded, Measure, State
from discretion.record import Tables


def _rows(tables: Tables) -> Any:
    """One row for each decision, with what linking knows of its person."""
    persons = tables.table(Person.table).select("id", "record_count", "review_group")
    return tables.table(Decision.table).join(
        persons.rename(person_id="id"), "person_id"
    )


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """More records might join persons, or tie one that no other record tells of."""
    whole = loaded.has_each_sender_of(sources_of(Decision))
    told = State.MEASURED if whole else State.INCOMPLETE
    return dict.fromkeys(("persons_if_joined", "unlinked"), told)


PERSONS_BY_LINKAGE = Measure(
    name="persons_by_linkage",
    question="How far does the number of persons depend on how records were linked?",
    definition=(
        "Persons to whom discretion was shown: as linked, as they would be if every "
        "conflict under review were joined, and those known by one record only."
    ),
    caveats=(
        "Sensitivity and no bounds: a wrong link makes one person of two, a missed one "
        "two of one, and rates move neither way by rule. With no conflict joined, "
        "persons are those that are shown, but for links that a reviewer made.",
        "A person of one record may be known by no other, or not be recognized in it.",
    ),
    of=Decision,
    sources=tuple(sources_of(Decision)),
    figures={
        "persons": Figure("persons", "Distinct persons, as linked."),
        "persons_if_joined": Figure(
            "persons", "Distinct persons if every conflict under review were joined."
        ),
        "unlinked": Figure(
            "persons", "Of the persons as linked, those of whom there is one record."
        ),
    },
    groups=decisions.GROUPS,
    estimate=Counts(
        _rows,
        {
            "persons": counts.persons,
            "persons_if_joined": lambda rows: rows.review_group.nunique(),
            "unlinked": lambda rows: rows.person_id.nunique(
                where=rows.record_count == 1
            ),
        },
    ),
    usual=("component",),
    unrecorded=decisions.UNRECORDED,
    doubts=_doubts,
)
"""By component."""
