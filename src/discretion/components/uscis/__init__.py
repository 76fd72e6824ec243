"""U.S. Citizenship and Immigration Services: what its systems record."""

from __future__ import annotations

from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.components.uscis.decisions import REVIEWS
from discretion.components.uscis.referral_to_ice import UscisReferralToIce
from discretion.components.uscis.status import UscisStatus
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (
    UscisDacaRequest,
    UscisStatus,
    UscisReferralToIce,
)
"""One line for each record type."""

__all__ = ["RECORDS", "REVIEWS"]
