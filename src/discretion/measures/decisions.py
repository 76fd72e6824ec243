"""What measures of decisions have in common: their rows, figures, groups and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion import policies
from discretion.codes.discretion import Basis
from discretion.links.decision import Decision
from discretion.links.origin import Origin
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.groups import columns, periods, rows_of
from discretion.measures.measure import Expression, Figure, Gap, Group, Loaded, State
from discretion.record import Component, Tables

UNRECORDED: tuple[Gap, ...] = (
    Gap(
        Component.ICE,
        State.NOT_RECORDED_SEPARATELY,
        "releases of people eligible for DACA are not recorded apart from others",
    ),
)
"""Acts that components are known not to record."""

CAVEATS = (
    "An act that nobody recorded is not counted.",
    "Persons of groups must not be added: one person may be in several.",
)

FIGURES: Mapping[str, Figure] = {
    "records": Figure(
        "records",
        "Current records that show the acts; two systems may record one act.",
    ),
    "instances": Figure("decisions", "Acts of discretion, each once."),
    "persons": Figure("persons", "Distinct persons they were about."),
    "instances_per_person": Figure(
        "decisions per person", "Acts by persons.", "Persons of the group."
    ),
    "basis_recorded": Figure("decisions", "Acts whose reason is recorded."),
    "basis_recorded_share": Figure(
        "share", "Acts whose reason is recorded.", "Acts of the group."
    ),
}
"""What is told of decisions."""


def rows(tables: Tables) -> Any:
    """One row for each decision, with the number of records it was read from."""
    origins = tables.table(Origin.table)
    # Ids begin with what they are of and stand in their order: the rest is not read.
    origins = origins.filter(origins.united_id.startswith(f"{Decision.__name__}_"))
    records = origins.group_by("united_id").agg(records=origins.count())
    decisions = tables.table(Decision.table)
    return decisions.left_join(records, decisions.id == records.united_id).drop(
        "united_id"
    )


def _recorded(rows: Any) -> Any:
    return rows.basis != Basis.NOT_RECORDED.value


def doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """Of acts without a reason none has a reason, whatever else is loaded."""
    if row.get("basis") != Basis.NOT_RECORDED.value:
        return {}
    return dict.fromkeys(("basis_recorded", "basis_recorded_share"), State.MEASURED)


EXPRESSIONS: Mapping[str, Expression] = {
    "records": lambda rows: rows.records.sum().fill_null(0),
    "instances": counts.number,
    "persons": counts.persons,
    "instances_per_person": lambda rows: (
        rows.count() / rows.person_id.nunique().nullif(0)
    ),
    "basis_recorded": counts.number_where(_recorded),
    "basis_recorded_share": lambda rows: _recorded(rows).sum() / rows.count().nullif(0),
}
"""How each figure is computed from the rows of a group."""


def counted(within: Mapping[str, tuple[str, ...]] | None = None) -> Counts:
    """The figures over the decisions whose columns have one of these values."""
    return Counts(lambda tables: only(rows(tables), within or {}), EXPRESSIONS)


def only(rows: Any, within: Mapping[str, tuple[str, ...]]) -> Any:
    """The rows whose columns have one of these values."""
    for name, values in within.items():
        rows = rows.filter(rows[name].isin(values))
    return rows


def _by_policy(decisions: Any) -> Any:
    """Each decision once for every policy that governed its component on its day."""
    spans = [
        (policy.id, component.value, start, end)
        for policy in policies.catalogue()
        for start, end in policy.periods
        for component in policy.components
    ]
    kinds = {
        "policy": "string",
        "policy_component": "string",
        "policy_from": "date",
        "policy_to": "date",
    }
    held = rows_of(kinds, spans)
    return decisions.left_join(
        held,
        [
            decisions.component == held.policy_component,
            decisions.decided_on >= held.policy_from,
            held.policy_to.isnull() | (decisions.decided_on < held.policy_to),
        ],
    )


GROUPS: Mapping[str, Group] = {
    **columns(
        Decision,
        "component",
        "stage",
        "act",
        "effect",
        "basis",
        "circumstance",
        "office",
        "daca_eligibility",
        "citizenship",
        "priority",
        "cited_policy",
    ),
    **periods("decided_on"),
    "policy": Group(
        "Policies in force for the component on the day, as the catalogue names them. "
        "Several may be, and a decision is in the group of each: groups must not be "
        "added. That one was in force does not say that it was the reason.",
        lambda rows: rows.policy,
        spread=_by_policy,
    ),
}
"""What decisions are grouped by."""
