"""The components of the Department as a tree, with those that are out of scope."""

from __future__ import annotations

import strawberry

from discretion.components.agency import AGENCIES
from discretion.components.agency import Agency as Declared


@strawberry.type(description="An agency of the Department, or a part of one.")
class Agency:
    """An agency of the Department, or a part of one."""

    name: str = strawberry.field(description="Short name, such as ERO.")
    title: str = strawberry.field(description="Full name.")
    part_of: str | None = strawberry.field(
        description="Short name of the agency it is part of; null for the Department."
    )
    role: str = strawberry.field(description="What it does.")
    in_scope: bool = strawberry.field(
        description="True where it exercises prosecutorial discretion."
    )
    reason: str | None = strawberry.field(
        description="Why it is out of scope; null where it is in scope."
    )


def agencies() -> list[Agency]:
    """Every agency, each after the one it is part of."""
    return [_shown(one) for one in AGENCIES]


def _shown(one: Declared) -> Agency:
    return Agency(
        name=one.name,
        title=one.title,
        part_of=one.part_of,
        role=one.role,
        in_scope=one.in_scope,
        reason=one.reason,
    )
