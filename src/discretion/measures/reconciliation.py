"""A release beside published figures: what it holds of what others have printed.

Only what counts the same thing over the same days is compared. Published figures stay
what they are, and are never mixed with records.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import Any

import ibis

from discretion import access, published
from discretion.codes.discretion import Act, Stage
from discretion.codes.request import RequestDecision, RequestKind
from discretion.components.ice.court_proceeding import IceCourtProceeding
from discretion.links.apprehension import Apprehension
from discretion.links.decision import DacaEligibility, Decision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.removal import Removal
from discretion.links.unite import sources_of
from discretion.measures.cohort import COHORTS
from discretion.published import PublishedFigure, Reconciled, ReconciliationStatus
from discretion.record import Record, Tables, Word

_ABOUT = 0.05
"""How far a number may lie from one that was printed rounded, as a share of it."""


class Apart(Word):
    """Why a release is not compared with a published figure, or differs from it."""

    NO_COUNTERPART = "NO_COUNTERPART", "Nothing in a release counts this."
    NO_DAYS = "NO_DAYS", "The source gives no first and last day."
    NO_VALUE = "NO_VALUE", "The figure has no value: the component does not record it."
    NOT_LOADED = "NOT_LOADED", "No extract that could hold it is in the release."
    NOT_COVERED = "NOT_COVERED", "The extracts do not cover all of its days."
    SYNTHETIC = "SYNTHETIC", "The release holds invented people."
    NOT_EVERYONE = (
        "NOT_EVERYONE",
        "The extracts do not claim to cover everyone, and hold fewer.",
    )


@dataclasses.dataclass(frozen=True)
class Beside:
    """A published figure and what the release counts of the same.

    ``ours`` is None where nothing in the release counts it; ``why`` says why they are
    not compared or differ, None where they agree or no reason is known.
    """

    figure: PublishedFigure
    ours: int | None
    came_of_it: Reconciled
    why: Apart | None


@dataclasses.dataclass(frozen=True)
class _Counterpart:
    """What counts the same as a published metric: rows by day, and how they count."""

    record: type[Record]
    day: str
    rows: Callable[[Any, PublishedFigure], Any]
    count: Callable[[Any], Any] = lambda rows: rows.count()
    of_all: Callable[[type[Record]], bool] = lambda record: True
    """Which sources count it where it is the work of no one component."""

    def counted(self, tables: Tables, figure: PublishedFigure) -> Any:
        """One row: the figure's id, and the number."""
        rows = self.rows(tables.table(self.record.table), figure)
        first, last = figure.window.first_on, figure.window.last_on
        within = rows.filter(rows[self.day].between(first, last))
        number = self.count(within).cast("int64")
        return within.aggregate(ours=number).mutate(id=ibis.literal(figure.id))

    def sources(self, figure: PublishedFigure) -> list[type[Record]]:
        """The record types that could hold it."""
        senders = [
            one
            for one in sources_of(self.record)
            if one.sender and one.sender.value == figure.component.value
        ]
        return senders or [one for one in sources_of(self.record) if self.of_all(one)]


def _requests(
    decision: RequestDecision, kind: RequestKind | None = None
) -> _Counterpart:
    def rows(requests: Any, figure: PublishedFigure) -> Any:
        kept = requests.filter(
            requests.decision == decision.value,
            requests.component == figure.component.value,
        )
        return kept if kind is None else kept.filter(kept.kind == kind.value)

    return _Counterpart(DeferredActionRequest, "decided_on", rows)


def _eligible(decisions: Any, figure: PublishedFigure) -> Any:
    return decisions.filter(
        decisions.component == figure.component.value,
        decisions.stage != Stage.BENEFIT.value,
        decisions.daca_eligibility == DacaEligibility.RECORDED.value,
    )


def _by_officers(decisions: Any, figure: PublishedFigure) -> Any:
    (officers,) = (one for one in COHORTS if one.name == "ice_ero_2014")
    return officers.rows(decisions)


def _closed(decisions: Any, figure: PublishedFigure) -> Any:
    return decisions.filter(
        decisions.stage == Stage.COURT.value, decisions.act == Act.CLOSE.value
    )


def _of_component(rows: Any, figure: PublishedFigure) -> Any:
    return rows.filter(rows.component == figure.component.value)


_COUNTERPARTS: Mapping[str, _Counterpart] = {
    "daca_requests_approved": _requests(RequestDecision.APPROVED),
    "daca_requests_approved_initial": _requests(
        RequestDecision.APPROVED, RequestKind.INITIAL
    ),
    "daca_requests_approved_renewal": _requests(
        RequestDecision.APPROVED, RequestKind.RENEWAL
    ),
    "daca_requests_denied": _requests(RequestDecision.DENIED),
    "daca_eligible_releases": _Counterpart(
        Decision, "decided_on", _eligible, lambda rows: rows.person_id.nunique()
    ),
    "discretion_instances": _Counterpart(Decision, "decided_on", _by_officers),
    "court_closures_by_discretion": _Counterpart(
        Decision,
        "decided_on",
        _closed,
        of_all=lambda record: record is IceCourtProceeding,
    ),
    "apprehensions": _Counterpart(Apprehension, "apprehended_on", _of_component),
    "aliens_apprehended": _Counterpart(
        Apprehension, "apprehended_on", lambda rows, figure: rows
    ),
    "aliens_removed_or_returned": _Counterpart(
        Removal, "removed_on", lambda rows, figure: rows
    ),
}
"""What counts the same as each published metric that a release could hold."""


def reconciliation(reader: access.Reader) -> list[Beside]:
    """Every published figure beside the release, in the order of the figures."""
    figures = published.figures()
    ours = _ours(reader, [one for one in figures if _has_days(one)])
    return [_beside(one, ours.get(one.id), reader.manifest) for one in figures]


def _has_days(figure: PublishedFigure) -> bool:
    return figure.metric in _COUNTERPARTS and figure.window.first_on is not None


def _ours(reader: access.Reader, figures: list[PublishedFigure]) -> dict[str, int]:
    tables = reader.tables()
    counted = [_COUNTERPARTS[one.metric].counted(tables, one) for one in figures]
    rows = ibis.union(counted[0], *counted[1:]).to_pyarrow().to_pylist()
    return {row["id"]: row["ours"] for row in rows}


def _beside(
    figure: PublishedFigure, ours: int | None, manifest: access.Manifest
) -> Beside:
    why = _apart(figure, manifest)
    if why is Apart.NOT_LOADED:
        ours = None
    few = ours is not None and figure.value is not None and ours < figure.value
    partial = few and not _is_everyone(figure, manifest)
    tolerance = int(_ABOUT * (figure.value or 0)) if figure.approximate else 0
    came_of_it = published.reconcile(
        ours,
        figure.value,
        tolerance=tolerance,
        explained=partial,
        comparable=why is None,
    )
    if came_of_it.status is ReconciliationStatus.EXPLAINED:
        why = Apart.NOT_EVERYONE
    return Beside(figure, ours, came_of_it, why)


def _apart(figure: PublishedFigure, manifest: access.Manifest) -> Apart | None:
    """Why the two do not count the same over the same time; None where they do."""
    if figure.metric not in _COUNTERPARTS:
        return Apart.NO_COUNTERPART
    if figure.value is None:
        return Apart.NO_VALUE
    first, last = figure.window.first_on, figure.window.last_on
    if first is None or last is None:
        return Apart.NO_DAYS
    covered = _covered(figure, manifest)
    sources = _COUNTERPARTS[figure.metric].sources(figure)
    senders = {one.sender.value for one in sources if one.sender}
    if senders - {one.component for one in covered}:
        return Apart.NOT_LOADED
    if manifest.synthetic:
        return Apart.SYNTHETIC
    if not all(_covers(one, first, last) for one in covered):
        return Apart.NOT_COVERED
    return None


def _covered(
    figure: PublishedFigure, manifest: access.Manifest
) -> list[access.CoverageEntry]:
    sources = _COUNTERPARTS[figure.metric].sources(figure)
    names = {one.__name__ for one in sources}
    return [one for one in manifest.coverage if one.record_type in names]


def _is_everyone(figure: PublishedFigure, manifest: access.Manifest) -> bool:
    if figure.metric not in _COUNTERPARTS:
        return False
    covered = _covered(figure, manifest)
    return all(one.coverage == "POPULATION" for one in covered)


def _covers(
    entry: access.CoverageEntry, first: datetime.date, last: datetime.date
) -> bool:
    return (
        entry.covers_from is not None
        and entry.covers_to is not None
        and entry.covers_from <= first
        and entry.covers_to >= last
    )
