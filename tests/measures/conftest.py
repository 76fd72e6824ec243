"""Releases of a few rows each, read as every reader of a release reads them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from discretion import access
from discretion.build import build
from tests.measures.extracts import Abouts, Rows, write_extracts

Released = Callable[..., access.Reader]


@pytest.fixture
def released(tmp_path: Path) -> Iterator[Released]:
    """Gives the reader of a release built from a few rows of some record types."""
    with contextlib.ExitStack() as doors:

        def release(rows: Rows, abouts: Abouts | None = None) -> access.Reader:
            write_extracts(tmp_path / "extracts", rows, abouts)
            build([tmp_path / "extracts"], tmp_path / "store")
            door = access.Door(tmp_path / "store")
            doors.callback(door.close)
            return door.reader()

        yield release
