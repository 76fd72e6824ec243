"""U.S. Immigration and Customs Enforcement: what its systems record."""

from __future__ import annotations

from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.court_appeal import IceCourtAppeal
from discretion.components.ice.court_proceeding import IceCourtProceeding
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.ice.decisions import REVIEWS
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.foreign_history import IceForeignHistory
from discretion.components.ice.referral import IceReferral
from discretion.components.ice.removal import IceRemoval
from discretion.record import Record

RECORDS: tuple[type[Record], ...] = (
    IceEncounter,
    IceArrest,
    IceDetainer,
    IceDetention,
    IceRemoval,
    IceCase,
    IceCourtProceeding,
    IceCourtAppeal,
    IceCourtAction,
    IceReferral,
    IceDacaRequest,
    IceCriminalHistory,
    IceForeignHistory,
)
"""One line for each record type."""

__all__ = ["RECORDS", "REVIEWS"]
