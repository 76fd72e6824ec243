"""Requests for deferred action: initial or renewal, the decision, and its expiry."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.request import RequestDecision, RequestKind
from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, Tables, column

_THREE_YEARS = (date(2014, 11, 24), date(2015, 2, 16))
"""Grants made on these days, and between them, ran three years: expanded DACA took
effect on the first and was enjoined on the last."""


class DeferredActionRequest(Record, plural="deferred_action_requests"):
    """A request for deferred action, and what became of it."""

    person_id: str = column("The requestor.", refers="Person")
    component: Component = column("Component that received the request.")
    kind: RequestKind = column(
        "Initial or renewal; where the source does not say, a renewal is one received "
        "after the person's first approval."
    )
    received_on: date = column("Day the request was received.", on=True)
    decision: RequestDecision | None = column("What was decided; null while pending.")
    decided_on: date | None = column("Day of the decision; null while pending.")
    expires_on: date | None = column(
        "Day the grant expires: two years after approval, three for grants of 24 "
        "November 2014 to 16 February 2015; null unless approved on a known day."
    )


def _requests(tables: Tables) -> Any:
    rows = unite(tables, DeferredActionRequest)
    approved = rows.decision == RequestDecision.APPROVED.value
    first = rows.decided_on.min(where=approved).over(group_by="person_id")
    inferred = (first < rows.received_on).fill_null(False)
    return rows.mutate(
        kind=ibis.coalesce(
            rows.kind,
            inferred.ifelse(RequestKind.RENEWAL.value, RequestKind.INITIAL.value),
        ),
        expires_on=approved.ifelse(_expiry(rows.decided_on), ibis.null("date")),
    )


def _expiry(decided_on: Any) -> Any:
    day = decided_on.cast("timestamp")
    three = decided_on.between(*_THREE_YEARS)
    return three.ifelse(
        day + ibis.interval(years=3), day + ibis.interval(years=2)
    ).date()


DEFERRED_ACTION_REQUEST = Link(DeferredActionRequest, _requests)
"""One row per request; a renewal is a row of its own."""
