"""Identity: which records are one person's, why, and what may speak against it.

Eight deterministic rules join records, the surest first; two different fingerprint
numbers never become one person; what conflicts is kept for review. The framework of
this room is DuckDB: keys, pairs and evidence are tables made where the records already
lie, so that only numbers pass through Python.
"""

from __future__ import annotations

from discretion.identity.link import Band, IdentityLink, Method
from discretion.identity.person import Person
from discretion.identity.resolve import MODEL, resolve
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (Person, IdentityLink)
"""The record types that this room derives."""

__all__ = [
    "MODEL",
    "RECORDS",
    "Band",
    "IdentityLink",
    "Method",
    "Person",
    "resolve",
]
