"""U.S. Citizenship and Immigration Services: what its systems record."""

from __future__ import annotations

from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (UscisDacaRequest,)
"""One line for each record type."""
