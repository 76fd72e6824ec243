"""Published figures that should agree with others, and whether they do.

Declared in ``reconciliations.toml``: a figure, those whose sum it should be, and what
is known of a difference. Sums, differences and statuses are worked out.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import itertools
from collections.abc import Mapping, Sequence
from pathlib import Path

from discretion.facts_file import FactsTable, read_facts
from discretion.published.compare import same_window
from discretion.published.figure import PublishedFigure
from discretion.published.load import figures
from discretion.published.reconcile import (
    Reconciled,
    ReconciliationStatus,
    reconcile,
)

RECONCILIATIONS = Path(__file__).parent / "reconciliations.toml"
"""The file that declares them."""

_DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class Reconciliation:
    """A figure, those whose sum it should be, and what came of it.

    ``explanation`` is what is known of a difference, and ``explained`` is True where
    that tells why. ``same_time`` says why both are about the same time though their
    windows differ.
    """

    name: str
    statement: str
    figure: PublishedFigure
    against: tuple[PublishedFigure, ...]
    explanation: str
    explained: bool = False
    same_time: str | None = None

    @property
    def sum(self) -> int | None:
        """The figures that it should be, added; None where one is not known."""
        values = [one.value for one in self.against if one.value is not None]
        return sum(values) if len(values) == len(self.against) else None

    @property
    def difference(self) -> int | None:
        """The figure less the sum; None where they are not comparable."""
        return self._result.difference

    @property
    def ratio(self) -> float | None:
        """The figure divided by the sum; None where they are not comparable."""
        return self._result.ratio

    @property
    def status(self) -> ReconciliationStatus:
        """What came of it."""
        return self._result.status

    @functools.cached_property
    def _result(self) -> Reconciled:
        return reconcile(
            self.figure.value,
            self.sum,
            explained=self.explained,
            comparable=self._comparable,
        )

    @property
    def _comparable(self) -> bool:
        if any(one.unit is not self.figure.unit for one in self.against):
            return False
        return self.same_time is not None or _same_time(self.figure, self.against)


@functools.cache
def reconciliations() -> tuple[Reconciliation, ...]:
    """Every reconciliation of published figures."""
    return read_reconciliations(RECONCILIATIONS, {one.id: one for one in figures()})


def read_reconciliations(
    path: Path, named: Mapping[str, PublishedFigure]
) -> tuple[Reconciliation, ...]:
    """The reconciliations of a file, over figures by their ids.

    Raises:
        FactsRefusal: a key is missing, unknown or wrong, or a figure is not there.
    """
    table = read_facts(path)
    read = tuple(_reconciliation(one, named) for one in table.tables("reconciliations"))
    table.done()
    return read


def _reconciliation(
    table: FactsTable, named: Mapping[str, PublishedFigure]
) -> Reconciliation:
    figure, against = table.take("figure", str), table.texts("against")
    if not against:
        raise table.refusal("against", "none", "name the figures to add")
    for key, ids in (("figure", (figure,)), ("against", against)):
        if missing := [id for id in ids if id not in named]:
            reason = f"no figure {', '.join(missing)}"
            raise table.refusal(key, reason, "add it in figures/, or drop it")
    reconciliation = Reconciliation(
        name=table.take("name", str),
        statement=table.take("statement", str),
        figure=named[figure],
        against=tuple(named[id] for id in against),
        explanation=table.take("explanation", str),
        explained=table.may("explained", bool) or False,
        same_time=table.may("same_time", str),
    )
    table.done()
    return reconciliation


def _same_time(figure: PublishedFigure, against: Sequence[PublishedFigure]) -> bool:
    """True where each is about the time of the figure, or all together are."""
    if all(same_window(figure, one) for one in against):
        return True
    days = _days(against)
    window = figure.window
    return days is not None and days == (window.first_on, window.last_on)


def _days(
    figures: Sequence[PublishedFigure],
) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of windows that follow each other without a gap."""
    spans = sorted(
        (one.window.first_on, one.window.last_on)
        for one in figures
        if one.window.first_on and one.window.last_on
    )
    if len(spans) < len(figures):
        return None
    for earlier, later in itertools.pairwise(spans):
        if later[0] != earlier[1] + _DAY:
            return None
    return spans[0][0], spans[-1][1]
