"""Eligibility: whether a person meets the criteria of a policy, by what records say."""

from __future__ import annotations

import functools
import operator
from typing import Any

import ibis

from discretion.codes.discretion import Stage
from discretion.codes.request import RequestKind
from discretion.links.criterion import evidence, verdict
from discretion.links.decision import Decision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.known_facts import known
from discretion.links.link import Link
from discretion.links.referral import Referral
from discretion.links.silence import tells_by_silence
from discretion.policies import Policy, catalogue
from discretion.record import Record, Tables, Word, column


class EligibilityResult(Word):
    """What the verdicts on all criteria of a policy say together."""

    ALL_PASS = "ALL_PASS", "Records show that every criterion is met."
    NO_FAIL = (
        "NO_FAIL",
        "No criterion is known to fail, and at least one is unknown: not a yes.",
    )
    FAILS = "FAILS", "Records show that at least one criterion is not met."


class Eligibility(Record):
    """Whether a person meets the criteria of a policy, as far as records tell.

    One row per policy with criteria and person with a decision, a referral or a
    request. Missing data is never a verdict, and whether the person asked is no
    criterion.
    """

    person_id: str = column("The person.", refers="Person", reverse="eligibilities")
    policy: str = column("Id of the policy whose criteria they are.", filtered=True)
    result: EligibilityResult = column("What the verdicts say together.")
    later_requested: bool | None = column(
        "True where an initial request was received on or after the day of the first "
        "decision or referral; false where USCIS extracts that cover everyone, from "
        "that day on and for a year, hold none. Null where that is not known, and "
        "where there was neither."
    )
    verdicts: str = column(
        "Verdict on each criterion of the policy, in its order: P (pass), F (fail) or "
        "U (unknown), such as PPUUP."
    )
    evidence: str = column(
        "Kinds of facts at hand for each criterion, a letter each, such as BI|R|||B."
    )


def _eligibilities(tables: Tables) -> Any:
    policies = [policy for policy in catalogue() if policy.criteria]
    criteria = [one for policy in policies for one in policy.criteria]
    persons = known(_asked_about(tables), tables, criteria)
    parts = [_of(policy, persons) for policy in policies]
    return ibis.union(parts[0], *parts[1:]) if len(parts) > 1 else parts[0]


def _of(policy: Policy, persons: Any) -> Any:
    letters = [verdict(persons, one) for one in policy.criteria]
    facts = [evidence(persons, one) for one in policy.criteria]
    verdicts = functools.reduce(operator.add, letters)
    return persons.select(
        "person_id",
        "later_requested",
        id=ibis.literal(f"Eligibility_{policy.id}_")
        + persons.person_id.replace("Person_", ""),
        policy=ibis.literal(policy.id),
        result=ibis.cases(
            (verdicts.contains("F"), EligibilityResult.FAILS.value),
            (verdicts.contains("U"), EligibilityResult.NO_FAIL.value),
            else_=EligibilityResult.ALL_PASS.value,
        ),
        verdicts=verdicts,
        evidence=functools.reduce(lambda one, other: one + "|" + other, facts),
    )


def _asked_about(tables: Tables) -> Any:
    """Persons with a decision, a referral or a request; and who of them asked later."""
    decisions = tables.table(Decision.table)
    referrals = tables.table(Referral.table)
    requests = tables.table(DeferredActionRequest.table)
    benefit = decisions.stage == Stage.BENEFIT.value
    seen_on = ibis.coalesce(decisions.decided_on, decisions.known_by)
    no_day = ibis.null("date")
    initial = requests.kind == RequestKind.INITIAL.value
    every = ibis.union(
        decisions.select("person_id", on=benefit.ifelse(no_day, seen_on), asked=no_day),
        referrals.select("person_id", on=referrals.referred_on, asked=no_day),
        requests.select(
            "person_id", on=no_day, asked=initial.ifelse(requests.received_on, no_day)
        ),
    )
    persons = every.group_by("person_id").agg(
        first_on=every.on.min(), last_asked=every.asked.max()
    )
    later = persons.last_asked >= persons.first_on
    none = ~later.fill_null(False) & tells_by_silence(tables, persons.first_on)
    return persons.select(
        "person_id",
        later_requested=ibis.cases(
            (later, True), (none, False), else_=ibis.null("boolean")
        ),
    )


ELIGIBILITY = Link(Eligibility, _eligibilities)
"""One row per person and policy with criteria."""
