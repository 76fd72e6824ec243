"""Releases of people eligible for DACA: recorded by CBP, and for ICE only derived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.codes.discretion import Stage
from discretion.links.decision import DacaEligibility, Decision
from discretion.links.unite import sources_of
from discretion.measures import counts, decisions
from discretion.measures.counts import Counts
from discretion.measures.groups import columns, periods
from discretion.measures.measure import Figure, Loaded, Measure, State
from discretion.measures.referral_funnel import by_uscis
from discretion.record import Component

_BEFORE_BENEFIT = {
    "stage": tuple(str(one.value) for one in Stage if one is not Stage.BENEFIT)
}
"""The decisions of ICE and CBP: what USCIS grants is no release."""


def _recorded(rows: Any) -> Any:
    return rows.daca_eligibility == DacaEligibility.RECORDED.value


def _derived(rows: Any) -> Any:
    return rows.daca_eligibility == DacaEligibility.DERIVED.value


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """ICE has no such record; where one names the basis all the same, it is counted."""
    told = State.DERIVED if loaded.has(by_uscis()) else State.NOT_LOADED
    derived = dict.fromkeys(("derived", "derived_persons"), told)
    if row.get("component") == Component.ICE.value:
        recorded = State.AT_LEAST if row["recorded"] else State.NOT_RECORDED_SEPARATELY
        return derived | dict.fromkeys(("recorded", "recorded_persons"), recorded)
    return derived


DACA_ELIGIBLE_RELEASES = Measure(
    name="daca_eligible_releases",
    question="How many people eligible for DACA were released or left alone?",
    definition=(
        "Acts of discretion by ICE and CBP about people eligible for DACA: those so "
        "recorded, and beside them those derived because USCIS granted the person's "
        "request at some time."
    ),
    caveats=(
        *decisions.CAVEATS,
        "Recorded and derived are two figures and must not be added: an act is in "
        "one of them, and those in neither are not known to be ineligible.",
    ),
    of=Decision,
    sources=tuple(
        one for one in sources_of(Decision) if one.sender is not Component.USCIS
    ),
    figures={
        "recorded": Figure("decisions", "Acts whose record says so."),
        "recorded_persons": Figure("persons", "Distinct persons of these."),
        "derived": Figure("decisions", "Acts for which it is derived by linking."),
        "derived_persons": Figure("persons", "Distinct persons of these."),
    },
    groups={
        **columns(Decision, "component", "stage", "act", "effect", "office"),
        **periods("decided_on"),
    },
    estimate=Counts(
        lambda tables: decisions.only(decisions.rows(tables), _BEFORE_BENEFIT),
        {
            "recorded": counts.number_where(_recorded),
            "recorded_persons": lambda rows: rows.person_id.nunique(
                where=_recorded(rows)
            ),
            "derived": counts.number_where(_derived),
            "derived_persons": lambda rows: rows.person_id.nunique(
                where=_derived(rows)
            ),
        },
    ),
    within=_BEFORE_BENEFIT,
    usual=("component",),
    unrecorded=decisions.UNRECORDED,
    doubts=_doubts,
)
"""By component; ICE's are NOT_RECORDED_SEPARATELY."""
