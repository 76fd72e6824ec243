"""Identity: which records are one person's, why, and what may speak against it.

A reviewer decides first, then eight deterministic rules join records, the surest first;
two different fingerprint numbers become one person only where a reviewer says so, and
what conflicts is kept for review. The framework of
this room is DuckDB: keys, pairs and evidence are tables made where the records already
lie, so that only numbers pass through Python.
"""

from __future__ import annotations

from discretion.identity.link import Band, IdentityLink, Method
from discretion.identity.person import Person
from discretion.identity.resolve import MODEL, resolve
from discretion.identity.review import IdentityReview
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (Person, IdentityLink)
"""The record types that this room derives."""

__all__ = [
    "MODEL",
    "RECORDS",
    "Band",
    "IdentityLink",
    "IdentityReview",
    "Method",
    "Person",
    "resolve",
]
