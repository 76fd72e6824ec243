"""Decisions: single acts of discretion, each once however many systems recorded it."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.discretion import Act, Basis, Effect, Stage
from discretion.links.fiscal import fiscal_year
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, Tables, column


class Decision(Record, plural="decisions"):
    """One act of prosecutorial discretion.

    Records of different systems about the same person, stage, act and day are one
    decision; within a system each record is its own. Decisions are instances: a person
    may have several.
    """

    person_id: str = column("The person it was about.", refers="Person")
    component: Component = column("Component that decided.")
    decided_on: date | None = column(
        "Day of the decision; null where the source gives none.", on=True
    )
    known_by: date | None = column(
        "First day on which a record shows the decision; null where none does."
    )
    fiscal_year: int | None = column(
        "Fiscal year of the decision, 1 October to 30 September; null if undated."
    )
    stage: Stage = column("Point of the process at which it was decided.")
    act: Act = column("What was done, or not done.")
    effect: Effect = column("What it did to the removal process.")
    basis: Basis = column("Recorded reason; NOT_RECORDED where there is none.")
    office: str | None = column(
        "Office that decided; null where not recorded.", filtered=True
    )


def recorded(tables: Tables) -> Any:
    """Every record of a decision, with ``id`` of the decision it belongs to.

    The anchor, which gives the decision its id, is the deciding component's record,
    else the one with the smallest id. The n-th record of one system and day meets the
    n-th of another; undated records stand alone.
    """
    rows = unite(tables, Decision)
    nth = ibis.row_number().over(
        group_by=["person_id", "stage", "act", "decided_on", "system"],
        order_by="record_id",
    )
    alone = rows.decided_on.isnull().ifelse(rows.record_id, "")
    rows = rows.mutate(nth=nth, alone=alone, aside=rows.component != rows.recorded_by)
    same = ["person_id", "stage", "act", "decided_on", "nth", "alone"]
    anchor = rows.id.first().over(group_by=same, order_by=["aside", "record_id"])
    return rows.mutate(id=anchor)


def _decisions(tables: Tables) -> Any:
    rows = recorded(tables)
    order = ["aside", "record_id"]
    reason = rows.basis.nullif(Basis.NOT_RECORDED.value).first(order_by=order)
    decisions = rows.group_by("id").agg(
        **{
            name: rows[name].first(order_by=order)
            for name in ("person_id", "component", "stage", "act", "effect", "office")
        },
        decided_on=rows.decided_on.first(order_by=order),
        known_by=ibis.coalesce(rows.decided_on, rows.known_by).min(),
        basis=ibis.coalesce(reason, Basis.NOT_RECORDED.value),
    )
    return decisions.mutate(fiscal_year=fiscal_year(decisions.decided_on))


DECISION = Link(Decision, _decisions)
"""One row per act of discretion."""
