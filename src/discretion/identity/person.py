"""The person: what records of all components have in common."""

from __future__ import annotations

from discretion.record import Record, column


class Person(Record, plural="persons"):
    """One human being, as far as the records of all components tell.

    Published sources say alien where they mean any person who is not a citizen or
    national of the United States (INA 101(a)(3)); records may be of others too.
    Never stored with a name or a number: those stay in the identity store. The id
    survives new releases of a store.
    """

    record_count: int = column(
        "Records of this person in all components, superseded ones apart."
    )
    component_count: int = column("Components that hold a record of this person.")
    review_group: str = column(
        "Id of one of those who would be one person if every conflict under review "
        "were joined: the same for all of them, the person's own where none conflicts."
    )
