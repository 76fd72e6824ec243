"""Incidence by year: the share that had the event within so many years, and its kin."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import ibis

from discretion.measures.measure import Figure, Group, keyed, unkeyed
from discretion.measures.survival import curve, interval
from discretion.record import Tables

YEARS = range(1, 11)
"""The years after which the share is told."""

DAYS_OF_A_YEAR = 365.25

FIGURES: Mapping[str, Figure] = {
    "at_risk": Figure("subjects", "Still followed when so many years had passed, and "
                      "without event before that day."),
    "events": Figure("subjects", "Had the event by then; each counts once."),
    "competing": Figure(
        "subjects", "Were removed or died by then, before any event."
    ),
    "incidence": Figure(
        "share",
        "Cumulative incidence: the share with the event by then, by Aalen and "
        "Johansen; removal and death compete, and those followed for less are "
        "censored.",
        "Everyone followed, from the first day on.",
        "at_risk",
    ),
    "incidence_low": Figure(
        "share", "Lower end of its 95 per cent interval.", None, "at_risk"
    ),
    "incidence_high": Figure(
        "share", "Upper end of its 95 per cent interval.", None, "at_risk"
    ),
    "free": Figure(
        "share",
        "Whom neither the event nor removal or death befell, by Kaplan and Meier; "
        "with the shares of all causes it makes one.",
        "Everyone followed, from the first day on.",
        "at_risk",
    ),
    "if_none_were_removed": Figure(
        "share",
        "One less Kaplan-Meier with removal and death as censoring: what the share "
        "would be if no one were removed, which overstates it.",
        "Everyone followed, from the first day on.",
        "at_risk",
    ),
    "failure_rate": Figure(
        "share",
        "Annual failure rate: those with a first event in the year.",
        "Those without the event when the year began.",
        "at_risk",
    ),
}  # fmt: skip
"""What is told of each year."""


@dataclasses.dataclass(frozen=True)
class Incidence:
    """Shares by year; ``subjects`` gives a row for each, with `days` and `cause`.

    `years` must be among the dimensions of its measure, which it fills itself.
    """

    subjects: Callable[[Tables], Any]

    def table(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The figures of each group and year, up to the first that nobody reached.

        A curve that ended, since something befell everyone left, goes on: `ended` is on
        how many its end rests. Those are all, where nobody was lost from sight before.
        """
        by = [f"by_{name}" for name in keys if name != "years"]
        return unkeyed(_by_year(self.curve(tables, keys), by), keys)

    def curve(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The curve of each group: `by_<name>` and the columns of `curve`."""
        groups = {name: group for name, group in keys.items() if name != "years"}
        subjects = keyed(self.subjects(tables), groups)
        return curve(subjects, [f"by_{name}" for name in groups])


def by_years() -> Group:
    """The group that an incidence makes of years itself."""
    return Group("Years since the start: within so many.", lambda rows: rows.years)


def _by_year(left: Any, by: list[str]) -> Any:
    years = ibis.range(YEARS.start, YEARS.stop).unnest().name("years").as_table()
    marks = years.mutate(mark=(years.years * DAYS_OF_A_YEAR).floor())
    pairs = left.cross_join(marks)
    then = pairs.days <= pairs.mark
    rows = pairs.group_by([*by, "years"]).agg(
        at_risk=pairs.left.sum(where=pairs.days >= pairs.mark).fill_null(0),
        events=pairs.events.sum(where=then).fill_null(0),
        competing=pairs.competing.sum(where=then).fill_null(0),
        incidence=_last(pairs, "incidence", then, 0.0),
        variance=_last(pairs, "variance", then, 0.0),
        free=_last(pairs, "survival", then, 1.0),
        alone=_last(pairs, "alone", then, 1.0),
        lost=(pairs.left - pairs.events - pairs.competing).sum(where=then),
        gone=pairs.left.sum(where=then),
        remained=_last(pairs, "at_risk", then, 0),
    )
    ended = (rows.lost == 0).ifelse(rows.gone, rows.remained)
    rows = rows.mutate(ended=(rows.free == 0.0).ifelse(ended, 0))
    low, high = interval(rows.incidence, rows.variance)
    order = ibis.window(group_by=by, order_by="years")
    before = rows.incidence.lag().over(order).fill_null(0.0)
    reached = (rows.at_risk + rows.ended).lag().over(order).fill_null(1)
    rows = rows.mutate(
        incidence_low=low,
        incidence_high=high,
        if_none_were_removed=1 - rows.alone,
        failure_rate=(rows.incidence - before) / (1 - before).nullif(0.0),
        reached=reached > 0,
    )
    named = rows.filter(rows.reached).mutate(by_years=rows.years.cast("string"))
    return named.select(*by, "by_years", *FIGURES, "ended")


def _last(pairs: Any, name: str, then: Any, start: float) -> Any:
    """The value at the last time up to the mark; where there is none, the start."""
    return pairs[name].argmax(pairs.days, where=then).fill_null(start)
