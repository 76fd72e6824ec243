"""What became of people referred to USCIS, step by step, with none left over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis

from discretion.codes.request import RequestDecision, RequestKind
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.referral import Referral, ReferralOutcome
from discretion.links.referral_outcome import BY_DECISION
from discretion.links.silence import FOLLOW_UP_DAYS, tells_by_silence
from discretion.links.unite import sources_of
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.follow import firsts, left
from discretion.measures.groups import PERIODS, columns, periods
from discretion.measures.measure import (
    Expression,
    Figure,
    Group,
    Loaded,
    Measure,
    State,
)
from discretion.record import Component, Record, Tables, Word


class Step(Word):
    """Where a referred person stands: each is in just one of these."""

    ALREADY_FILED = "ALREADY_FILED", "Had filed before the referral."
    FILED_IN_TIME = "FILED_IN_TIME", f"Filed within {FOLLOW_UP_DAYS} days of it."
    FILED_LATE = "FILED_LATE", "Filed after that."
    REJECTED = "REJECTED", "Filed, was rejected at intake, and did not file again."
    REMOVED_OR_DIED = (
        "REMOVED_OR_DIED",
        f"Was removed or died within {FOLLOW_UP_DAYS} days, without having filed.",
    )
    NOT_FILED = "NOT_FILED", f"Did not file, though followed for {FOLLOW_UP_DAYS} days."
    NOT_YET_KNOWN = (
        "NOT_YET_KNOWN",
        "Not followed for so long; or no extract covers everyone, or shows when a "
        "request was filed that was renewed.",
    )


FIRST_REFERRAL = frozenset({"component", "office", *PERIODS})
"""The groups of a first referral, which another one may turn out to be."""


def by_uscis() -> list[type[Record]]:
    """The record types in which USCIS tells of requests."""
    requests = sources_of(DeferredActionRequest)
    return [raw for raw in requests if raw.sender is Component.USCIS]


def first_referrals(tables: Tables) -> Any:
    """The first referral of each person, with the day the person left, if any.

    `filed_unseen` is true of those who filed on a day that is not covered, as a later
    renewal shows.
    """
    rows = firsts(tables.table(Referral.table), "referred_on")
    for beside in (left(rows, tables), _renewals(tables)):
        rows = rows.left_join(beside, "person_id").drop("person_id_right")
    renewed = (rows.renewed_on >= rows.referred_on).fill_null(False)
    earlier = rows.outcome == ReferralOutcome.FILED_BEFORE_REFERRAL.value
    seen = rows.days_to_filing.notnull() | earlier
    return rows.mutate(filed_unseen=renewed & ~seen).drop("renewed_on")


def _renewals(tables: Tables) -> Any:
    """The last renewal of each person that intake did not reject."""
    requests = tables.table(DeferredActionRequest.table)
    rejected = requests.decision == RequestDecision.REJECTED.value
    renewals = requests.filter(
        requests.kind == RequestKind.RENEWAL.value, ~rejected.fill_null(False)
    )
    return renewals.group_by("person_id").agg(renewed_on=renewals.received_on.max())


def steps(tables: Tables) -> Any:
    """First referrals, each with its step, and how the request read with it ended."""
    rows = _ended(first_referrals(tables), tables)
    outcome, days = rows.outcome, rows.days_to_filing
    return rows.mutate(
        step=ibis.cases(
            (
                outcome == ReferralOutcome.FILED_BEFORE_REFERRAL.value,
                Step.ALREADY_FILED.value,
            ),
            (days <= FOLLOW_UP_DAYS, Step.FILED_IN_TIME.value),
            (days > FOLLOW_UP_DAYS, Step.FILED_LATE.value),
            (outcome == ReferralOutcome.REJECTED.value, Step.REJECTED.value),
            (_left_first(rows, tables), Step.REMOVED_OR_DIED.value),
            (outcome == ReferralOutcome.NEVER_FILED.value, Step.NOT_FILED.value),
            else_=Step.NOT_YET_KNOWN.value,
        )
    )


def _ended(referrals: Any, tables: Tables) -> Any:
    """Referrals, with what the decision was on the request, though it came before."""
    requests = tables.table(DeferredActionRequest.table)
    requests = requests.select(request_id=requests.id, decision=requests.decision)
    rows = referrals.left_join(requests, "request_id").drop("request_id_right")
    earlier = rows.outcome == ReferralOutcome.FILED_BEFORE_REFERRAL.value
    rejected = rows.decision == RequestDecision.REJECTED.value
    decided = rows.decision.cases(*BY_DECISION, else_=ReferralOutcome.PENDING.value)
    return rows.mutate(
        ended=ibis.cases(
            (earlier & rejected.fill_null(False), ReferralOutcome.REJECTED.value),
            (earlier, decided),
            else_=rows.outcome,
        )
    )


def _left_first(rows: Any, tables: Tables) -> Any:
    """Whether a person left before the time to file had passed, and had not filed.

    Only where a request until then would be in the extracts.
    """
    days = (rows.left_on - rows.started_on).cast("int64")
    silent = tells_by_silence(tables, rows.referred_on, rows.left_on)
    return (days <= FOLLOW_UP_DAYS) & silent & ~rows.filed_unseen


def _outcome(outcome: ReferralOutcome) -> Expression:
    return counts.number_where(lambda rows: rows.ended == outcome.value)


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """Without USCIS's extract only requests filed with ICE are seen.

    It refers nobody, so that the number of persons does not hang on it.
    """
    states: dict[str, State] = {}
    stays = not {"step", "outcome"} & row.keys()
    if stays and loaded.has_each_sender_of(sources_of(Referral)):
        states["persons"] = State.MEASURED
    if not loaded.has(by_uscis()):
        for name in _OUTCOMES:
            states[name] = State.AT_LEAST if row[name] else State.NOT_LOADED
    return states


_OUTCOMES: Mapping[str, Expression] = {
    "granted": _outcome(ReferralOutcome.GRANTED),
    "denied": _outcome(ReferralOutcome.DENIED),
    "withdrawn": _outcome(ReferralOutcome.WITHDRAWN),
    "pending": _outcome(ReferralOutcome.PENDING),
    "not_separable": _outcome(ReferralOutcome.NOT_SEPARABLE),
}

REFERRAL_FUNNEL = Measure(
    name="referral_funnel",
    question="What became of the people referred to USCIS?",
    definition=(
        "Persons whom ICE or CBP referred to USCIS, by what followed their first "
        "referral. The steps leave nobody out and count nobody twice."
    ),
    caveats=(
        "A person referred twice is counted by the first referral.",
        "Of those who had filed before, the decision is that on the earlier request.",
        "What USCIS calls denied may hold terminated and withdrawn requests, and has "
        "meant other things since 16 July 2021: NOT_SEPARABLE where so recorded.",
        "Departures and deaths that no component records are not seen.",
    ),
    of=Referral,
    sources=(*sources_of(Referral), *sources_of(DeferredActionRequest)),
    figures={
        "persons": Figure("persons", "Persons, each by the first referral."),
        "granted": Figure(
            "persons",
            "Of these, granted on the request that followed, else the earlier.",
        ),
        "denied": Figure("persons", "Of these, denied on it."),
        "withdrawn": Figure("persons", "Of these, withdrawn."),
        "pending": Figure("persons", "Of these, not decided as of the extract."),
        "not_separable": Figure(
            "persons", "Of these, denied, terminated or withdrawn, not told apart."
        ),
    },
    groups={
        "step": Group("Where the person stands.", lambda rows: rows.step, words=Step),
        **columns(Referral, "outcome", "component", "office"),
        **periods("referred_on"),
    },
    estimate=Counts(steps, {"persons": counts.number, **_OUTCOMES}, whole=False),
    usual=("step",),
    shifting=FIRST_REFERRAL | {"step", "outcome"},
    doubts=_doubts,
)
"""Persons by step and outcome."""
