"""The root of the graph."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import access
from discretion.graph import derived, releases
from discretion.graph.agencies import Agency, agencies
from discretion.graph.connections import LARGEST
from discretion.graph.decision_codes import DecisionCode, decision_codes
from discretion.graph.errors import RELEASE_DAMAGED, bad_input, coded
from discretion.graph.loaders import Loaders
from discretion.graph.types import Types


@dataclasses.dataclass(frozen=True)
class Context:
    """What one request reads through."""

    loaders: Loaders
    releases: Callable[[], tuple[access.Manifest, ...]]


_Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]
_Ids = Annotated[
    list[strawberry.ID], strawberry.argument(description="The ids, at most 1,000.")
]


def query(types: Types) -> Any:
    """The type `Query`, over all record types."""

    async def find(info: Info[Context, None], row_id: str) -> Any:
        record = types.record(row_id.partition("_")[0])
        return record and await info.context.loaders.one(record, row_id)

    async def node(info: Info[Context, None], id: _Id) -> Any:
        return await find(info, id)

    async def nodes(info: Info[Context, None], ids: _Ids) -> Any:
        if len(ids) > LARGEST:
            raise bad_input(f"ids: {len(ids)} are more than {LARGEST}")
        return await asyncio.gather(*(find(info, each) for each in ids))

    async def person(info: Info[Context, None], id: _Id) -> Any:
        return await find(info, id) if id.startswith("Person_") else None

    def release(info: Info[Context, None]) -> releases.Release:
        return releases.shown(info.context.loaders.reader.manifest)

    def all_releases(info: Info[Context, None]) -> list[releases.Release]:
        try:
            return [releases.shown(manifest) for manifest in info.context.releases()]
        except access.Damaged as error:
            message = "a release of the store is damaged; its steward must rebuild it"
            raise coded(message, RELEASE_DAMAGED) from error

    def field(resolve: Callable[..., Any], kind: Any, about: str) -> Any:
        return strawberry.field(resolver=resolve, description=about, graphql_type=kind)

    fields = {
        "node": field(node, "Node | None", "The row with that id; null if none."),
        "nodes": field(
            nodes, "list[Node | None]", "The rows with those ids, null where none."
        ),
        "person": field(
            person, "Person | None", "The person with that id; null if none."
        ),
        **types.roots(),
        "agencies": field(
            agencies,
            list[Agency],
            "The Department's components and their parts, those out of scope too.",
        ),
        "decision_codes": field(
            decision_codes,
            list[DecisionCode],
            "Every code reviewed for discretion, and who says what it stands for.",
        ),
        "release": field(release, releases.Release, "The release that answers."),
        "releases": field(
            all_releases,
            list[releases.Release],
            "All releases of the store, oldest first.",
        ),
    }
    made = type("Query", (), {"__module__": derived.__name__, **fields})
    return strawberry.type(made, description="Where every question starts.")
