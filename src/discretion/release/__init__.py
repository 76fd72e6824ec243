"""Releases: extracts in, one folder out; it appears whole or not at all.

SQLAlchemy Core describes the tables here, because a reader's statements are written
from the same description. Rows travel on the plain drivers of SQLite and DuckDB, which
write and read them several times faster.
"""

from __future__ import annotations

from discretion.release.errors import (
    Busy,
    Damaged,
    Missing,
    ReleaseError,
    Unconfirmed,
    Unwritable,
)
from discretion.release.manifest import (
    Account,
    CoverageEntry,
    ExtractEntry,
    Manifest,
    OutputEntry,
)
from discretion.release.open import Release, digest
from discretion.release.store import Entry, Store
from discretion.release.tables import Catalogue
from discretion.release.write import MEASURES, PARQUET, longest, write

__all__ = [
    "MEASURES",
    "PARQUET",
    "Account",
    "Busy",
    "Catalogue",
    "CoverageEntry",
    "Damaged",
    "Entry",
    "ExtractEntry",
    "Manifest",
    "Missing",
    "OutputEntry",
    "Release",
    "ReleaseError",
    "Store",
    "Unconfirmed",
    "Unwritable",
    "digest",
    "longest",
    "write",
]
