"""Measures: what is counted, each declared once over the tables of a release.

Ibis lives in this room, as in that of links, so that the same expression runs on other
engines where one machine is small.
"""

from __future__ import annotations

from collections.abc import Mapping

from discretion.measures.answer import Answer, answer
from discretion.measures.changes import Change
from discretion.measures.cohort import COHORTS, Cohort
from discretion.measures.counts import Counts
from discretion.measures.daca_eligible_releases import DACA_ELIGIBLE_RELEASES
from discretion.measures.eligibility import ELIGIBILITY
from discretion.measures.enforcement import (
    APPREHENSIONS,
    DETENTIONS,
    RELEASES_WITHOUT_TRAVEL_DOCUMENT,
    REMOVALS,
)
from discretion.measures.groups import PERIODS, span
from discretion.measures.instances_per_person import INSTANCES_PER_PERSON
from discretion.measures.kept import kept_as, statements
from discretion.measures.later_offense import LATER_OFFENSE, LATER_OFFENSE_RATE
from discretion.measures.lines import ALL, MARKS, lines
from discretion.measures.measure import (
    UNCLASSIFIED,
    Figure,
    Group,
    Measure,
    NotGroupedError,
    State,
    TooManyRowsError,
)
from discretion.measures.not_placed_or_taken_out import NOT_PLACED_OR_TAKEN_OUT
from discretion.measures.persons_by_linkage import PERSONS_BY_LINKAGE
from discretion.measures.reconciliation import Apart, Beside, reconciliation
from discretion.measures.referral_funnel import REFERRAL_FUNNEL
from discretion.measures.referral_times import TIME_TO_DECISION, TIME_TO_FILING
from discretion.measures.requests import REQUESTS
from discretion.measures.rows import Row
from discretion.measures.states import Value
from discretion.measures.use_of_discretion import USE_OF_DISCRETION

MEASURES: tuple[Measure, ...] = (
    USE_OF_DISCRETION,
    INSTANCES_PER_PERSON,
    PERSONS_BY_LINKAGE,
    DACA_ELIGIBLE_RELEASES,
    ELIGIBILITY,
    NOT_PLACED_OR_TAKEN_OUT,
    LATER_OFFENSE,
    LATER_OFFENSE_RATE,
    REFERRAL_FUNNEL,
    TIME_TO_FILING,
    TIME_TO_DECISION,
    REQUESTS,
    APPREHENSIONS,
    DETENTIONS,
    REMOVALS,
    RELEASES_WITHOUT_TRAVEL_DOCUMENT,
)
"""All measures, in the order of the audit report's questions."""


def usual_statements() -> Mapping[str, str]:
    """The SQL of every measure's usual groupings, which are held ready."""
    return statements(MEASURES)


NAMED = {measure.name: measure for measure in MEASURES}
"""Each by its name."""

__all__ = [
    "ALL",
    "COHORTS",
    "MARKS",
    "MEASURES",
    "NAMED",
    "PERIODS",
    "UNCLASSIFIED",
    "Answer",
    "Apart",
    "Beside",
    "Change",
    "Cohort",
    "Counts",
    "Figure",
    "Group",
    "Measure",
    "NotGroupedError",
    "Row",
    "State",
    "TooManyRowsError",
    "Value",
    "answer",
    "kept_as",
    "lines",
    "reconciliation",
    "span",
    "usual_statements",
]
