"""Access: the one door through which anything leaves a release.

What may be asked is said in the words of `release.condition`, which are handed on here,
so that the rooms above never open a release themselves.
"""

from __future__ import annotations

from discretion.access.door import Door
from discretion.access.principal import LOCAL, STEWARD, Principal, Purpose
from discretion.access.reader import Count, Grant, Reader, Row
from discretion.access.servable import Unprotected
from discretion.access.statements import TookTooLongError
from discretion.access.tables import ReleaseTables, declared
from discretion.release import (
    Catalogue,
    CoverageEntry,
    Damaged,
    ExtractEntry,
    Manifest,
    Missing,
    ReleaseError,
)
from discretion.release.condition import (
    All,
    Among,
    Any,
    Condition,
    Has,
    Not,
    Order,
    Position,
    Recorded,
    Selection,
    Within,
)
from discretion.release.records import DESCRIBED, ORIGIN, RECORDS, UNITED
from discretion.release.shape import Prepared

__all__ = [
    "DESCRIBED",
    "LOCAL",
    "ORIGIN",
    "RECORDS",
    "STEWARD",
    "UNITED",
    "All",
    "Among",
    "Any",
    "Catalogue",
    "Condition",
    "Count",
    "CoverageEntry",
    "Damaged",
    "Door",
    "ExtractEntry",
    "Grant",
    "Has",
    "Manifest",
    "Missing",
    "Not",
    "Order",
    "Position",
    "Prepared",
    "Principal",
    "Purpose",
    "Reader",
    "Recorded",
    "ReleaseError",
    "ReleaseTables",
    "Row",
    "Selection",
    "TookTooLongError",
    "Unprotected",
    "Within",
    "declared",
]
