"""How long after a referral people file, and how long a decision takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import ibis

from discretion.links.follow_up import known_until
from discretion.links.referral import Referral, ReferralOutcome
from discretion.links.unite import sources_of
from discretion.measures import incidence
from discretion.measures.follow import followed
from discretion.measures.groups import columns, periods
from discretion.measures.incidence import Incidence
from discretion.measures.measure import (
    Figure,
    Group,
    Loaded,
    Measure,
    State,
    keyed,
    unkeyed,
)
from discretion.measures.referral_funnel import (
    FIRST_REFERRAL,
    by_uscis,
    first_referrals,
)
from discretion.measures.survival import EVENT, curve
from discretion.measures.unseen import LEAVING, Unseen
from discretion.record import Tables


def until_filing(tables: Tables) -> Any:
    """First referrals of people who had not filed, until they filed or left.

    Who filed on a day that is not covered is left out, since it may have been before.
    """
    rows = first_referrals(tables)
    before = rows.outcome == ReferralOutcome.FILED_BEFORE_REFERRAL.value
    rows = rows.filter(~before, ~rows.filed_unseen)
    return followed(
        rows.mutate(
            event_on=_after(rows.referred_on, rows.days_to_filing),
            known_until=known_until(tables, by_uscis()),
        )
    )


def until_decision(tables: Tables) -> Any:
    """First referrals that a request followed, until that was decided."""
    rows = first_referrals(tables)
    rows = rows.filter(rows.days_to_filing.notnull())
    decided = rows.days_to_filing + rows.days_to_decision
    return followed(
        rows.mutate(
            event_on=_after(rows.referred_on, decided),
            left_on=ibis.null("date"),
            known_until=known_until(tables, by_uscis()),
        )
    )


def _after(day: Any, days: Any) -> Any:
    return (day.cast("timestamp") + days.as_interval("D")).date()


@dataclasses.dataclass(frozen=True)
class Median:
    """The Kaplan-Meier median of the days until an event, censored as they end."""

    subjects: Callable[[Tables], Any]

    def table(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The figures of each group; the median is null where half is not reached."""
        rows = keyed(self.subjects(tables), keys)
        by = [f"by_{name}" for name in keys]
        left = curve(rows, by)
        half = left.filter(left.alone <= 0.5 + 1e-12)
        first = {"median_days": half.days.min()}
        reached = half.group_by(by).agg(**first) if by else half.aggregate(**first)
        told = {
            "at_risk": rows.count(),
            "events": (rows.cause == EVENT).sum().fill_null(0),
        }
        if not by:
            only = reached.mutate(one=1)
            counted = rows.aggregate(**told).mutate(one=1)
            return counted.left_join(only, "one").drop("one", "one_right")
        counted = rows.group_by(by).agg(**told)
        joined = counted.left_join(reached, by)
        return unkeyed(joined.select(*by, *told, "median_days"), keys)


_GROUPS: Mapping[str, Group] = {
    "years": incidence.by_years(),
    **columns(Referral, "component", "office"),
    **periods("referred_on"),
}

_CAVEATS = (
    "A person referred twice is counted by the first referral.",
    "Those followed for less are censored at the day as of which USCIS's extract is.",
)


def _reached(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    if not loaded.has(by_uscis()):
        untold = dict.fromkeys(("events", "median_days"), State.NOT_LOADED)
        followed = State.AT_LEAST if row["at_risk"] else State.NOT_LOADED
        return {**untold, "at_risk": followed}
    return {} if row["median_days"] is not None else {"median_days": State.NOT_REACHED}


def _known(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    unseen = Unseen(starts=sources_of(Referral), events=by_uscis())
    return unseen.doubts([*incidence.FIGURES], loaded)


TIME_TO_FILING = Measure(
    name="time_to_filing",
    question="How many of those referred filed a request, and how soon?",
    definition=(
        "Cumulative incidence of a first request after the first referral, by years "
        "since, among people who had not filed before; removal and death compete."
    ),
    caveats=(
        *_CAVEATS,
        "Whose renewal alone is known filed on a day that is not covered, and is left "
        "out.",
    ),
    of=Referral,
    sources=(*sources_of(Referral), *by_uscis()),
    until=tuple(by_uscis()),
    leaving=LEAVING,
    figures=incidence.FIGURES,
    groups=_GROUPS,
    estimate=Incidence(until_filing),
    dimensions=("years",),
    doubts=_known,
)
"""By years since the referral."""

TIME_TO_DECISION = Measure(
    name="time_to_decision",
    question="How long does a decision take after a referral?",
    definition=(
        "Median of the days from the first referral to the decision on the request "
        "that followed, by Kaplan and Meier; pending ones are censored."
    ),
    caveats=_CAVEATS,
    of=Referral,
    sources=(*sources_of(Referral), *by_uscis()),
    until=tuple(by_uscis()),
    figures={
        "at_risk": Figure("persons", "Persons whose request followed a referral."),
        "events": Figure("persons", "Of these, decided."),
        "median_days": Figure(
            "days",
            "Days after which half were decided.",
            "Persons whose request followed a referral.",
            "at_risk",
        ),
    },
    groups={name: group for name, group in _GROUPS.items() if name != "years"},
    shifting=FIRST_REFERRAL,
    estimate=Median(until_decision),
    doubts=_reached,
    drawn="median_days",
)
"""The median, by component or period."""
