from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from discretion.build import build
from discretion.release import Store

BUILD = """
import pathlib, sys
from discretion.build import build
print("ready", flush=True)
build([pathlib.Path(path) for path in sys.argv[2:]], pathlib.Path(sys.argv[1]))
"""
KILLS = 10


def run(store: Store, extracts: list[Path], kill_after: float | None) -> int:
    """Build in a process of its own, killed so many seconds after it began."""
    command = [sys.executable, "-c", BUILD, str(store.folder), *map(str, extracts)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        if kill_after is not None:
            time.sleep(kill_after)
            builder.kill()
    return builder.returncode


def test_a_killed_build_leaves_the_old_release_or_the_new_one(
    population: Path, tmp_path: Path
) -> None:
    store = Store(tmp_path / "store")
    chance = random.Random(7)  # noqa: S311 - moments to kill at, no secret
    choices = [[population / "ice"], [population / "ice", population / "cbp"]]
    began = time.monotonic()
    assert run(store, choices[0], None) == 0
    took = time.monotonic() - began
    codes = []
    for _ in range(KILLS):
        before = store.releases()
        other = choices[before[-1].number % 2]
        codes.append(run(store, other, chance.uniform(0, took)))
        after = store.releases()
        assert after[: len(before)] == before
        assert len(after) - len(before) in ((0, 1) if codes[-1] else (1,))
        for entry in after[-2:]:
            assert entry.open().manifest.number == entry.number
    assert -9 in codes
    last = build(choices[store.releases()[-1].number % 2], store.folder)
    assert last.is_new
    names = {path.name for path in store.folder.iterdir()}
    assert names == {".lock", *(entry.folder.name for entry in store.releases())}
