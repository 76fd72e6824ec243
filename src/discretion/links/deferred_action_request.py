"""Requests for deferred action: initial or renewal, the decision, and its expiry."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.request import RequestDecision, RequestKind
from discretion.links.link import Link
from discretion.links.referral import Referral
from discretion.links.unite import sources_of, unite
from discretion.record import Component, Record, Tables, Word, column

_THREE_YEARS = (date(2014, 11, 24), date(2015, 2, 16))
"""Grants made on these days, and between them, ran three years: expanded DACA took
effect on the first and was enjoined on the last."""


class Initiative(Word):
    """Whose idea a request was."""

    REFERRED = "REFERRED", "ICE or CBP referred the person on or before that day."
    SELF_INITIATED = (
        "SELF_INITIATED",
        "No referral of the person on or before that day is in the release.",
    )
    NOT_LOADED = "NOT_LOADED", "The release has no extract that could hold a referral."


class DeferredActionRequest(Record, plural="deferred_action_requests"):
    """A request for deferred action, and what became of it.

    Grants and renewals form a chain: each renewal names the grant it renews, and each
    grant tells whether it ran out before the next.
    """

    person_id: str = column("The requestor.", refers="Person")
    component: Component = column("Component that received the request.")
    kind: RequestKind = column(
        "Initial or renewal; where the source does not say, a renewal is one received "
        "after the person's first approval."
    )
    initiative: Initiative = column("Whether a referral came before it.")
    received_on: date = column("Day the request was received.", on=True)
    decision: RequestDecision | None = column("What was decided; null while pending.")
    decided_on: date | None = column("Day of the decision; null while pending.")
    expires_on: date | None = column(
        "Day the grant expires: two years after approval, three for grants of 24 "
        "November 2014 to 16 February 2015; from 29 February to 28 February. Null "
        "unless approved on a known day."
    )
    renews_id: str | None = column(
        "The person's latest grant before a renewal was received; null for initial "
        "requests, and where no such grant is in the release.",
        refers="DeferredActionRequest",
    )
    lapsed_on: date | None = column(
        "Day the grant ran out without another in force beyond it; null where there "
        "was one, or the USCIS extract ends before that day."
    )
    days_lapsed: int | None = column(
        "Whole days from then to the next grant; null where it did not lapse, or none "
        "followed."
    )


def _requests(tables: Tables) -> Any:
    rows = unite(tables, DeferredActionRequest)
    approved = rows.decision == RequestDecision.APPROVED.value
    first = rows.decided_on.min(where=approved).over(group_by="person_id")
    inferred = (first < rows.received_on).fill_null(False)
    derived = ("initiative", "renews_id", "lapsed_on", "days_lapsed")
    requests = rows.drop(*derived).mutate(
        kind=ibis.coalesce(
            rows.kind,
            inferred.ifelse(RequestKind.RENEWAL.value, RequestKind.INITIAL.value),
        ),
        expires_on=approved.ifelse(_expiry(rows.decided_on), ibis.null("date")),
    )
    for beside in (_renewed(requests), _lapsed(requests, tables), _referred(tables)):
        key = "person_id" if "id" not in beside.columns else "id"
        requests = requests.left_join(beside, key).drop(f"{key}_right")
    loaded = tables.table("coverage").record_type.isin(_names(Referral)).any()
    before = requests.first_referred_on <= requests.received_on
    return requests.mutate(
        initiative=ibis.cases(
            (before, Initiative.REFERRED.value),
            (loaded.as_scalar().fill_null(False), Initiative.SELF_INITIATED.value),
            else_=Initiative.NOT_LOADED.value,
        )
    )


def _renewed(requests: Any) -> Any:
    """Each renewal with the latest grant before it."""
    renewal = requests.filter(requests.kind == RequestKind.RENEWAL.value)
    grants = _grants(requests).select("person_id", "decided_on", renews_id="id")
    pairs = renewal.select("id", "person_id", "received_on").join(grants, "person_id")
    pairs = pairs.filter(pairs.decided_on < pairs.received_on)
    latest = pairs.renews_id.last(order_by=["decided_on", "renews_id"])
    return pairs.group_by("id").agg(renews_id=latest)


def _lapsed(requests: Any, tables: Tables) -> Any:
    """Each grant that ran out, with no other in force, by the end of the extract.

    Of several that run out on one day, the last made tells it.
    """
    coverage = tables.table("coverage")
    coverage = coverage.filter(coverage.record_type.isin(by_uscis()))
    end = ibis.coalesce(coverage.covers_to, coverage.as_of).max().as_scalar()
    grants = _grants(requests)
    ran_out = grants.filter(grants.expires_on <= end)
    beside = ran_out.left_join(
        grants.select(
            "person_id", other_id="id", other="decided_on", until="expires_on"
        ),
        "person_id",
    )
    in_force = (beside.other <= beside.expires_on) & (beside.until > beside.expires_on)
    made_later = (beside.other > beside.decided_on) | (
        (beside.other == beside.decided_on) & (beside.other_id > beside.id)
    )
    told_by_other = (beside.until == beside.expires_on) & made_later
    next_on = beside.other.min(where=beside.other > beside.expires_on)
    lapsed = beside.group_by("id", "expires_on").agg(
        renewed=(in_force | told_by_other).any(), next_on=next_on
    )
    lapsed = lapsed.filter(~lapsed.renewed)
    return lapsed.select(
        "id",
        lapsed_on=lapsed.expires_on,
        days_lapsed=(lapsed.next_on - lapsed.expires_on).cast("int64"),
    )


def _grants(requests: Any) -> Any:
    return requests.filter(requests.expires_on.notnull())


def _referred(tables: Tables) -> Any:
    """The first referral of each person."""
    referrals = unite(tables, Referral)
    return referrals.group_by("person_id").agg(
        first_referred_on=referrals.referred_on.min()
    )


def _names(record: type[Record]) -> list[str]:
    return [raw.__name__ for raw in sources_of(record)]


def by_uscis() -> list[str]:
    """The record types whose extracts tell how far USCIS's silence can be read."""
    sources = sources_of(DeferredActionRequest)
    return [raw.__name__ for raw in sources if raw.sender is Component.USCIS]


def _expiry(decided_on: Any) -> Any:
    day = decided_on.cast("timestamp")
    three = decided_on.between(*_THREE_YEARS)
    return three.ifelse(
        day + ibis.interval(years=3), day + ibis.interval(years=2)
    ).date()


DEFERRED_ACTION_REQUEST = Link(DeferredActionRequest, _requests)
"""One row per request; a renewal is a row of its own."""
