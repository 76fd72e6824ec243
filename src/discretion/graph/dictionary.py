"""The data dictionary as the graph shows it: what record types and columns mean."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import access, dictionary
from discretion.graph.fields import field
from discretion.graph.leads import Facts
from discretion.graph.words import enum_of
from discretion.record import Component

enum_of(Component)


@strawberry.type(description="A word of a closed list that a column takes values from.")
class ColumnWord:
    """A word of a closed list that a column takes its values from."""

    name: str = strawberry.field(description="The word.")
    meaning: str = strawberry.field(description="What it means.")


@strawberry.type(description="A column of a record type.")
class RecordColumn:
    """A column of a record type."""

    name: str = strawberry.field(
        description="Its name in tables; the graph writes it in camel case."
    )
    meaning: str = strawberry.field(description="What it means, and when it is null.")
    type: str = strawberry.field(
        description="Type of its values: str, int, bool, date, or a closed list."
    )
    nullable: bool = strawberry.field(description="True where it may be null.")
    headings: list[str] = strawberry.field(
        description="Headings it is sent under; none where it is derived."
    )
    words: list[ColumnWord] = strawberry.field(
        description="The closed list of its values; empty where there is none."
    )


@strawberry.type(description="A shape in which a record type is sent.")
class RecordLayout:
    """A shape in which a record type is sent."""

    name: str = strawberry.field(description="Its name.")
    kind: str = strawberry.field(
        description="published, as released to the public, or internal."
    )
    proposed: bool = strawberry.field(
        description="True where no agency has published such records."
    )
    key: list[str] = strawberry.field(
        description="Columns or headings that name a row; the whole row where empty."
    )


@strawberry.type(description="What components send, or what is derived from it.")
class RecordType:
    """What components send, or what is derived from it."""

    name: str = strawberry.field(description="Its name, such as IceEncounter.")
    meaning: str = strawberry.field(description="What one row is, and its source.")
    component: Component | None = strawberry.field(
        description="Component that sends it; null where it is derived."
    )
    columns: list[RecordColumn] = strawberry.field(description="Its columns.")
    layouts: list[RecordLayout] = strawberry.field(
        description="The shapes it is sent in; none where it is derived."
    )


_RecordTypes = Annotated[
    list[str] | None,
    strawberry.argument(description="Only record types of these names."),
]


@functools.cache
def _entries() -> tuple[dictionary.Entry, ...]:
    return dictionary.entries(access.DESCRIBED)


def _dictionary(
    context: Any, record_types: Sequence[str] | None = None
) -> list[dictionary.Entry]:
    return [
        one for one in _entries() if record_types is None or one.name in record_types
    ]


def roots() -> dict[str, Any]:
    """The root field of the dictionary."""

    def resolve(info: Info[Any, Any], record_types: _RecordTypes = None) -> Any:
        return _dictionary(info.context, record_types)

    about = "The data dictionary: every record type, with its columns and layouts."
    return {"dictionary": field(resolve, list[RecordType], about, Facts(_dictionary))}
