"""What a build may be given: the components' records, and reviewers' decisions."""

from __future__ import annotations

from discretion.components import RECORDS
from discretion.identity import IdentityReview
from discretion.record import Record

RECEIVED: tuple[type[Record], ...] = (*RECORDS, IdentityReview)
"""Every record type that an extract may hold."""
