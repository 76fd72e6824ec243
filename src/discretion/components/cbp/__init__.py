"""U.S. Customs and Border Protection: what its systems record."""

from __future__ import annotations

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (CbpApprehension,)
"""One line for each record type."""
