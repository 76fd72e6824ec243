from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BUILD = """
import pathlib, resource, sys
from discretion.build import build
from discretion.release import Unwritable
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    build([pathlib.Path(sys.argv[2])], pathlib.Path(sys.argv[3]))
except Unwritable as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        (1_000, "File too large"),
        (50_000, "the workspace found no room, on disk or in memory"),
    ],
)
def test_a_disk_that_refuses_leaves_nothing_and_is_said_in_one_line(
    population: Path, tmp_path: Path, limit: int, reason: str
) -> None:
    store = tmp_path / "store"
    command = [sys.executable, "-c", BUILD, str(limit), str(population), str(store)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said == (
        f"store {store}: nothing was written ({reason}); "
        "make room there or choose another store, and build again\n"
    )
    assert [path.name for path in store.iterdir()] == [".lock"]
