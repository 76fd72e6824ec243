"""U.S. Immigration and Customs Enforcement: what its systems record."""

from __future__ import annotations

from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (
    IceEncounter,
    IceCriminalHistory,
    IceArrest,
)
"""One line for each record type."""
