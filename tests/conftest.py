"""One release of all fixtures, built once for every test that reads it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="session")
def fixture_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one release of all fixtures."""
    store = tmp_path_factory.mktemp("store")
    build([FIXTURES], store)
    return store


@pytest.fixture(scope="session")
def door(fixture_store: Path) -> Iterator[access.Door]:
    """The door to that store."""
    door = access.Door(fixture_store)
    yield door
    door.close()
