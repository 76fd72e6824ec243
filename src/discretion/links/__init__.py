"""Links: what is derived from records when a release is built, and never again later.

Each link is declared once as an Ibis expression, which DuckDB runs here. Ibis lives in
this room so that the same expression runs on other engines where one machine is small.
"""

from __future__ import annotations

from discretion.links.apprehension import APPREHENSION
from discretion.links.decision import DECISION
from discretion.links.deferred_action_request import DEFERRED_ACTION_REQUEST
from discretion.links.detention import DETENTION
from discretion.links.eligibility import ELIGIBILITY
from discretion.links.encounter import ENCOUNTER
from discretion.links.foreign_history import FOREIGN_HISTORY
from discretion.links.later_offense import LATER_OFFENSE
from discretion.links.later_threat import LATER_THREAT
from discretion.links.link import Link, rows
from discretion.links.offense import OFFENSE
from discretion.links.origin import ORIGIN, UNITED
from discretion.links.referral_outcome import REFERRAL
from discretion.links.release_without_travel_document import (
    RELEASE_WITHOUT_TRAVEL_DOCUMENT,
)
from discretion.links.removal import REMOVAL
from discretion.links.threat import THREAT
from discretion.links.timeline import TIMELINE
from discretion.record import Record

LINKS: tuple[Link, ...] = (
    ENCOUNTER,
    APPREHENSION,
    DETENTION,
    REMOVAL,
    RELEASE_WITHOUT_TRAVEL_DOCUMENT,
    OFFENSE,
    FOREIGN_HISTORY,
    THREAT,
    DEFERRED_ACTION_REQUEST,
    REFERRAL,
    DECISION,
    ELIGIBILITY,
    LATER_OFFENSE,
    LATER_THREAT,
    TIMELINE,
    ORIGIN,
)
"""All links, in an order in which each may read those before it."""

RECORDS: tuple[type[Record], ...] = tuple(link.record for link in LINKS)
"""The record types that links derive."""

__all__ = ["LINKS", "RECORDS", "UNITED", "Link", "rows"]
