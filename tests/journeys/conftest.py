"""Finds a person of the fixtures by the natural key of any of its records."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discretion.settings import FIXTURES
from tests.client import Client

PAGE = """query($after: String) { persons(first: 1000, after: $after) {
  nodes { id timeline(first: 100) { nodes { source { file row } } } }
  pageInfo { hasNextPage endCursor } } }"""

Tell = Callable[[str, str], Any]


@pytest.fixture(scope="session")
def owners(served: Client) -> dict[tuple[str, int], str]:
    """The person of each row of each file."""
    found: dict[tuple[str, int], str] = {}
    after = None
    while True:
        page = served.ask(PAGE, after=after)["persons"]
        for person in page["nodes"]:
            for record in person["timeline"]["nodes"]:
                place = (record["source"]["file"], record["source"]["row"])
                found[place] = person["id"]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


@pytest.fixture(scope="session")
def keys() -> dict[str, tuple[str, int]]:
    """The first file and row of every natural key of the stories."""
    places: dict[str, tuple[str, int]] = {}
    for path in sorted((FIXTURES / "traps").glob("*.csv")):
        for place, cell in _cells(path):
            if cell.startswith("TRA"):
                places.setdefault(cell, place)
    return places


@pytest.fixture(scope="session")
def tell(
    served: Client,
    owners: dict[tuple[str, int], str],
    keys: dict[str, tuple[str, int]],
) -> Tell:
    """Gives what the graph tells of the person whose record has that key."""

    def tell(key: str, selection: str) -> Any:
        question = f"query($id: ID!) {{ person(id: $id) {{ {selection} }} }}"
        return served.ask(question, id=owners[keys[key]])["person"]

    return tell


def _cells(path: Path) -> list[tuple[tuple[str, int], str]]:
    name = f"traps/{path.name}"
    with path.open(newline="") as file:
        return [
            ((name, row), cell)
            for row, cells in enumerate(csv.reader(file), 1)
            for cell in cells
        ]
