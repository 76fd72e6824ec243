"""What changed in recording and policy: figures before and after may not compare."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable

from discretion import policies
from discretion.record import Component


@dataclasses.dataclass(frozen=True)
class Change:
    """A day from which records mean, or hold, something else than before."""

    on: datetime.date
    components: tuple[Component, ...]
    what: str


RECORDING: tuple[Change, ...] = (
    Change(
        datetime.date(2012, 4, 6),
        (Component.ICE,),
        "ICE's systems gain risk classification and crime entry screening.",
    ),
    Change(
        datetime.date(2012, 8, 15),
        (Component.USCIS,),
        "USCIS begins to take requests for deferred action.",
    ),
    Change(
        datetime.date(2020, 3, 21),
        (Component.CBP,),
        "CBP's figures become encounters, which hold expulsions under Title 42.",
    ),
    Change(
        datetime.date(2021, 7, 16),
        (Component.USCIS,),
        "Denials of requests begin to hold terminations and closures.",
    ),
)
"""Changes of recording."""


def changes(
    first: datetime.date, last: datetime.date, components: Iterable[Component]
) -> list[Change]:
    """The changes within a period that bear on any of the components, by day.

    A change on the first day is none: there is nothing before it.
    """
    concerned = set(components)
    return sorted(
        (
            one
            for one in (*RECORDING, *_of_policy())
            if first < one.on <= last and concerned & set(one.components)
        ),
        key=lambda one: (one.on, one.what),
    )


def _of_policy() -> Iterable[Change]:
    """The days on which a policy began to govern, or ceased to."""
    for policy in policies.catalogue():
        governed = False
        for status in policy.statuses:
            if status.kind.holds != governed:
                governed = status.kind.holds
                told = "In force" if governed else "No longer in force"
                what = f"{told}: {policy.title} ({policy.id})."
                yield Change(status.on, policy.components, what)
