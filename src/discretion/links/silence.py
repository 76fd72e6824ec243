"""Silence: when it means something that USCIS's extracts hold no request."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.links.deferred_action_request import by_uscis
from discretion.record import Tables

FOLLOW_UP_DAYS = 365
"""Days of USCIS coverage after a day before its silence means never filed."""

POPULATION = "POPULATION"
"""The coverage of extracts whose silence about a person means something."""


def tells_by_silence(tables: Tables, day: Any, until: Any = None) -> Any:
    """True where the extracts cover everyone, from that day on and long enough.

    That is ``until`` a day, or as long as is waited where none is given. Not known
    where they do not say what they cover, which is no yes.
    """
    coverage = tables.table("coverage")
    coverage = coverage.filter(coverage.record_type.isin(by_uscis()))
    followed = day + ibis.interval(days=FOLLOW_UP_DAYS) if until is None else until
    covered = (coverage.covers_from.min().as_scalar() <= day) & (
        coverage.covers_to.max().as_scalar() >= followed
    )
    everyone = (coverage.coverage == POPULATION).fill_null(False).all().as_scalar()
    return covered & everyone
