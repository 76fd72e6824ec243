"""Requests for deferred action: after a referral or of people's own accord."""

from __future__ import annotations

from discretion.codes.request import RequestDecision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.unite import sources_of
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.groups import columns, periods
from discretion.measures.measure import Figure, Measure

REQUESTS = Measure(
    name="requests",
    question="How many requested deferred action, of their own accord or referred?",
    definition="Requests for deferred action, renewals among them.",
    caveats=(
        "Requests are no persons: one person files several.",
        "What USCIS calls denied may hold terminated and withdrawn requests, and has "
        "meant other things since 16 July 2021: NOT_SEPARABLE where so recorded.",
        "SELF_INITIATED means that no referral is in the release, not that there was "
        "none.",
    ),
    of=DeferredActionRequest,
    sources=tuple(sources_of(DeferredActionRequest)),
    figures={
        "requests": Figure("requests", "Requests received."),
        "persons": Figure("persons", "Distinct requestors."),
        "approvals": Figure("approvals", "Of the requests, approved."),
        "pending": Figure("requests", "Of the requests, not decided."),
    },
    groups={
        **columns(DeferredActionRequest, "initiative", "kind", "decision", "component"),
        **periods("received_on"),
    },
    estimate=Counts(
        lambda tables: tables.table(DeferredActionRequest.table),
        {
            "requests": counts.number,
            "persons": counts.persons,
            "approvals": counts.number_where(
                lambda rows: rows.decision == RequestDecision.APPROVED.value
            ),
            "pending": counts.number_where(lambda rows: rows.decision.isnull()),
        },
    ),
    usual=("initiative", "kind"),
)
"""By initiative and kind."""
