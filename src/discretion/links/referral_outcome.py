"""Referral outcomes: which request followed a referral, and how it ended."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.codes.request import RequestDecision, RequestKind
from discretion.links.deferred_action_request import (
    DeferredActionRequest,
    by_uscis,
)
from discretion.links.link import Link
from discretion.links.referral import Referral, ReferralOutcome
from discretion.links.silence import tells_by_silence
from discretion.links.unite import merged, unite
from discretion.record import Tables

BY_DECISION = [
    (RequestDecision.APPROVED.value, ReferralOutcome.GRANTED.value),
    (RequestDecision.DENIED.value, ReferralOutcome.DENIED.value),
    (RequestDecision.WITHDRAWN.value, ReferralOutcome.WITHDRAWN.value),
    (RequestDecision.NOT_SEPARABLE.value, ReferralOutcome.NOT_SEPARABLE.value),
]
"""How a request that intake took ended; one without a decision is pending."""


def _referrals(tables: Tables) -> Any:
    referrals = merged(unite(tables, Referral), Referral, ["record_id"])
    requests = tables.table(DeferredActionRequest.table)
    derived = ("outcome", "request_id", "days_to_filing", "days_to_decision")
    rows = referrals.drop(*derived)
    for beside in (_chosen(referrals, requests), _aftermath(referrals, requests)):
        rows = rows.left_join(beside, "id").drop("id_right")
    rows = rows.mutate(outcome=_outcome(rows, tables))
    unread = rows.rejected & (rows.refused | rows.renewed).fill_null(False)
    return rows.mutate(request_id=unread.ifelse(ibis.null("string"), rows.request_id))


def _filed(referrals: Any, requests: Any) -> Any:
    """Each referral beside each request of its person."""
    requests = requests.select(
        "person_id",
        "kind",
        "decision",
        "received_on",
        "decided_on",
        request_id=requests.id,
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
    but only before the referral; so does, last of all, one that intake rejected.
    """
    pairs = _filed(referrals, requests)
    pairs = pairs.filter(pairs.before | ~(pairs.rejected | pairs.renewal))
    order = ["before", "rejected", "renewal", "days", "request_id"]
    best = ibis.row_number().over(group_by="id", order_by=order)
    pairs = pairs.mutate(best=best)
    chosen = pairs.filter(pairs.best == 0)
    after = ~chosen.before
    filed = chosen.received_on - chosen.referred_on
    decided = chosen.decided_on - chosen.received_on
    return chosen.select(
        "id",
        "request_id",
        "before",
        "rejected",
        "decision",
        days_to_filing=after.ifelse(filed.cast("int64"), ibis.null("int64")),
        days_to_decision=after.ifelse(decided.cast("int64"), ibis.null("int64")),
    )


def _aftermath(referrals: Any, requests: Any) -> Any:
    """Whether a referral was followed by a rejected request, or by a renewal.

    A renewal shows that an initial request was filed at some time not covered.
    """
    pairs = _filed(referrals, requests)
    pairs = pairs.filter(~pairs.before)
    return pairs.group_by("id").agg(
        refused=pairs.rejected.any(), renewed=(pairs.renewal & ~pairs.rejected).any()
    )


def _outcome(rows: Any, tables: Tables) -> Any:
    coverage = tables.table("coverage")
    loaded = coverage.filter(coverage.record_type.isin(by_uscis()))
    silent = tells_by_silence(tables, rows.referred_on)
    decided = rows.decision.cases(*BY_DECISION, else_=ReferralOutcome.PENDING.value)
    return ibis.cases(
        (rows.before & ~rows.rejected, ReferralOutcome.FILED_BEFORE_REFERRAL.value),
        (~rows.before, decided),
        (rows.refused, ReferralOutcome.REJECTED.value),
        (rows.renewed, ReferralOutcome.NOT_YET_KNOWN.value),
        (rows.before, ReferralOutcome.FILED_BEFORE_REFERRAL.value),
        (loaded.count().as_scalar() == 0, ReferralOutcome.NOT_LOADED.value),
        (silent, ReferralOutcome.NEVER_FILED.value),
        else_=ReferralOutcome.NOT_YET_KNOWN.value,
    )


REFERRAL = Link(Referral, _referrals)
"""One row per referral."""
