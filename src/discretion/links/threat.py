"""Threats: signs, beside crime, that a component took a person for a threat."""

from __future__ import annotations

from datetime import date

from discretion.links.link import Link
from discretion.links.unite import unite
from discretion.record import Component, Record, Word, column


class ThreatSign(Word):
    """What a record says of a threat."""

    LEVEL_1 = "LEVEL_1", "Threat level 1, the most serious."
    LEVEL_2 = "LEVEL_2", "Threat level 2."
    LEVEL_3 = "LEVEL_3", "Threat level 3, the least serious."
    SIGNIFICANT_RISK = (
        "SIGNIFICANT_RISK",
        "Marked as a significant risk to national security, border security or public "
        "safety.",
    )
    STREET_GANG = "STREET_GANG", "Marked as of a criminal street gang."


class Threat(Record, plural="threats"):
    """A sign, in one record, that a person was taken for a threat.

    A threat level follows from convictions, which may be older than the record.
    """

    person_id: str = column("The person.", refers="Person")
    component: Component = column("Component whose record it is.")
    found_on: date | None = column("Day the record is about.", on=True)
    sign: ThreatSign = column("What the record says.")


THREAT = Link(Threat, lambda tables: unite(tables, Threat))
"""One row per record and sign."""
