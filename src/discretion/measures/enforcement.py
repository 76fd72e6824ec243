"""Apprehensions, detentions and removals, which discretion is seen beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from discretion.codes.criminality import CRIMINALITIES
from discretion.links.apprehension import Apprehension
from discretion.links.detention import Detention
from discretion.links.release_without_travel_document import (
    ReleaseWithoutTravelDocument,
)
from discretion.links.removal import Removal
from discretion.links.unite import sources_of
from discretion.measures import counts
from discretion.measures.counts import Counts
from discretion.measures.groups import columns, periods
from discretion.measures.measure import Figure, Loaded, Measure, State
from discretion.record import Record

CONVICTED = CRIMINALITIES["1 CONVICTED CRIMINAL"]
"""The class of people with a conviction, of the three of EID."""

_CAVEAT = "Events are no persons: one person may be counted several times."


def _events(record: type[Record]) -> dict[str, Figure]:
    return {
        "events": Figure(record.plural, f"{record.plural.capitalize()}."),
        "persons": Figure("persons", "Distinct persons they were about."),
    }


def _counted(record: type[Record]) -> Counts:
    return Counts(
        lambda tables: tables.table(record.table),
        {"events": counts.number, "persons": counts.persons},
    )


APPREHENSIONS = Measure(
    name="apprehensions",
    question="How many apprehensions were there, year by year?",
    definition="Apprehensions by CBP and administrative arrests by ICE.",
    caveats=(
        _CAVEAT,
        "The Border Patrol counts apprehensions; later figures of CBP are encounters, "
        "which hold expulsions under Title 42 as well.",
    ),
    of=Apprehension,
    sources=tuple(sources_of(Apprehension)),
    figures=_events(Apprehension),
    groups={
        **columns(Apprehension, "component", "office"),
        **periods("apprehended_on"),
    },
    estimate=_counted(Apprehension),
    usual=("component", "fiscal_year"),
)
"""By component and fiscal year."""

DETENTIONS = Measure(
    name="detentions",
    question="How many stays in detention began, year by year?",
    definition="Stays in immigration detention, by the day they began.",
    caveats=(_CAVEAT, "A stay counts once, however many facilities it led through."),
    of=Detention,
    sources=tuple(sources_of(Detention)),
    figures=_events(Detention),
    groups={
        **columns(Detention, "component", "office", "release_reason"),
        **periods("detained_on"),
    },
    estimate=_counted(Detention),
    usual=("component", "fiscal_year"),
)
"""By component and fiscal year."""


def _criminal(row: Mapping[str, Any], loaded: Loaded) -> Mapping[str, State]:
    """Where criminality is not told, a removal may be one of a convict."""
    untold = row["criminality_recorded"] < row["events"]
    return {"criminal": State.AT_LEAST} if untold else {}


REMOVALS = Measure(
    name="removals",
    question="How many were removed, how many of them with a conviction?",
    definition="Removals and returns, by the day of departure.",
    caveats=(
        _CAVEAT,
        "Whether a person was convicted is told as of the removal, by the source; "
        "where it is not told, the removal is not among the criminal ones, which are "
        "then at least so many.",
    ),
    of=Removal,
    sources=tuple(sources_of(Removal)),
    figures={
        **_events(Removal),
        "criminal": Figure("removals", "Removals of people with a conviction."),
        "criminal_share": Figure(
            "share",
            "Removals of people with a conviction.",
            "Removals for which it is told.",
        ),
        "criminality_recorded": Figure("removals", "Removals for which it is told."),
    },
    groups={
        **columns(Removal, "component", "office", "criminality", "country", "priority"),
        **periods("removed_on"),
    },
    estimate=Counts(
        lambda tables: tables.table(Removal.table),
        {
            "events": counts.number,
            "persons": counts.persons,
            "criminal": counts.number_where(lambda rows: rows.criminality == CONVICTED),
            "criminal_share": lambda rows: (
                (rows.criminality == CONVICTED).sum()
                / rows.criminality.count().nullif(0)
            ),
            "criminality_recorded": lambda rows: rows.criminality.count(),
        },
    ),
    usual=("component", "fiscal_year"),
    doubts=_criminal,
)
"""By component and fiscal year."""

RELEASES_WITHOUT_TRAVEL_DOCUMENT = Measure(
    name="releases_without_travel_document",
    question="Who could not be removed because no country would take them back?",
    definition="People who could not be removed for want of a travel document.",
    caveats=(
        "The law demands these releases: they are no discretion, and are among no "
        "decisions.",
        "Lists of uncooperative countries are known by name for some years only.",
    ),
    of=ReleaseWithoutTravelDocument,
    sources=tuple(sources_of(ReleaseWithoutTravelDocument)),
    figures={
        "releases": Figure("releases", "Stays or cases that show it."),
        "persons": Figure("persons", "Distinct persons they were about."),
    },
    groups={
        **columns(
            ReleaseWithoutTravelDocument,
            "ground",
            "citizenship",
            "listing",
            "office",
            "component",
        ),
        **periods("released_on"),
    },
    estimate=Counts(
        lambda tables: tables.table(ReleaseWithoutTravelDocument.table),
        {"releases": counts.number, "persons": counts.persons},
    ),
    usual=("ground", "listing"),
)
"""By ground and listing."""
