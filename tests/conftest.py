"""One release of all fixtures, built once and served once for every test that asks."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build
from discretion.settings import FIXTURES
from tests.client import Client


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


@pytest.fixture(scope="session")
def served(fixture_store: Path) -> Iterator[Client]:
    """A client of the program, serving that store until the tests are over."""
    with serving(fixture_store) as client:
        yield client


@pytest.fixture
def unmarked(tmp_path: Path) -> Path:
    """An extract in an internal layout, which does not say that it is synthetic."""
    path = tmp_path / "sent" / "unmarked.csv"
    path.parent.mkdir()
    path.write_text("event_date,event_number\n2013-02-28,E1\n")
    return path


@contextlib.contextmanager
def serving(store: Path, *arguments: str) -> Iterator[Client]:
    """Run `discretion serve` on a free port, as a user would."""
    command = [sys.executable, "-m", "discretion", "serve", "--port", "0"]
    command += ["--store", str(store), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        ready = re.fullmatch(r"ready (http://\S+)\n", program.stdout.readline())
        assert ready
        client = Client(ready[1])
        yield client
        client.http.close()
        program.terminate()
