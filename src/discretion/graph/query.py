"""The root of the graph."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import access
from discretion.graph import (
    derived,
    dictionary,
    glossary,
    measures,
    policies,
    published,
    reconciliation,
    releases,
)
from discretion.graph.agencies import Agency, agencies
from discretion.graph.cohorts import Cohort, cohorts
from discretion.graph.decision_codes import DecisionCode, decision_codes
from discretion.graph.errors import RELEASE_DAMAGED, coded
from discretion.graph.fields import field
from discretion.graph.leads import ById, Facts
from discretion.graph.loaders import Loaders
from discretion.graph.measuring import Measuring
from discretion.graph.removability import RemovabilityGround, grounds
from discretion.graph.types import Types


@dataclasses.dataclass(frozen=True)
class Context:
    """What one request reads through."""

    reader: access.Reader
    releases: Callable[[], tuple[access.Manifest, ...]]
    loaders: Loaders
    measuring: Measuring = dataclasses.field(default_factory=Measuring)


_Id = Annotated[strawberry.ID, strawberry.argument(description="The id.")]
_Ids = Annotated[
    list[strawberry.ID], strawberry.argument(description="The ids, at most 1,000.")
]


def query(types: Types) -> Any:
    """The type `Query`, over all record types."""
    fields = {
        "node": _by_id(types, "Node", "The row with that id; null if none."),
        "nodes": _by_ids(types),
        "person": _by_id(
            types, "Person", "The person with that id; null if none.", "Person"
        ),
        **types.roots(),
        "agencies": _facts(
            lambda context: agencies(),
            list[Agency],
            "The Department's components and their parts, those out of scope too.",
        ),
        "cohorts": _facts(
            lambda context: cohorts(),
            list[Cohort],
            "The cohorts that have a name: the decisions of the audit's own extracts.",
        ),
        "decision_codes": _facts(
            lambda context: decision_codes(),
            list[DecisionCode],
            "Every code reviewed for discretion, and who says what it stands for.",
        ),
        "removability_grounds": _facts(
            lambda context: grounds(),
            list[RemovabilityGround],
            "Sections of the law that make people removable, and the cause each names.",
        ),
        **policies.roots(),
        **measures.roots(),
        **published.roots(),
        **reconciliation.roots(),
        **glossary.roots(),
        **dictionary.roots(),
        "release": _facts(
            lambda context: releases.shown(context.reader.manifest),
            releases.Release,
            "The release that answers.",
        ),
        "releases": _facts(
            _all_releases,
            list[releases.Release],
            "All releases of the store that may be read, oldest first.",
            lasting=False,
        ),
    }
    made = type("Query", (), {"__module__": derived.__name__, **fields})
    return strawberry.type(made, description="Where every question starts.")


async def _find(types: Types, lead: ById, info: Info[Any, Any], row_id: str) -> Any:
    name = lead.type_name(row_id)
    record = types.record(name) if name else None
    return record and await info.context.loaders.one(record, row_id)


def _by_id(types: Types, kind: str, about: str, only: str | None = None) -> Any:
    lead = ById(only)

    async def resolve(info: Info[Any, Any], id: _Id) -> Any:
        return await _find(types, lead, info, id)

    return field(resolve, f"{kind} | None", about, lead)


def _by_ids(types: Types) -> Any:
    lead = ById()

    async def resolve(info: Info[Any, Any], ids: _Ids) -> Any:
        found = (_find(types, lead, info, each) for each in lead.ids({"ids": ids}))
        return await asyncio.gather(*found)

    about = "The rows with those ids, null where none."
    return field(resolve, "list[Node | None]", about, lead)


def _facts(
    read: Callable[[Context], Any], kind: Any, about: str, lasting: bool = True
) -> Any:
    def resolve(info: Info[Any, Any]) -> Any:
        return read(info.context)

    return field(resolve, kind, about, Facts(read, lasting))


def _all_releases(context: Context) -> list[releases.Release]:
    try:
        return [releases.shown(manifest) for manifest in context.releases()]
    except access.Damaged as error:
        message = "a release of the store is damaged; its steward must rebuild it"
        raise coded(message, RELEASE_DAMAGED) from error
