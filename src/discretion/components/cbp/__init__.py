"""U.S. Customs and Border Protection: what its systems record."""

from __future__ import annotations

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.cbp.decisions import REVIEWS
from discretion.components.cbp.inadmissible import CbpInadmissible
from discretion.components.cbp.referral import CbpReferral
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (
    CbpApprehension,
    CbpInadmissible,
    CbpReferral,
)
"""One line for each record type."""

__all__ = ["RECORDS", "REVIEWS"]
