"""Referrals to USCIS: which request followed, and how it ended."""

from __future__ import annotations

from datetime import date
from typing import Any

import ibis

from discretion.codes.request import RequestDecision, RequestKind
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.link import Link
from discretion.links.unite import sources_of, unite
from discretion.record import Component, Record, Tables, Word, column

FOLLOW_UP_DAYS = 365
"""Days of USCIS coverage after a referral before its silence means never filed."""


class ReferralOutcome(Word):
    """What became of a referral to USCIS."""

    GRANTED = "GRANTED", "The request was approved."
    DENIED = "DENIED", "The request was denied."
    WITHDRAWN = "WITHDRAWN", "The request was withdrawn."
    PENDING = "PENDING", "The request was not decided as of the extract."
    REJECTED = "REJECTED", "Rejected at intake and not filed again."
    FILED_BEFORE_REFERRAL = (
        "FILED_BEFORE_REFERRAL",
        "Only a request before the referral; its decision is read on the request.",
    )
    NEVER_FILED = (
        "NEVER_FILED",
        "No request, though USCIS extracts cover the 365 days that followed.",
    )
    NOT_YET_KNOWN = "NOT_YET_KNOWN", "No request; coverage is too short to tell."
    NOT_LOADED = "NOT_LOADED", "No USCIS extract is part of the release."
    NOT_SEPARABLE = "NOT_SEPARABLE", "Denied, terminated or withdrawn: not told apart."


class Referral(Record, plural="referrals"):
    """A person released or met by ICE or CBP and referred to USCIS."""

    person_id: str = column("The person referred.", refers="Person")
    component: Component = column("Component that referred.")
    referred_on: date = column("Day of the referral.", on=True)
    office: str | None = column("Office that referred.", filtered=True)
    outcome: ReferralOutcome = column("What became of the referral.")
    request_id: str | None = column(
        "First initial request on or after the referral that intake did not reject, "
        "else the latest one before it; null where there is none.",
        refers="DeferredActionRequest",
    )


_BY_DECISION = [
    (RequestDecision.APPROVED.value, ReferralOutcome.GRANTED.value),
    (RequestDecision.DENIED.value, ReferralOutcome.DENIED.value),
    (RequestDecision.WITHDRAWN.value, ReferralOutcome.WITHDRAWN.value),
    (RequestDecision.NOT_SEPARABLE.value, ReferralOutcome.NOT_SEPARABLE.value),
]


def _referrals(tables: Tables) -> Any:
    referrals = unite(tables, Referral)
    requests = tables.table(DeferredActionRequest.table)
    rows = referrals.drop("outcome", "request_id")
    for beside in (_chosen(referrals, requests), _aftermath(referrals, requests)):
        rows = rows.left_join(beside, "id").drop("id_right")
    return rows.mutate(outcome=_outcome(rows, tables.table("coverage")))


def _filed(referrals: Any, requests: Any) -> Any:
    """Each referral beside each request of its person."""
    requests = requests.select(
        "person_id", "kind", "decision", "received_on", request_id=requests.id
    )
    pairs = referrals.select("id", "person_id", "referred_on").join(
        requests, "person_id"
    )
    rejected = pairs.decision == RequestDecision.REJECTED.value
    return pairs.mutate(
        before=pairs.received_on < pairs.referred_on,
        renewal=pairs.kind == RequestKind.RENEWAL.value,
        rejected=rejected.fill_null(False),
        days=(pairs.received_on - pairs.referred_on).cast("int64").abs(),
    )


def _chosen(referrals: Any, requests: Any) -> Any:
    """The one request that each referral is read with.

    A renewal shows an earlier request, so it stands in where no initial one is known,
    but only before the referral.
    """
    pairs = _filed(referrals, requests)
    pairs = pairs.filter(~pairs.rejected & (pairs.before | ~pairs.renewal))
    order = ["before", "renewal", "days", "request_id"]
    best = ibis.row_number().over(group_by="id", order_by=order)
    pairs = pairs.mutate(best=best)
    chosen = pairs.filter(pairs.best == 0)
    return chosen.select("id", "request_id", "before", "decision")


def _aftermath(referrals: Any, requests: Any) -> Any:
    """Whether a referral was followed by a rejected request, or by a renewal.

    A renewal shows that an initial request was filed at some time not covered.
    """
    pairs = _filed(referrals, requests)
    pairs = pairs.filter(~pairs.before)
    return pairs.group_by("id").agg(
        refused=pairs.rejected.any(), renewed=(pairs.renewal & ~pairs.rejected).any()
    )


def _outcome(rows: Any, coverage: Any) -> Any:
    names = [raw.__name__ for raw in sources_of(DeferredActionRequest)]
    coverage = coverage.filter(coverage.record_type.isin(names))
    followed = rows.referred_on + ibis.interval(days=FOLLOW_UP_DAYS)
    covered = (coverage.covers_from.min().as_scalar() <= rows.referred_on) & (
        coverage.covers_to.max().as_scalar() >= followed
    )
    decided = rows.decision.cases(*_BY_DECISION, else_=ReferralOutcome.PENDING.value)
    return ibis.cases(
        (rows.before, ReferralOutcome.FILED_BEFORE_REFERRAL.value),
        (rows.request_id.notnull(), decided),
        (rows.refused, ReferralOutcome.REJECTED.value),
        (rows.renewed, ReferralOutcome.NOT_YET_KNOWN.value),
        (coverage.count().as_scalar() == 0, ReferralOutcome.NOT_LOADED.value),
        (covered, ReferralOutcome.NEVER_FILED.value),
        else_=ReferralOutcome.NOT_YET_KNOWN.value,
    )


REFERRAL = Link(Referral, _referrals)
"""One row per referral."""
