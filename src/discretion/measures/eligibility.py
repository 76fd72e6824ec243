"""How many people meet the criteria of a policy, as far as records tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from discretion.links.decision import Decision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.eligibility import Eligibility
from discretion.links.referral import Referral
from discretion.links.unite import sources_of
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.groups import columns
from discretion.measures.measure import Figure, Group, Loaded, Measure, State
from discretion.record import Record


def _sources() -> Iterable[type[Record]]:
    """Whoever has a decision, a referral or a request is asked about."""
    for record in (Decision, Referral, DeferredActionRequest):
        yield from sources_of(record)


def _policy(rows: Any) -> Any:
    return rows.policy


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """A component that is not loaded might tell of a request, or of an earlier day."""
    if loaded.has_each_sender_of(_sources()):
        return {}
    return dict.fromkeys(("not_requested", "request_not_known"), State.NOT_KNOWN)


ELIGIBILITY = Measure(
    name="eligibility",
    question="How many people meet the criteria of a policy, as far as records tell?",
    definition=(
        "Persons with a decision, a referral or a request, by what the verdicts on all "
        "criteria of a policy say together."
    ),
    caveats=(
        "NO_FAIL is not a yes: at least one criterion is unknown, and missing data is "
        "never a verdict. ALL_PASS and NO_FAIL must not be added.",
        "That a person asked later is told beside the verdicts, and is none.",
        "Persons of several policies must not be added: one person may be in several.",
    ),
    of=Eligibility,
    sources=tuple(dict.fromkeys(_sources())),
    figures={
        "persons": Figure("persons", "Persons with these verdicts."),
        "later_requested": Figure(
            "persons",
            "Of these, with an initial request on or after the first decision or "
            "referral.",
        ),
        "not_requested": Figure(
            "persons",
            "Of these, with no initial request on or after that day, though extracts "
            "cover everyone; they may have asked before.",
        ),
        "request_not_known": Figure(
            "persons", "Of these, neither known to have requested nor not to have."
        ),
    },
    groups={
        "criteria": Group("Policy whose criteria they are.", _policy),
        **columns(Eligibility, "result"),
    },
    estimate=Counts(
        lambda tables: tables.table(Eligibility.table),
        {
            "persons": counts.persons,
            "later_requested": counts.number_where(lambda rows: rows.later_requested),
            "not_requested": counts.number_where(lambda rows: ~rows.later_requested),
            "request_not_known": counts.number_where(
                lambda rows: rows.later_requested.isnull()
            ),
        },
        whole=False,
    ),
    usual=("criteria", "result"),
    shifting=frozenset({"result"}),
    doubts=_doubts,
)
"""By policy and result."""
