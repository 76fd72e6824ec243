"""What the extracts of a release cover, record type by record type."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterable, Sequence

from discretion.release import Account, CoverageEntry, ExtractEntry

UNKNOWN = "UNKNOWN"
"""The coverage of an extract that does not say whom it covers."""

_WEAKEST_FIRST = (UNKNOWN, "ENCOUNTER_ONLY", "POPULATION")

_Span = tuple[datetime.date | None, datetime.date | None]


def coverage(extracts: Iterable[ExtractEntry]) -> tuple[CoverageEntry, ...]:
    """One entry for each record type of a component that has an extract.

    Several extracts cover no more than the weakest of them claims.
    """
    sent = [one for one in extracts if one.component]
    ordered = sorted(sent, key=lambda one: (one.component, one.record_type))
    grouped = itertools.groupby(ordered, lambda one: (one.component, one.record_type))
    return tuple(_entry(*names, list(group)) for names, group in grouped)


def _entry(
    component: str, record_type: str, extracts: Sequence[ExtractEntry]
) -> CoverageEntry:
    account = sum((one.account for one in extracts), Account())
    covers_from, covers_to = _joined(extracts)
    claims = [one.coverage or UNKNOWN for one in extracts]
    return CoverageEntry(
        component=component,
        record_type=record_type,
        covers_from=covers_from,
        covers_to=covers_to,
        as_of=max((one.as_of for one in extracts if one.as_of), default=None),
        coverage=min(claims, key=_WEAKEST_FIRST.index),
        reporting_lag_days=_longest(one.reporting_lag_days for one in extracts),
        rows=account.rows_ok - account.rows_superseded,
        rejected=account.rows_rejected,
        superseded=account.rows_superseded,
    )


def _longest(lags: Iterable[int | None]) -> int | None:
    """The longest of the lags that are said; none where no extract says its own."""
    return max((one for one in lags if one is not None), default=None)


def _joined(extracts: Sequence[ExtractEntry]) -> _Span:
    """First and last day of windows that join up; nothing if one is open or apart."""
    windows = [
        (one.window_from, one.window_to)
        for one in extracts
        if one.window_from and one.window_to
    ]
    if len(windows) < len(extracts):
        return None, None
    (first, last), *others = sorted(windows)
    for opens, closes in others:
        if opens > last + datetime.timedelta(days=1):
            return None, None
        last = max(last, closes)
    return first, last
