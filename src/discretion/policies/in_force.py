"""Which policies governed a component on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from discretion.policies.load import catalogue
from discretion.policies.policy import Policy
from discretion.record import Component


def policies_in_force(
    component: Component, on: datetime.date, among: Iterable[Policy] | None = None
) -> list[Policy]:
    """The policies that governed a component on a day, by day of issue.

    The first day of a policy counts and the day of its end does not. One that no
    source ends stays, and one in force in part is among them. ``among`` is the whole
    catalogue where absent.
    """
    return [
        policy
        for policy in (catalogue() if among is None else among)
        if component in policy.components and _holds(policy, on)
    ]


def _holds(policy: Policy, on: datetime.date) -> bool:
    status = policy.status_on(on)
    return status is not None and status.kind.holds
