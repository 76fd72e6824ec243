"""All published figures, together: each id stands once."""

from __future__ import annotations

import functools
from pathlib import Path

from discretion.facts_file import FactsRefusal
from discretion.published.figure import PublishedFigure
from discretion.published.read import read

FIGURES = Path(__file__).parent / "figures"
"""The folder that holds one file for each source."""


@functools.cache
def figures() -> tuple[PublishedFigure, ...]:
    """Every published figure, by file and then as written."""
    return load(FIGURES)


def figure(id: str) -> PublishedFigure | None:
    """The figure with that id; None where there is none."""
    return next((one for one in figures() if one.id == id), None)


def load(folder: Path) -> tuple[PublishedFigure, ...]:
    """Every figure of a folder.

    Raises:
        FactsRefusal: a file holds no figures, or an id stands twice.
    """
    named: dict[str, PublishedFigure] = {}
    for path in sorted(folder.glob("*.toml")):
        for one in read(path):
            if one.id in named:
                reason = f'"{one.id}" stands twice'
                raise FactsRefusal(path.name, "id", reason, "give each its own")
            named[one.id] = one
    return tuple(named.values())
