"""Grants: what each organization may read, a row for each.

A component reads what it recorded itself, and of it only what its own extracts tell:
neither what another component recorded, nor what the two tell together. It counts
nothing yet, since a count of one person is a row, and nothing hides small counts.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from discretion.access.principal import Organization, Principal
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.links.deferred_action_request import DeferredActionRequest
from discretion.record import Component, Record


class NotGrantedError(Exception):
    """The organization may not read what was asked for; the message says what."""

    def __init__(self, principal: Principal, what: str) -> None:
        super().__init__(f"{principal.organization.value} may not read {what}")


@dataclasses.dataclass(frozen=True)
class Grant:
    """What an organization may read: everything, or what one component recorded.

    ``closed`` are record types of which it sees no row, even of its own.
    """

    own: Component | None = None
    closed: frozenset[type[Record]] = frozenset()


_DACA_REQUESTS = frozenset({IceDacaRequest, UscisDacaRequest, DeferredActionRequest})
"""What people told when they asked for deferred action is not for enforcement."""

GRANTS: Mapping[Organization, Grant] = {
    Organization.PLCY: Grant(),
    Organization.OIS: Grant(),
    Organization.ICE: Grant(Component.ICE, _DACA_REQUESTS),
    Organization.CBP: Grant(Component.CBP, _DACA_REQUESTS),
    Organization.USCIS: Grant(Component.USCIS),
}
"""One row an organization."""
