"""Later offenses of people granted discretion: how many, within how many years.

Everyone is followed from the first dated decision. Arrest, conviction and apprehension
run on clocks of their own, and conduct before the decision never counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import ibis

from discretion.codes.offense import OffenseStatus
from discretion.links.apprehension import Apprehension
from discretion.links.decision import Decision
from discretion.links.later_offense import Determination, determination
from discretion.links.offense import Offense
from discretion.links.unite import sources_of
from discretion.measures import counts, incidence
from discretion.measures.counts import Counts
from discretion.measures.follow import followed, known_until, left
from discretion.measures.groups import columns, periods
from discretion.measures.incidence import DAYS_OF_A_YEAR, Incidence
from discretion.measures.measure import Figure, Group, Loaded, Measure, State
from discretion.measures.survival import EVENT
from discretion.record import Record, Tables, Word


class Outcome(Word):
    """What may come after a decision."""

    ARREST = "ARREST", "An arrest for conduct after it, on the day of the arrest."
    CONVICTION = (
        "CONVICTION",
        "A conviction for conduct after it that was not overturned, on its day.",
    )
    APPREHENSION = "APPREHENSION", "Another immigration apprehension, on its day."


class Undetermined(Word):
    """What is made of offenses whose conduct is undated."""

    AS_NONE = "AS_NONE", "They count as no event: the share is perhaps too low."
    AS_EVENT = "AS_EVENT", "They count on their recorded day: perhaps too high."


def histories() -> list[type[Record]]:
    """The record types that tell days of criminal conduct."""
    return [
        raw
        for raw in sources_of(Offense)
        if any(becomes.columns.get("offended_on") for becomes in raw.becomes)
    ]


def first_decisions(tables: Tables) -> Any:
    """The first dated decision of each person, which starts the clocks."""
    decisions = tables.table(Decision.table)
    dated = decisions.filter(decisions.decided_on.notnull())
    nth = ibis.row_number().over(group_by="person_id", order_by=["decided_on", "id"])
    numbered = dated.mutate(nth=nth)
    return numbered.filter(numbered.nth == 0).mutate(started_on=numbered.decided_on)


def subjects(tables: Tables) -> Any:
    """A row for each person, outcome and way of counting the undetermined."""
    first = first_decisions(tables)
    gone = left(first, tables)
    starts = first.left_join(gone, "person_id").drop("person_id_right")
    lines = [
        _line(starts, events, outcome, undetermined, until)
        for outcome, events, until in _outcomes(first, tables)
        for undetermined in Undetermined
    ]
    return followed(ibis.union(lines[0], *lines[1:]))


def _line(
    starts: Any, events: Any, outcome: Outcome, undetermined: Undetermined, until: Any
) -> Any:
    counted = events.determination == Determination.LATER.value
    if undetermined is Undetermined.AS_EVENT:
        counted |= events.determination == Determination.UNDETERMINED.value
    firsts = (
        events.filter(counted)
        .group_by("person_id")
        .agg(event_on=lambda rows: rows.day.min())
    )
    rows = starts.left_join(firsts, "person_id").drop("person_id_right")
    return rows.mutate(
        outcome=ibis.literal(outcome.value),
        undetermined=ibis.literal(undetermined.value),
        known_until=until,
    )


def _outcomes(first: Any, tables: Tables) -> list[tuple[Outcome, Any, Any]]:
    """Each outcome with its events, and the day until which they are known."""
    offenses = tables.table(Offense.table).drop("component", "id")
    pairs = first.select("person_id", "decided_on").join(offenses, "person_id")
    pairs = pairs.mutate(determination=determination(pairs))
    dropped = [OffenseStatus.DISMISSED.value, OffenseStatus.OVERTURNED.value]
    convicted = pairs.filter(~pairs.status.isin(dropped).fill_null(False))
    met = tables.table(Apprehension.table).select("person_id", "apprehended_on")
    again = first.select("person_id", "decided_on").join(met, "person_id")
    again = again.filter(again.apprehended_on > again.decided_on).mutate(
        determination=ibis.literal(Determination.LATER.value)
    )
    known = known_until(tables, histories())
    return [
        (Outcome.ARREST, _dated(pairs, "arrested_on"), known),
        (Outcome.CONVICTION, _dated(convicted, "convicted_on"), known),
        (
            Outcome.APPREHENSION,
            _dated(again, "apprehended_on"),
            known_until(tables, sources_of(Apprehension)),
        ),
    ]


def _dated(pairs: Any, day: str) -> Any:
    dated = pairs.filter(pairs[day].notnull())
    return dated.select("person_id", "determination", day=dated[day])


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """No row in histories of people met again, or of one component, is not none."""
    met = row.get("outcome") == Outcome.APPREHENSION.value
    sources = sources_of(Apprehension) if met else histories()
    if not loaded.has(sources):
        return dict.fromkeys((*incidence.FIGURES, *_RATE_FIGURES), State.NOT_LOADED)
    all_loaded = all(loaded.has([source]) for source in sources)
    if all_loaded if met else loaded.covers_everyone(sources):
        return {}
    return dict.fromkeys(_AT_LEAST, State.AT_LEAST) | dict.fromkeys(
        ("incidence_high", "free"), State.NOT_KNOWN
    )


_AT_LEAST = (
    "events",
    "incidence",
    "incidence_low",
    "if_none_were_removed",
    "failure_rate",
    "rate",
)

_GROUPS: Mapping[str, Group] = {
    "outcome": Group("What came after.", lambda rows: rows.outcome),
    "undetermined": Group(
        "What is made of offenses whose conduct is undated.",
        lambda rows: rows.undetermined,
    ),
    "years": incidence.by_years(),
    **columns(
        Decision, "component", "stage", "act", "effect", "basis", "circumstance",
        "office",
    ),
    **periods("decided_on"),
}  # fmt: skip

_CAVEATS = (
    "An arrest is no conviction, and an apprehension is no crime.",
    "Only conduct after the decision counts; a conviction after it may be for earlier "
    "conduct. Where the conduct is undated, two lines show the least and the most.",
    "Removal and death end the follow-up and compete with the event. Departures and "
    "deaths that no component records are not seen, which makes shares too low.",
    "An offense whose day of arrest or conviction is not recorded is no arrest or "
    "conviction here. Apprehensions of the day of the decision are left out: they "
    "cannot be told from that which gave rise to it.",
    "No effect of discretion: those granted it were chosen, and nothing here compares "
    "them with others.",
)

LATER_OFFENSE = Measure(
    name="later_offense",
    question="How many of those granted discretion offended later?",
    definition=(
        "Cumulative incidence of a first arrest, conviction or apprehension after the "
        "first dated decision about a person, by years since."
    ),
    caveats=_CAVEATS,
    of=Decision,
    sources=(*histories(), *sources_of(Apprehension)),
    figures=incidence.FIGURES,
    groups=_GROUPS,
    estimate=Incidence(subjects),
    dimensions=("outcome", "undetermined", "years"),
    doubts=_doubts,
)
"""By years since the decision."""

_RATE_FIGURES: Mapping[str, Figure] = {
    "at_risk": Figure("persons", "Followed from their first dated decision on."),
    "events": Figure("persons", "Had the event while followed; each counts once."),
    "person_years": Figure("years", "Time at risk of all of them together."),
    "rate": Figure(
        "events per 1,000 person-years",
        "First events by time at risk, by which years of different length compare.",
        "Time until the event, removal, death, or the day until which it is known.",
        "at_risk",
    ),
}

LATER_OFFENSE_RATE = Measure(
    name="later_offense_rate",
    question="How often did those granted discretion offend, for the time followed?",
    definition=(
        "First arrests, convictions or apprehensions after the first dated decision "
        "about a person, per 1,000 years at risk."
    ),
    caveats=_CAVEATS,
    of=Decision,
    sources=LATER_OFFENSE.sources,
    figures=_RATE_FIGURES,
    groups={name: group for name, group in _GROUPS.items() if name != "years"},
    estimate=Counts(
        subjects,
        {
            "at_risk": counts.number,
            "events": counts.number_where(lambda rows: rows.cause == EVENT),
            "person_years": lambda rows: rows.days.sum() / DAYS_OF_A_YEAR,
            "rate": lambda rows: (
                1000
                * (rows.cause == EVENT).sum()
                / (rows.days.sum() / DAYS_OF_A_YEAR).nullif(0.0)
            ),
        },
    ),
    dimensions=("outcome", "undetermined"),
    doubts=_doubts,
)
"""By time at risk."""
