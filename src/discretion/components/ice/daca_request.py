"""Requests for deferred action made in ICE custody, which ICE and not USCIS took."""

from __future__ import annotations

from datetime import date

from discretion.codes.discretion import Act, Basis, Circumstance, Effect, Stage
from discretion.codes.request import REQUEST_DECISIONS, RequestDecision, RequestKind
from discretion.components.ice import columns
from discretion.record import Always, Becomes, Coded, Component, Layout, Record, column


class IceDacaRequest(Record, component=Component.ICE):
    """A request for deferred action that a detained person made to ICE.

    One row per request. People in custody could not file with USCIS. No agency has
    published such records.
    """

    received_on: date = column(
        "Day ICE received the request.", heading="request_date", on=True
    )
    decision: RequestDecision | None = column(
        "What ICE decided; null while pending.",
        heading="decision",
        codes=REQUEST_DECISIONS,
    )
    decided_on: date | None = column(
        "Day of the decision; null while pending.", heading="decision_date"
    )
    policy_cited: str | None = columns.policy_cited()

    layouts = (
        Layout("ice_daca_request_internal", "internal", key=("request_number",)),
    )
    becomes = (
        Becomes(
            "deferred_action_request",
            {
                "received_on": "received_on",
                "kind": Always(RequestKind.INITIAL),
                "decision": "decision",
                "decided_on": "decided_on",
            },
            system=Always("EARM"),
        ),
        Becomes(
            "decision",
            {
                "decided_on": "decided_on",
                "act": Always(Act.DEFER),
                "stage": Always(Stage.BENEFIT),
                "effect": Always(Effect.NOT_PLACED),
                "basis": Always(Basis.DACA),
                "circumstance": Always(Circumstance.NOT_RECORDED),
                "cited_policy": "policy_cited_label",
            },
            when=Coded("decision", {RequestDecision.APPROVED.value: True}),
            system=Always("EARM"),
        ),
    )
