"""What is known of each person that criteria are tested by: one row a person.

Where records differ, both ends are kept: a test that every record passes is passed,
one that every record fails is failed, and of what lies between nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import ibis

from discretion.codes.offense import OffenseStatus
from discretion.links.offense import Offense
from discretion.links.personal_facts import PersonalFacts
from discretion.links.removal import Removal
from discretion.links.signs import PrioritySigns
from discretion.links.unite import sources_of, unite
from discretion.policies import Criterion
from discretion.record import Tables

MINOR = ("Immigration", "Traffic Offenses")
"""Categories whose convictions do not count towards three misdemeanors."""

_DANGERS = (
    "significant_risk",
    "criminal_street_gang",
    "prior_felony",
    "aggravated_felony",
    "multiple_misdemeanors",
    "violent_misdemeanor",
)


def known(persons: Any, tables: Tables, criteria: Iterable[Criterion]) -> Any:
    """The persons, each with what records tell that the criteria ask for."""
    asked = list(criteria)
    for facts in (
        _births(tables),
        _told(tables),
        _removals(tables, asked),
        _dangers(tables),
        _convictions(tables, asked),
    ):
        persons = persons.left_join(facts, "person_id").drop("person_id_right")
    return persons.mutate(everyone=_covers_everyone(tables))


def grave(criterion: Criterion) -> str:
    """The column that says of a person's convictions whether one is of a category."""
    return f"grave_{criterion.code.lower()}"


def removed(criterion: Criterion) -> str:
    """The column that says whether a person was removed within the criterion's days."""
    return f"removed_{criterion.code.lower()}"


def _births(tables: Tables) -> Any:
    """The days between which each person was born, as the records have it.

    ``born_after`` is the latest of the earliest days that a record allows, and
    ``born_by`` the earliest of the latest: where they cross, records contradict.
    """
    births = tables.table("birth")
    exact = births.select(
        "person_id", first="born_on", last="born_on", exact=ibis.literal(True)
    )
    facts = unite(tables, PersonalFacts)
    years = facts.filter(facts.birth_year.notnull())
    by_year = years.select(
        "person_id",
        first=ibis.date(years.birth_year, 1, 1),
        last=ibis.date(years.birth_year, 12, 31),
        exact=ibis.literal(False),
    )
    every = exact.union(by_year)
    return every.group_by("person_id").agg(
        born_after=every["first"].max(),
        born_by=every["last"].min(),
        born_first=every["first"].min(),
        born_exactly=every.exact.max(),
        born_in_year=(~every.exact).max(),
    )


def _told(tables: Tables) -> Any:
    facts = unite(tables, PersonalFacts)
    educated = facts.educated_or_served.cast("int8")
    return facts.group_by("person_id").agg(
        first_initial=facts.initial_entry_on.min(),
        last_initial=facts.initial_entry_on.max(),
        first_entry=facts.entered_on.min(),
        longest_since=facts.resided_since.min(),
        shortest_since=facts.resided_since.max(),
        educated=educated.max(),
        educated_always=educated.min(),
    )


def _removals(tables: Tables, criteria: Iterable[Criterion]) -> Any:
    removals = tables.table(Removal.table)
    within = {
        removed(one): _within(removals.removed_on, one.day, one.until).max()
        for one in criteria
        if one.day and one.until
    }
    return removals.group_by("person_id").agg(**within, removals=removals.count())


def _within(on: Any, day: date, until: date) -> Any:
    return (on > day) & (on <= until)


def _dangers(tables: Tables) -> Any:
    signs = unite(tables, PrioritySigns)
    said = [signs[name].cast("int8").fill_null(0) for name in _DANGERS]
    return signs.group_by("person_id").agg(
        danger=ibis.greatest(*said).max(), level_1=signs.threat_level_1.max()
    )


def _convictions(tables: Tables, criteria: Iterable[Criterion]) -> Any:
    offenses = tables.table(Offense.table)
    convicted = offenses.filter(offenses.status == OffenseStatus.CONVICTED.value)
    counted = convicted.category.notin(MINOR)
    categories = {
        grave(one): convicted.category.isin(one.categories).max()
        for one in criteria
        if one.categories
    }
    return convicted.group_by("person_id").agg(
        **categories,
        convictions=convicted.count(),
        convicted_days=convicted.convicted_on.nunique(where=counted),
    )


def _covers_everyone(tables: Tables) -> Any:
    """True where all criminal histories that are loaded cover the whole population."""
    coverage = tables.table("coverage")
    names = [
        raw.__name__
        for raw in sources_of(Offense)
        if any(becomes.columns.get("offended_on") for becomes in raw.becomes)
    ]
    histories = coverage.filter(coverage.record_type.isin(names))
    everyone = (histories.coverage == "POPULATION").cast("int8").min()
    return (everyone.as_scalar() == 1).fill_null(False)
