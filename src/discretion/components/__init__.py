"""What each component sends: one folder a component, none importing another."""

from __future__ import annotations

from discretion.codes.discretion import Review
from discretion.components import cbp, ice, uscis
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (*ice.RECORDS, *cbp.RECORDS, *uscis.RECORDS)
"""Every record type that an extract may hold."""

REVIEWS: tuple[Review, ...] = (*ice.REVIEWS, *cbp.REVIEWS, *uscis.REVIEWS)
"""The reviewed codes of every component: which are decisions, and who says so."""
