"""Access: the one door through which anything leaves a release.

What may be asked is said in the words of `release.condition`, which are handed on here,
so that the rooms above never open a release themselves.
"""

from __future__ import annotations

from discretion.access.door import Door
from discretion.access.grants import NotGrantedError
from discretion.access.principal import (
    LOCAL,
    STEWARD,
    Organization,
    Principal,
    Purpose,
    asking_for,
)
from discretion.access.reader import Count, Reader, Row, Sight
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
    as_json,
)
from discretion.release.as_json import NotAsJsonError
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
    Stored,
    Within,
)
from discretion.release.records import DESCRIBED, ORIGIN, RECORDS, UNITED
from discretion.release.select import Shown
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
    "Has",
    "Manifest",
    "Missing",
    "Not",
    "NotAsJsonError",
    "NotGrantedError",
    "Order",
    "Organization",
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
    "Shown",
    "Sight",
    "Stored",
    "TookTooLongError",
    "Unprotected",
    "Within",
    "as_json",
    "asking_for",
    "declared",
]
