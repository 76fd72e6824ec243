"""What became of a criminal charge."""

from __future__ import annotations

from collections.abc import Mapping

from discretion.record import Word


class OffenseStatus(Word):
    """Where a charge stands; dismissed and overturned never count as offenses."""

    CHARGED = "CHARGED", "Charged; not yet decided."
    CONVICTED = "CONVICTED", "Convicted."
    DISMISSED = "DISMISSED", "Dismissed; never a later offense."
    OVERTURNED = "OVERTURNED", "Conviction overturned; never a later offense."


OFFENSE_STATUSES: Mapping[str, OffenseStatus] = {
    "PENDING": OffenseStatus.CHARGED,
    "CHARGED": OffenseStatus.CHARGED,
    "CONVICTED": OffenseStatus.CONVICTED,
    "DISMISSED": OffenseStatus.DISMISSED,
    "OVERTURNED": OffenseStatus.OVERTURNED,
}
"""The status words of criminal charges on I-213 forms; a pending charge is a charge."""
