"""The glossary as the graph shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from discretion import glossary
from discretion.graph.fields import field
from discretion.graph.leads import Facts


@strawberry.type(description="A word of the field, with its one definition.")
class Term:
    """A word of the field, with its one definition."""

    term: str = strawberry.field(description="The word.")
    also_called: list[str] = strawberry.field(
        description="Other words and abbreviations for the same."
    )
    definition: str = strawberry.field(description="What it means here.")
    authority: str = strawberry.field(description="Who says so.")
    see_also: list[str] = strawberry.field(
        description="Words that it is told apart from, or built on."
    )


_Terms = Annotated[
    list[str] | None,
    strawberry.argument(
        description="Only these words or abbreviations, in any case; all where absent."
    ),
]


def _terms(context: Any, terms: Sequence[str] | None = None) -> Sequence[glossary.Term]:
    return glossary.terms() if terms is None else glossary.find(terms)


def roots() -> dict[str, Any]:
    """The root field of the glossary."""

    def resolve(info: Info[Any, Any], terms: _Terms = None) -> Any:
        return _terms(info.context, terms)

    about = (
        "The field's words, in alphabetical order. An alien is any person who is not a "
        "citizen or national of the United States (INA 101(a)(3))."
    )
    return {"glossary": field(resolve, list[Term], about, Facts(_terms))}
