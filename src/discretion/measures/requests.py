"""Requests for deferred action: after a referral or of people's own accord."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.codes.request import RequestDecision
from discretion.links.deferred_action_request import (
    DeferredActionRequest,
    Initiative,
)
from discretion.links.referral import Referral
from discretion.links.unite import sources_of
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.groups import columns, periods
from discretion.measures.measure import Figure, Loaded, Measure, State


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """Who was referred by a component that is not loaded seems self-initiated."""
    if loaded.has_each_sender_of(sources_of(Referral)) or "initiative" not in row:
        return {}
    referred = row["initiative"] == Initiative.REFERRED.value
    return dict.fromkeys(_FIGURES, State.AT_LEAST if referred else State.NOT_KNOWN)


_FIGURES: Mapping[str, Figure] = {
    "requests": Figure("requests", "Requests received."),
    "persons": Figure("persons", "Distinct requestors."),
    "approvals": Figure("approvals", "Of the requests, approved."),
    "pending": Figure("requests", "Of the requests, not decided."),
}

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
    figures=_FIGURES,
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
    doubts=_doubts,
)
"""By initiative and kind."""
