"""How often discretion is used: records, instances and persons."""

from __future__ import annotations

from typing import Any

from discretion.codes.discretion import Basis
from discretion.measures.measure import Figure, Measure
from discretion.record import Tables


def _rows(tables: Tables) -> Any:
    """One row per decision, with the number of records it was read from."""
    origins = tables.table("origin")
    records = origins.group_by("united_id").aggregate(records=origins.count())
    decisions = tables.table("decision")
    return decisions.left_join(records, decisions.id == records.united_id).drop(
        "united_id"
    )


USE_OF_DISCRETION = Measure(
    name="use_of_discretion",
    definition="Acts of prosecutorial discretion that records of the release show.",
    caveats=(
        "At least: an act that nobody recorded is not counted.",
        "ICE does not record separately whom it released as eligible for DACA.",
        "Persons of groups must not be added: one person may be in several.",
    ),
    rows=_rows,
    figures={
        "records": Figure(
            "records",
            "Current records that show the acts; two systems may record one act.",
            lambda rows: rows.records.sum().fill_null(0),
        ),
        "instances": Figure("decisions", "Acts.", lambda rows: rows.count()),
        "persons": Figure(
            "persons",
            "Distinct persons they were about.",
            lambda rows: rows.person_id.nunique(),
        ),
        "basis_recorded": Figure(
            "decisions",
            "Acts whose reason is recorded.",
            lambda rows: (rows.basis != Basis.NOT_RECORDED.value).sum().fill_null(0),
        ),
    },
    groups={
        name: lambda rows, name=name: rows[name]
        for name in (
            "component",
            "fiscal_year",
            "stage",
            "act",
            "effect",
            "basis",
            "circumstance",
            "office",
        )
    }
    | {
        "year": lambda rows: rows.decided_on.year(),
        "month": lambda rows: rows.decided_on.strftime("%Y-%m"),
    },
)
