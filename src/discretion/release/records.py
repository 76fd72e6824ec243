"""Every record type of the house: what components send, and what is derived from it."""

from __future__ import annotations

from discretion import components, identity, links
from discretion.links.origin import UNITED, Origin
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (
    *components.RECORDS,
    *identity.RECORDS,
    *links.RECORDS,
)
"""The tables of a release."""

DESCRIBED: tuple[type[Record], ...] = (*RECORDS, identity.IdentityReview)
"""What the dictionary describes: those, and extracts that only decide about them."""

ORIGIN: type[Record] = Origin
"""The record type that tells which raw records a united row comes from."""

__all__ = ["DESCRIBED", "ORIGIN", "RECORDS", "UNITED"]
