"""Runs commands of the program, each in a process of its own, and measures them.

A server imports the program once and forks for each command, so that a hundred take
seconds; or it starts the program anew, as a user does.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


@dataclasses.dataclass(frozen=True)
class Run:
    """What a command did."""

    status: int
    seconds: float
    megabytes: int
    out: str
    err: str


class Server:
    """One process that runs one command after another."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.extracts.measured"],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(
        self, arguments: Sequence[str], folder: Path, seconds: int, *, anew: bool
    ) -> Run:
        """The command, run in a folder, with a place there for what it spills."""
        asked, told = self._process.stdin, self._process.stdout
        assert asked
        assert told
        (folder / "spill").mkdir()
        print(
            json.dumps([arguments, str(folder), seconds, anew]), file=asked, flush=True
        )
        status, taken, kilobytes = json.loads(told.readline())
        out, err = ((folder / name).read_text() for name in ("out", "err"))
        return Run(status, taken, kilobytes >> 10, out, err)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def _serve() -> None:
    import discretion.build
    import discretion.cli  # noqa: F401  # so that no fork has to

    for line in sys.stdin:
        print(json.dumps(_measure(*json.loads(line))), flush=True)


def _measure(
    arguments: list[str], folder: str, seconds: int, anew: bool
) -> tuple[int, float, int]:
    started = time.monotonic()
    child = os.fork()
    if not child:
        _become(arguments, folder, seconds, anew)
    _, status, usage = os.wait4(child, 0)
    taken = time.monotonic() - started
    return os.waitstatus_to_exitcode(status), taken, usage.ru_maxrss


def _become(arguments: list[str], folder: str, seconds: int, anew: bool) -> NoReturn:
    """Be the program and nothing else, until the time is over."""
    status = 70
    try:
        signal.alarm(seconds)
        os.environ["TMPDIR"] = f"{folder}/spill"
        tempfile.tempdir = None
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for descriptor, name in ((1, "out"), (2, "err")):
            os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY), descriptor)
        if anew:
            program = [sys.executable, "-m", "discretion", *arguments]
            os.execv(sys.executable, program)  # noqa: S606  # the program itself
        from discretion.cli import main

        status = main(arguments)
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    _serve()
