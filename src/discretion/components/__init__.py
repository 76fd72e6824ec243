"""What each component sends: one folder a component, none importing another."""

from __future__ import annotations

from discretion.components import cbp, ice, uscis
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (*ice.RECORDS, *cbp.RECORDS, *uscis.RECORDS)
"""Every record type that an extract may hold."""
