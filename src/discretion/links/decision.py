"""Decisions: single acts of discretion, each once however many systems recorded it."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.discretion import Act, Basis, Circumstance, Effect, Stage
from discretion.codes.office import Office
from discretion.codes.request import RequestDecision
from discretion.links import priority as priorities
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.fiscal import fiscal_year
from discretion.links.follow_up import followed
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, Tables, Word, column


class DacaEligibility(Word):
    """How a decision is known to be about a person eligible for DACA."""

    RECORDED = "RECORDED", "The deciding component recorded it as the basis."
    DERIVED = (
        "DERIVED",
        "Not recorded: derived by linking, because USCIS or ICE granted the person's "
        "request at some time.",
    )
    NOT_RECORDED = "NOT_RECORDED", "Neither recorded nor derived; not a no."


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
    circumstance: Circumstance = column(
        "Special circumstance recorded; NOT_RECORDED where there is none."
    )
    daca_eligibility: DacaEligibility = column(
        "Whether the person was eligible for DACA, and whether that was recorded or is "
        "derived here: ICE does not record such releases separately."
    )
    office: Office | None = column("Office that decided; null where not recorded.")
    cited_policy: str | None = column(
        "Id of the policy that a record of the decision names; null where none names "
        "one. It is never inferred.",
        filtered=True,
    )
    citizenship: str | None = column(
        "Country of citizenship on the decision's records; null where none has it.",
        filtered=True,
    )
    priority: str | None = priorities.priority()
    priority_verdicts: str | None = priorities.priority_verdicts()
    followed_until: date | None = column(
        "Last day on which a later offense could have been seen: the day of removal or "
        "death, else the day as of which criminal histories were extracted, less the "
        "reporting lag of their source where it says one, and no later than the end of "
        "their window. Null where the decision is undated or no such extract is in the "
        "release."
    )
    days_followed: int | None = column(
        "Whole days from the decision until then, which is the time at risk; null with "
        "it, and 0 where it ends before the decision."
    )


def recorded(tables: Tables) -> Any:
    """Every record of a decision, with ``id`` of the decision it belongs to.

    The anchor, which gives the decision its id, is the deciding component's record,
    else the one with the smallest id. The n-th record of one system and day meets the
    n-th of another; undated records stand alone, or with those of the same case.
    """
    rows = unite(tables, Decision)
    nth = ibis.row_number().over(
        group_by=["person_id", "stage", "act", "decided_on", "system"],
        order_by="record_id",
    )
    rows = rows.mutate(nth=nth)
    alone = rows.decided_on.isnull().ifelse(
        ibis.coalesce(rows.once, rows.record_id), ""
    )
    rows = rows.mutate(
        nth=rows.once.isnull().ifelse(rows.nth, 0),
        alone=alone,
        aside=rows.component != rows.recorded_by,
    )
    same = ["person_id", "stage", "act", "decided_on", "nth", "alone"]
    anchor = rows.id.first().over(group_by=same, order_by=["aside", "record_id"])
    return rows.mutate(id=anchor)


def _decisions(tables: Tables) -> Any:
    rows = recorded(tables)
    order = ["aside", "record_id"]
    reason = rows.basis.nullif(Basis.NOT_RECORDED.value).first(order_by=order)
    told = rows.circumstance.nullif(Circumstance.NOT_RECORDED.value)
    decisions = rows.group_by("id").agg(
        **{
            name: rows[name].first(order_by=order)
            for name in ("person_id", "component", "stage", "act", "effect", "office")
        },
        decided_on=rows.decided_on.first(order_by=order),
        **{
            name: rows[name].first(order_by=order, include_null=False)
            for name in ("cited_policy", "citizenship")
        },
        known_by=ibis.coalesce(rows.decided_on, rows.known_by).min(),
        basis=ibis.coalesce(reason, Basis.NOT_RECORDED.value),
        circumstance=ibis.coalesce(
            told.first(order_by=order), Circumstance.NOT_RECORDED.value
        ),
    )
    granted = _granted(tables)
    decisions = decisions.left_join(granted, "person_id").drop("person_id_right")
    decisions = followed(decisions, tables)
    decisions = priorities.prioritised(decisions, "decided_on", tables)
    return decisions.mutate(
        fiscal_year=fiscal_year(decisions.decided_on),
        daca_eligibility=ibis.cases(
            (decisions.basis == Basis.DACA.value, DacaEligibility.RECORDED.value),
            (decisions.granted, DacaEligibility.DERIVED.value),
            else_=DacaEligibility.NOT_RECORDED.value,
        ),
    )


def _granted(tables: Tables) -> Any:
    """Every person whose request for deferred action was ever granted."""
    requests = tables.table(DeferredActionRequest.table)
    approved = requests.filter(requests.decision == RequestDecision.APPROVED.value)
    persons = approved.select("person_id").distinct()
    return persons.mutate(granted=ibis.literal(True))


DECISION = Link(Decision, _decisions)
"""One row per act of discretion."""
