"""Cohorts: decisions of one part of the Department in a span of days, under a name.

Whoever compares a figure with that of the audit must count the same decisions: those
that the audit's own extracts could hold.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
from collections.abc import Mapping
from datetime import date
from typing import Any

from discretion.codes.discretion import Act, Stage
from discretion.record import Component

_AUDIT = "Audit report DHS OIG-15-85, Appendix A: the days of the data it was given."


@dataclasses.dataclass(frozen=True, eq=False)
class Cohort:
    """Decisions of a component from a first to a last day, both of them included.

    ``definition`` says which of its decisions, and ``source`` whose choice that is: of
    ``any_of``, if given, some column holds one of its values, and of ``none_of`` no
    column does. An undated decision belongs to no cohort.
    """

    name: str
    component: Component
    definition: str
    first_day: date
    last_day: date
    source: str
    any_of: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    none_of: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)

    def rows(self, decisions: Any) -> Any:
        """Those of the decisions that belong to the cohort, as an Ibis expression."""
        found = decisions.filter(
            decisions.component == self.component.value,
            decisions.decided_on.between(self.first_day, self.last_day),
        )
        if self.any_of:
            found = found.filter(_some(found, self.any_of))
        if self.none_of:
            found = found.filter(~_some(found, self.none_of))
        return found


def _some(decisions: Any, columns: Mapping[str, tuple[str, ...]]) -> Any:
    """True where some of these columns holds one of its values."""
    each = [decisions[name].isin(values) for name, values in columns.items()]
    return functools.reduce(operator.or_, (one.fill_null(False) for one in each))


_ATTORNEYS = {
    "stage": (Stage.COURT.value, Stage.APPEAL.value),
    "act": (Act.STAY.value,),
}
"""Before a judge or the Board; a stay is recorded by attorneys alone."""


COHORTS: tuple[Cohort, ...] = (
    Cohort(
        "ice_ero_2014",
        Component.ICE,
        "Decisions of officers (Enforcement and Removal Operations) in fiscal year "
        "2014: all of ICE but those of its attorneys.",
        date(2013, 10, 1),
        date(2014, 9, 30),
        _AUDIT,
        none_of=_ATTORNEYS,
    ),
    Cohort(
        "ice_opla_2014",
        Component.ICE,
        "Decisions of attorneys (Office of the Principal Legal Advisor) in fiscal year "
        "2014: those before judges and the Board, and stays.",
        date(2013, 10, 1),
        date(2014, 9, 30),
        _AUDIT,
        any_of=_ATTORNEYS,
    ),
    Cohort(
        "uscis_2012_2014",
        Component.USCIS,
        "Decisions of USCIS from the first day on which requests could be made.",
        date(2012, 8, 15),
        date(2014, 9, 30),
        _AUDIT,
    ),
    Cohort(
        "border_patrol_2012_2014",
        Component.CBP,
        "Decisions of CBP from the day of the memorandum on childhood arrivals: the "
        "Office of Border Patrol records them, and no source tells another part of CBP "
        "apart.",
        date(2012, 6, 15),
        date(2014, 9, 30),
        _AUDIT,
    ),
)
"""Every cohort that has a name."""
