"""Who asks, and for what purpose."""

from __future__ import annotations

import dataclasses

from discretion.record import Word


class Purpose(Word):
    """Why data is read; enforcement is not among the purposes and never will be."""

    STATISTICS = "STATISTICS", "To describe groups without identifying anyone in them."
    AUDIT = "AUDIT", "To retrace a figure to its sources."


class Organization(Word):
    """For whom someone asks: on that depends what may be read (`grants`)."""

    PLCY = "PLCY", "The Department's Office of Policy."
    OIS = "OIS", "The Office of Immigration Statistics."
    ICE = "ICE", "U.S. Immigration and Customs Enforcement."
    CBP = "CBP", "U.S. Customs and Border Protection."
    USCIS = "USCIS", "U.S. Citizenship and Immigration Services."


@dataclasses.dataclass(frozen=True)
class Principal:
    """Someone who asks, for an organization."""

    name: str
    organization: Organization = Organization.PLCY


def asking_for(organization: Organization) -> Principal:
    """Whoever asks a server on this machine, over loopback only."""
    return Principal("local", organization)


LOCAL = asking_for(Organization.PLCY)
"""Whoever asks where nobody says for whom."""

STEWARD = Principal("steward")
"""Whoever runs a command on the store itself, and so has its files at hand."""
