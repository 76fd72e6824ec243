"""Origins: the source records behind every united row."""

from __future__ import annotations

from typing import Any

import ibis

from discretion.links import decision, offense
from discretion.links.apprehension import Apprehension
from discretion.links.decision import Decision
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.links.detention import Detention
from discretion.links.encounter import Encounter
from discretion.links.foreign_history import ForeignHistory
from discretion.links.link import Link
from discretion.links.offense import Offense
from discretion.links.referral import Referral
from discretion.links.release_without_travel_document import (
    ReleaseWithoutTravelDocument,
)
from discretion.links.removal import Removal
from discretion.links.threat import Threat
from discretion.links.unite import unite
from discretion.record import Record, Tables, column

UNITED: tuple[type[Record], ...] = (
    Encounter,
    Apprehension,
    Detention,
    Removal,
    ReleaseWithoutTravelDocument,
    Offense,
    ForeignHistory,
    Threat,
    DeferredActionRequest,
    Referral,
    Decision,
)
"""The united types whose rows list their source records."""


class Origin(Record):
    """One source record of one united row."""

    stands_for = ("record_type", "record_id")

    united_id: str = column("The united row.")
    record_type: str = column("Type of the source record.")
    record_id: str = column("The source record.")


def _origins(tables: Tables) -> Any:
    parts = [_part(tables, united) for united in UNITED]
    return ibis.union(parts[0], *parts[1:])


def _part(tables: Tables, united: type[Record]) -> Any:
    recorded = {Decision: decision.recorded, Offense: offense.recorded}.get(united)
    rows = recorded(tables) if recorded else unite(tables, united)
    return rows.select(
        id=rows.id + ibis.literal("_") + rows.record_id.right(24),
        united_id=rows.id,
        record_type=rows.record_type,
        record_id=rows.record_id,
    )


ORIGIN = Link(Origin, _origins)
"""One row per united row and source record."""
