"""Later offenses of people granted discretion: how many, within how many years.

Everyone is followed from the first dated decision. Arrest, conviction and apprehension
run on clocks of their own, and conduct before the decision never counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.codes.offense import OffenseStatus
from discretion.links.apprehension import Apprehension
from discretion.links.decision import Decision
from discretion.links.follow_up import histories, known_until
from discretion.links.later_offense import Determination, determination
from discretion.links.offense import Offense
from discretion.links.unite import sources_of
from discretion.measures import counts, incidence
from discretion.measures.counts import Counts
from discretion.measures.follow import firsts, followed, left
from discretion.measures.groups import columns, periods, rows_of
from discretion.measures.incidence import DAYS_OF_A_YEAR, Incidence
from discretion.measures.measure import Figure, Group, Loaded, Measure, State, keyed
from discretion.measures.survival import EVENT, curve
from discretion.measures.unseen import LEAVING, Unseen
from discretion.record import Tables, Word


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


def first_decisions(tables: Tables) -> Any:
    """The first dated decision of each person, which starts the clocks."""
    decisions = tables.table(Decision.table)
    return firsts(decisions.filter(decisions.decided_on.notnull()), "decided_on")


def subjects(tables: Tables) -> Any:
    """A row for each person, outcome and way of counting the undetermined."""
    return _in_lines(_persons(tables), tables)


def _persons(tables: Tables) -> Any:
    """The first decisions, each with the days of all that may come after it."""
    persons = first_decisions(tables)
    starts = persons.select("person_id", "started_on")
    for part in (left, _offended, _met_again):
        told = part(starts, tables)
        persons = persons.left_join(told, "person_id").drop("person_id_right")
    return persons


def _in_lines(persons: Any, tables: Tables) -> Any:
    """A row of each for every line, as long as it is followed there."""
    rows = persons.cross_join(_lines())
    met = rows.outcome == Outcome.APPREHENSION.value
    return followed(
        rows.mutate(
            event_on=rows.event.cases(
                *((name, rows[name]) for name in dict.fromkeys(_EVENTS.values()))
            ),
            known_until=met.ifelse(
                known_until(tables, sources_of(Apprehension)),
                known_until(tables, histories()),
            ),
        )
    )


_EVENTS: Mapping[tuple[Outcome, Undetermined], str] = {
    (Outcome.ARREST, Undetermined.AS_NONE): "arrested",
    (Outcome.ARREST, Undetermined.AS_EVENT): "perhaps_arrested",
    (Outcome.CONVICTION, Undetermined.AS_NONE): "convicted",
    (Outcome.CONVICTION, Undetermined.AS_EVENT): "perhaps_convicted",
    (Outcome.APPREHENSION, Undetermined.AS_NONE): "met_again",
    (Outcome.APPREHENSION, Undetermined.AS_EVENT): "met_again",
}
"""The lines of the answer, each with the column that has the day of its event."""

_DAYS = ("started_on", "left_on", "why", *dict.fromkeys(_EVENTS.values()))
"""All that tells when a person leaves each line, and why."""


def _lines() -> Any:
    """A row for each line, written into the expression itself."""
    kinds = dict.fromkeys(("outcome", "undetermined", "event"), "string")
    return rows_of(
        kinds,
        [
            (outcome.value, undetermined.value, event)
            for (outcome, undetermined), event in _EVENTS.items()
        ],
    )


def _offended(starts: Any, tables: Tables) -> Any:
    """The first arrest and conviction of each person, surely or perhaps for later."""
    pairs = starts.rename(decided_on="started_on").join(
        tables.table(Offense.table).drop("component", "id"), "person_id"
    )
    known = determination(pairs)
    later = known == Determination.LATER.value
    perhaps = later | (known == Determination.UNDETERMINED.value)
    dropped = [OffenseStatus.DISMISSED.value, OffenseStatus.OVERTURNED.value]
    stands = ~pairs.status.isin(dropped).fill_null(False)
    return pairs.group_by("person_id").agg(
        arrested=pairs.arrested_on.min(where=later),
        perhaps_arrested=pairs.arrested_on.min(where=perhaps),
        convicted=pairs.convicted_on.min(where=later & stands),
        perhaps_convicted=pairs.convicted_on.min(where=perhaps & stands),
    )


def _met_again(starts: Any, tables: Tables) -> Any:
    """The first apprehension of each person after the day of the decision."""
    met = tables.table(Apprehension.table).select("person_id", "apprehended_on")
    pairs = starts.join(met, "person_id")
    again = pairs.filter(pairs.apprehended_on > pairs.started_on)
    return again.group_by("person_id").agg(met_again=again.apprehended_on.min())


class _Alike(Incidence):
    """Persons whose days are all the same are one row, which stands for their number.

    These are less than half as many as persons, before each becomes six.
    """

    def curve(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The curve of each group: that of all persons one by one."""
        groups = {name: group for name, group in keys.items() if name != "years"}
        lines = {name: groups.pop(name) for name in ("outcome", "undetermined")}
        by = [f"by_{name}" for name in groups]
        persons = keyed(_persons(tables), groups)
        alike = persons.group_by([*by, *_DAYS]).agg(number=persons.count())
        rows = keyed(_in_lines(alike, tables), lines)
        return curve(rows, [*(f"by_{name}" for name in lines), *by])


_DECIDING = sources_of(Decision)
_APPREHENDING = sources_of(Apprehension)
_TELLING = histories()
"""The record types that tell of decisions, of apprehensions, and of offenses."""


def _unseen(row: Mapping[str, Any]) -> Unseen:
    """Histories of people met again, or of one component, hold not every event."""
    met = row.get("outcome") == Outcome.APPREHENSION.value
    as_events = row.get("undetermined") == Undetermined.AS_EVENT.value
    return Unseen(
        starts=_DECIDING,
        events=_APPREHENDING if met else _TELLING,
        perhaps=as_events and not met,
    )


def _doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    return _unseen(row).doubts([*incidence.FIGURES], loaded)


def _rate_doubts(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """Those at risk are here all who were followed, whatever became of them."""
    doubts = dict(_unseen(row).doubts([*_RATE_FIGURES], loaded))
    if doubts.get("at_risk") is not State.NOT_LOADED:
        whole = loaded.has_each_sender_of(_DECIDING)
        doubts["at_risk"] = State.MEASURED if whole else State.INCOMPLETE
    return doubts


_GROUPS: Mapping[str, Group] = {
    "outcome": Group("What came after.", lambda rows: rows.outcome, words=Outcome),
    "undetermined": Group(
        "What is made of offenses whose conduct is undated.",
        lambda rows: rows.undetermined,
        words=Undetermined,
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
    "Persons whose decisions are all undated, or later than what records tell of, are "
    "not followed.",
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
    sources=tuple(dict.fromkeys((*_TELLING, *_APPREHENDING, *_DECIDING))),
    figures=incidence.FIGURES,
    groups=_GROUPS,
    estimate=_Alike(subjects),
    until=(*_TELLING, *_APPREHENDING),
    leaving=LEAVING,
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
        whole=False,
    ),
    until=(*_TELLING, *_APPREHENDING),
    leaving=LEAVING,
    dimensions=("outcome", "undetermined"),
    doubts=_rate_doubts,
    drawn="rate",
)
"""By time at risk."""
