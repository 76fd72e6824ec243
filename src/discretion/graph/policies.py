"""Policies as the graph shows them, and which governed a decision."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable, Mapping
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import policies
from discretion.graph.fields import field
from discretion.graph.leads import Computed, Facts
from discretion.graph.words import enum_of
from discretion.links.criterion import FACTS, FactKind
from discretion.links.decision import Decision
from discretion.links.eligibility import Eligibility
from discretion.links.priority import LETTERS
from discretion.links.removal import Removal
from discretion.policies import (
    CriterionTest,
    PolicyEvidence,
    PolicyStatusKind,
    PrioritySign,
    Verdict,
)
from discretion.record import Component, Record

enum_of(PolicyStatusKind)
enum_of(PolicyEvidence)
enum_of(Component)
enum_of(CriterionTest)
enum_of(FactKind)
enum_of(PrioritySign)
enum_of(Verdict)


@strawberry.type(description="Where a policy stands in law from a day on.")
class PolicyStatus:
    """Where a policy stands in law from a day on."""

    on: datetime.date = strawberry.field(description="The first day.")
    kind: PolicyStatusKind = strawberry.field(description="Where it stands.")
    by: str = strawberry.field(description="The act that made it so, with its source.")
    evidence: PolicyEvidence = strawberry.field(description="How that is known.")


@strawberry.type(description="A class of people whom a policy puts first.")
class Priority:
    """A class of people whom a policy puts first."""

    code: str = strawberry.field(description="Rank and letter, such as 2b.")
    rank: str = strawberry.field(description="The rank, in the policy's own words.")
    letter: str | None = strawberry.field(
        description="The letter; null where a rank has only one."
    )
    text: str = strawberry.field(description="Who is meant, in our own words.")
    signs: list[PrioritySign] = strawberry.field(
        description="What in a record shows it, any one of them; empty where no record "
        "can."
    )
    since: datetime.date | None = strawberry.field(
        description="Day before which a sign does not count; null where there is none."
    )


@strawberry.type(description="Whether a person is known to be of a priority.")
class PriorityFinding:
    """Whether a person is known to be of a priority, by records up to a day."""

    policy: strawberry.ID = strawberry.field(description="Id of its policy.")
    code: str = strawberry.field(description="Rank and letter, such as 2b.")
    verdict: Verdict = strawberry.field(description="Whether it is known to hold.")


@strawberry.type(description="A condition that a person must meet for a benefit.")
class Criterion:
    """A condition that a person must meet for a policy's benefit."""

    code: str = strawberry.field(description="A short name.")
    text: str = strawberry.field(description="The condition, in our own words.")
    test: CriterionTest | None = strawberry.field(
        description="How it is tested; null where no record can tell."
    )


@strawberry.type(description="Whether a person is known to meet a criterion.")
class CriterionFinding:
    """Whether a person is known to meet a criterion, and by which kinds of facts."""

    code: str = strawberry.field(description="The criterion's short name.")
    verdict: Verdict = strawberry.field(description="Whether it is known to hold.")
    evidence: list[FactKind] = strawberry.field(
        description="Kinds of facts at hand, whether or not they settle it; no name, "
        "number or day of birth."
    )


@strawberry.type(description="A memo, order or ruling on enforcement and discretion.")
class Policy:
    """A memo, order or ruling on enforcement and discretion."""

    id: strawberry.ID = strawberry.field(description="Its id in the catalogue.")
    issued_on: datetime.date = strawberry.field(description="Day it was issued.")
    effective_on: datetime.date | None = strawberry.field(
        description="First day in force; null where it never was."
    )
    title: str = strawberry.field(description="Its title.")
    issuer: str = strawberry.field(description="Who issued it.")
    authority: str = strawberry.field(description="Where it can be read, or who says.")
    components: list[Component] = strawberry.field(description="Whom it binds.")
    summary: str = strawberry.field(description="What it says, in our own words.")
    note: str | None = strawberry.field(
        description="What the sources leave open, and what was chosen; null if nothing."
    )
    requires_pd_reporting: bool | None = strawberry.field(
        description="Whether it asks that discretion be reported; null where no source "
        "tells."
    )
    statuses: list[PolicyStatus] = strawberry.field(
        description="Where it stood from which day on; what came later adds to these."
    )
    priorities: list[Priority] = strawberry.field(description="Whom it puts first.")
    criteria: list[Criterion] = strawberry.field(
        description="What a person must meet for its benefit."
    )
    supersedes: list[strawberry.ID] = strawberry.field(
        description="Ids of the policies it takes the place of."
    )
    superseded_by: strawberry.ID | None = strawberry.field(
        description="Id of the policy that took its place; null where none did."
    )


@functools.cache
def shown(policy: policies.Policy) -> Policy:
    """A policy as the graph shows it."""
    later = policies.successor(policy, policies.catalogue())
    return Policy(
        id=strawberry.ID(policy.id),
        issued_on=policy.issued_on,
        effective_on=policy.effective_on,
        title=policy.title,
        issuer=policy.issuer,
        authority=policy.authority,
        components=list(policy.components),
        summary=policy.summary,
        note=policy.note,
        requires_pd_reporting=policy.requires_pd_reporting,
        statuses=[
            PolicyStatus(on=one.on, kind=one.kind, by=one.by, evidence=one.evidence)
            for one in policy.statuses
        ],
        priorities=[
            Priority(
                code=one.code,
                rank=one.rank,
                letter=one.letter,
                text=one.text,
                signs=list(one.signs),
                since=one.since,
            )
            for one in policy.priorities
        ],
        criteria=[
            Criterion(code=one.code, text=one.text, test=one.test)
            for one in policy.criteria
        ],
        supersedes=[strawberry.ID(one) for one in policy.supersedes],
        superseded_by=strawberry.ID(later.id) if later else None,
    )


_Ids = Annotated[
    list[strawberry.ID] | None,
    strawberry.argument(description="Only those with these ids; all where absent."),
]
_IssuedOn = Annotated[
    datetime.date | None, strawberry.argument(description="Only those of that day.")
]
_Component = Annotated[Component, strawberry.argument(description="Whom they bind.")]
_On = Annotated[
    datetime.date,
    strawberry.argument(
        description="The day; the first day of a policy counts, that of its end does "
        "not."
    ),
]


def _all(
    context: Any,
    ids: Iterable[str] | None = None,
    issued_on: datetime.date | None = None,
) -> list[Policy]:
    wanted = None if ids is None else set(ids)
    return [
        shown(policy)
        for policy in policies.catalogue()
        if (wanted is None or policy.id in wanted)
        and (issued_on is None or policy.issued_on == issued_on)
    ]


def _in_force(context: Any, component: Component, on: datetime.date) -> list[Policy]:
    return [shown(policy) for policy in policies.policies_in_force(component, on)]


def _of_decision(
    component: Component, decided_on: datetime.date | None
) -> list[Policy] | None:
    return None if decided_on is None else _in_force(None, component, decided_on)


def roots() -> dict[str, Any]:
    """The root fields about policies."""

    def every(
        info: Info[Any, Any], ids: _Ids = None, issued_on: _IssuedOn = None
    ) -> Any:
        return _all(info.context, ids, issued_on)

    def in_force(info: Info[Any, Any], component: _Component, on: _On) -> Any:
        return _in_force(info.context, component, on)

    return {
        "policies": field(
            every, list[Policy], "Policies on discretion, by day of issue.", Facts(_all)
        ),
        "policies_in_force": field(
            in_force,
            list[Policy],
            "The policies that governed a component on a day, by day of issue.",
            Facts(_in_force),
        ),
    }


UNSHOWN: Mapping[type[Record], frozenset[str]] = {
    Decision: frozenset(("cited_policy", "priority_verdicts")),
    Removal: frozenset(("priority_verdicts",)),
    Eligibility: frozenset(("policy", "verdicts", "evidence")),
}
"""Columns that the graph shows in full, in the place of what they hold."""


def of_record(record: type[Record]) -> dict[str, Any]:
    """The fields about policies that a record type has."""
    fields: dict[str, Any] = {}
    if record is Decision:
        fields |= {"policies_in_force": _in_force_then(), "policy_cited": _cited()}
    if record in (Decision, Removal):
        fields["priority_findings"] = _findings()
    if record is Eligibility:
        fields |= {"policy_tested": _tested(), "findings": _criteria()}
    return fields


def _tested() -> Any:
    """The policy whose criteria a person is tested by."""
    lead = Computed(("policy",), _named)

    def resolve(root: Any) -> Any:
        return lead.read(root.policy)

    return field(resolve, Policy, "The policy.", lead, name="policy")


def _criteria() -> Any:
    """The verdict on each criterion, with the kinds of facts at hand."""
    lead = Computed(("policy", "verdicts", "evidence"), _found)

    def resolve(root: Any) -> Any:
        return lead.read(root.policy, root.verdicts, root.evidence)

    about = "Verdict on each criterion of the policy, in its order."
    return field(resolve, list[CriterionFinding], about, lead)


def _found(policy_id: str, verdicts: str, evidence: str) -> list[CriterionFinding]:
    (policy,) = (one for one in policies.catalogue() if one.id == policy_id)
    told = zip(policy.criteria, verdicts, evidence.split("|"), strict=True)
    return [
        CriterionFinding(
            code=one.code,
            verdict=LETTERS[letter],
            evidence=[FACTS[each] for each in facts],
        )
        for one, letter, facts in told
    ]


def _cited() -> Any:
    """The policy that the records of a decision name."""
    lead = Computed(("cited_policy",), _named)

    def resolve(root: Any) -> Any:
        return lead.read(root.cited_policy)

    about = (
        "The policy that a record of the decision names; null where none names one. It "
        "is never inferred: `policiesInForce` tells which governed."
    )
    return field(resolve, Policy | None, about, lead, name="citedPolicy")


def _named(policy_id: str | None) -> Policy | None:
    return next((one for one in _all(None, [policy_id])), None) if policy_id else None


def _findings() -> Any:
    """The verdict on each priority of the policy in force on a row's day."""
    lead = Computed(("priority_verdicts",), _unpacked)

    def resolve(root: Any) -> Any:
        return lead.read(root.priority_verdicts)

    about = (
        "Verdict on each priority of the policy in force, highest first, by records up "
        "to that day; null where no policy with priorities was in force, or the day is "
        "not known."
    )
    return field(resolve, list[PriorityFinding] | None, about, lead)


def _unpacked(packed: str | None) -> list[PriorityFinding] | None:
    if packed is None:
        return None
    policy_id, _, letters = packed.partition(":")
    (policy,) = (one for one in policies.catalogue() if one.id == policy_id)
    return [
        PriorityFinding(
            policy=strawberry.ID(policy_id), code=one.code, verdict=LETTERS[letter]
        )
        for one, letter in zip(policy.priorities, letters, strict=True)
    ]


def _in_force_then() -> Any:
    """The policies that governed a decision: those of its component and day."""
    lead = Computed(("component", "decided_on"), _of_decision)

    def resolve(root: Any) -> Any:
        return lead.read(root.component, root.decided_on)

    about = (
        "Policies in force for its component on its day, by day of issue; null where "
        "it has no day. That one was in force does not say that it was the reason."
    )
    return field(resolve, list[Policy] | None, about, lead)
