"""Files that would do harm are refused: in one line, soon, small, without a trace."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import pytest

from tests.extracts.hostile_parquets import PARQUETS
from tests.extracts.hostile_places import PLACES
from tests.extracts.hostile_texts import TEXTS, Maker
from tests.extracts.hostile_workbooks import WORKBOOKS
from tests.extracts.measured import Run, Server

KINDS: dict[str, Maker] = {**TEXTS, **WORKBOOKS, **PARQUETS, **PLACES}

BUILT = (
    "a quote never closed",
    "gzip of 10 GB of rows",
    "a workbook of a thousand million laughs",
    "a workbook with a text that is not there",
    "Parquet with nested columns",
    "Parquet with damaged pages",
    "a folder with one extract twice",
    "a description that is no JSON",
)
"""Kinds of which a release is attempted too, by the program started anew."""

ATTEMPTS = [*((kind, "check") for kind in KINDS), *((kind, "build") for kind in BUILT)]

SECONDS, MEGABYTES = 30, 500


@dataclasses.dataclass(frozen=True)
class Attempt:
    """One command on one hostile file, in a folder of its own."""

    folder: Path
    said: str
    run: Run


Attempts = dict[tuple[str, str], Future[Attempt]]


@pytest.fixture(scope="module")
def attempts(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Attempts]:
    """Every attempt that is asked about, several at once."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    asked = [spec.params.get("asked") for spec in specs if spec]
    root = tmp_path_factory.mktemp("hostile")
    free: SimpleQueue[Server] = SimpleQueue()
    servers = [Server() for _ in range(os.cpu_count() or 1)]
    for server in servers:
        free.put(server)
    with ThreadPoolExecutor(len(servers)) as pool:
        yield {
            one: pool.submit(attempt, free, root / str(nth), *one)
            for nth, one in enumerate(ATTEMPTS)
            if one in asked
        }
    for server in servers:
        server.close()


def attempt(
    free: SimpleQueue[Server], folder: Path, kind: str, command: str
) -> Attempt:
    folder.mkdir()
    path, said = KINDS[kind](folder)
    anew = command == "build"
    arguments = [command, path.name, *(["--store", "store"] if anew else ())]
    server = free.get()
    try:
        return Attempt(folder, said, server.run(arguments, folder, SECONDS, anew=anew))
    finally:
        free.put(server)


@pytest.mark.parametrize("asked", ATTEMPTS, ids=lambda asked: " - ".join(asked))
def test_what_would_do_harm_is_refused(
    attempts: Attempts, asked: tuple[str, str]
) -> None:
    if asked[0] == "a file that may not be read" and os.geteuid() == 0:
        pytest.skip("whoever may read everything reads this too")
    made = attempts[asked].result()
    assert (made.run.status, made.run.out) == (1, ""), made.run
    line = made.run.err.removesuffix("\n")
    assert line.isprintable()
    assert line.startswith("discretion: ")
    assert line.endswith(")")
    assert made.said in line
    assert str(made.folder) not in line
    assert made.run.seconds < SECONDS
    assert made.run.megabytes < MEGABYTES
    assert not any((made.folder / "spill").iterdir())
    store = made.folder / "store"
    assert not store.exists() or os.listdir(store) in ([], [".lock"])
