"""Why the law makes people removable, as the graph shows it."""

from __future__ import annotations

import strawberry

from discretion.codes import removability
from discretion.codes.removability import RemovabilityCause
from discretion.graph.words import enum_of

enum_of(RemovabilityCause)


@strawberry.type(description="A section of the law that makes people removable.")
class RemovabilityGround:
    """A section of the law that makes people removable."""

    section: str = strawberry.field(description="The section, as in 212(a)(6)(A)(i).")
    code: str = strawberry.field(
        description="The section as extracts write it, as in 212a6Ai."
    )
    cause: RemovabilityCause = strawberry.field(description="The cause that it names.")
    meaning: str = strawberry.field(
        description="What it says, in our own words; it holds for sections below it "
        "that are not listed."
    )
    authority: str = strawberry.field(description="The law that says so.")


def grounds() -> tuple[removability.RemovabilityGround, ...]:
    """Every ground, by section."""
    return removability.GROUNDS
