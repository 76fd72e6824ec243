"""How a measure is declared: once, as an Ibis expression over a finished release.

A measure says what its figures mean: their units, their definitions, what they are a
share of, and what must be said beside them. Which engine computes it is chosen
elsewhere.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from discretion.record import Component, Record, Tables, Word

UNCLASSIFIED = "UNCLASSIFIED"
"""The group of what belongs to no other."""

MOST_GROUPS = 3
"""What a measure is grouped by at a time, at most, beside its dimensions."""

Expression = Callable[[Any], Any]
"""What an Ibis expression is, given the rows it is about."""


class NotGroupedError(ValueError):
    """A measure is not grouped by what was asked for."""


class TooManyRowsError(ValueError):
    """A measure has more groups than any answer may have rows."""


class State(Word):
    """How far a figure can be relied on, or why there is none."""

    MEASURED = "MEASURED", "Counted or estimated from the records of the release."
    AT_LEAST = "AT_LEAST", "No less than this: what is missing is named beside it."
    AT_MOST = "AT_MOST", "No more than this: what is missing is named beside it."
    INCOMPLETE = (
        "INCOMPLETE",
        "Of what is loaded alone: what is missing could raise or lower it.",
    )
    DERIVED = "DERIVED", "Not recorded by the component: derived by linking."
    NOT_RECORDED_SEPARATELY = (
        "NOT_RECORDED_SEPARATELY",
        "The component does not tell these cases from others; none is not meant.",
    )
    NOT_LOADED = "NOT_LOADED", "The release has no extract that could tell."
    NOT_KNOWN = "NOT_KNOWN", "The records cannot tell; none is not meant."
    NOT_YET_OBSERVED = "NOT_YET_OBSERVED", "Nobody was followed for so long."
    NOT_REACHED = "NOT_REACHED", "Fewer than half have come so far."
    SUPPRESSED = "SUPPRESSED", "Too few were at risk for an estimate."


@dataclasses.dataclass(frozen=True)
class Figure:
    """What is told of each group: in which unit, what it means, of what it is a share.

    With ``at_risk``, the figure is an estimate, suppressed where the figure of that
    name is below ``Measure.least_at_risk``.
    """

    unit: str
    definition: str
    denominator: str | None = None
    at_risk: str | None = None


@dataclasses.dataclass(frozen=True)
class Group:
    """What a measure may be grouped by: ``expression`` over its rows, null for none.

    With ``spread``, rows are first repeated for each of several groups they are in.
    ``words`` are the groups there are, where their order has a meaning.
    """

    meaning: str
    expression: Expression
    spread: Callable[[Any], Any] | None = None
    words: type[Word] | None = None


@dataclasses.dataclass(frozen=True)
class Gap:
    """What a component could have told and does not, with the reason."""

    component: Component
    state: State
    reason: str


class Estimate(Protocol):
    """What makes the table of a measure."""

    def table(self, tables: Tables, keys: Mapping[str, Group]) -> Any:
        """The figures of each group, one column for each key and figure."""
        ...


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class Measure:
    """One question, and how it is answered from any release.

    ``of`` is the record type whose rows are counted, or begin what is followed, and
    ``within`` restricts them to some values of its columns. Tables
    always have the ``dimensions``, and the groups that are asked for; ``usual`` are
    those where nobody asks. ``until`` are the record types whose extracts say until
    when people are followed, if they are, and ``leaving`` those that tell who is not
    any more. ``unrecorded`` is what components are known not to record; ``doubts``
    gives the state of the figures of one group, by what is loaded. ``drawn`` is the
    figure that a chart shows, the first where none is named.
    """

    name: str
    question: str
    definition: str
    caveats: tuple[str, ...]
    of: type[Record]
    sources: tuple[type[Record], ...]
    figures: Mapping[str, Figure]
    groups: Mapping[str, Group]
    estimate: Estimate
    within: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    shifting: frozenset[str] = frozenset()
    dimensions: tuple[str, ...] = ()
    usual: tuple[str, ...] = ()
    until: tuple[type[Record], ...] = ()
    leaving: tuple[type[Record], ...] = ()
    unrecorded: tuple[Gap, ...] = ()
    doubts: Callable[[Mapping[str, Any], Loaded], Mapping[str, State]] | None = None
    least_at_risk: int = 10
    drawn: str | None = None

    def table(self, tables: Tables, by: Sequence[str] = ()) -> Any:
        """The figures of each group; groups of texts, UNCLASSIFIED among them.

        Raises:
            NotGroupedError: A group is unknown, or given twice.
        """
        wrong = self._wrong(by)
        if wrong:
            raise NotGroupedError(f"by: {wrong}")
        keys = {name: self.groups[name] for name in (*self.dimensions, *by)}
        return self.estimate.table(tables, keys)

    def _wrong(self, by: Sequence[str]) -> str | None:
        """Why it is not grouped by these, and what to ask instead."""
        allowed = [name for name in self.groups if name not in self.dimensions]
        for number, name in enumerate(by):
            if name in self.dimensions:
                return f"{name} is always told of {self.name}; leave it out"
            if name not in allowed:
                return f"{name} is no group of {self.name}; give {', '.join(allowed)}"
            if name in by[:number]:
                return f"{name} is given twice; give it once"
        if len(by) > MOST_GROUPS:
            return f"at most {MOST_GROUPS} at a time; leave some out"
        return None


@dataclasses.dataclass(frozen=True)
class Loaded:
    """What the extracts of a release cover, as far as a measure must know it."""

    coverage: Mapping[str, str]
    """What each record type that was loaded claims: POPULATION, or something less."""

    def has(self, records: Iterable[type[Record]]) -> bool:
        """True where an extract of any of these record types was loaded."""
        return any(record.__name__ in self.coverage for record in records)

    def has_each_sender_of(self, records: Iterable[type[Record]]) -> bool:
        """True where of every component that sends any of these, one was loaded."""
        by_sender: dict[Component | None, list[type[Record]]] = {}
        for record in records:
            by_sender.setdefault(record.sender, []).append(record)
        return all(self.has(sent) for sent in by_sender.values())

    def covers_everyone(self, records: Iterable[type[Record]]) -> bool:
        """True where all of these that were loaded cover everyone in their window."""
        claims = [self.coverage.get(record.__name__) for record in records]
        told = [claim for claim in claims if claim is not None]
        return bool(told) and all(claim == "POPULATION" for claim in told)

    def tells_of_everyone(self, records: Iterable[type[Record]]) -> bool:
        """True where each of these was loaded, and covers everyone in its window."""
        asked = list(records)
        loaded = all(record.__name__ in self.coverage for record in asked)
        return loaded and self.covers_everyone(asked)


def keyed(rows: Any, keys: Mapping[str, Group]) -> Any:
    """The rows, with the text of each key in a column ``by_<name>``."""
    for group in keys.values():
        if group.spread:
            rows = group.spread(rows)
    texts = {
        f"by_{name}": group.expression(rows).cast("string").fill_null(UNCLASSIFIED)
        for name, group in keys.items()
    }
    return rows.mutate(**texts)


def unkeyed(table: Any, keys: Iterable[str]) -> Any:
    """The table with its keys under their own names, in their order."""
    names = list(keys)
    named = table.rename({name: f"by_{name}" for name in names})
    return named.order_by(names) if names else named
