"""Programs that answer on loopback, and how they are asked."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

HOST = "127.0.0.1"
APSW = "by hand, apsw"
_FRESH = {"cache-control": "no-cache"}


class Server:
    """A program that answers on loopback; ``started`` says after how many seconds."""

    def __init__(self, command: list[str], store: Path, port: int, driver: str) -> None:
        """Start it over a store, and wait until it listens."""
        begun = time.perf_counter()
        environment = {
            **os.environ,
            "DISCRETION_STORE": str(store),
            "DRIVER": driver,
        }
        self.program = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL
        )
        while True:
            with contextlib.suppress(OSError), socket.create_connection((HOST, port)):
                break
            time.sleep(0.01)
        self.started = time.perf_counter() - begun
        self.port = port
        self._http = self.connect()

    def connect(self) -> http.client.HTTPConnection:
        """A connection of its own."""
        return http.client.HTTPConnection(HOST, self.port)

    def post(
        self,
        path: str,
        body: bytes,
        fresh: bool = True,
        over: http.client.HTTPConnection | None = None,
    ) -> bytes:
        """The answer; a kept one only where it need not be ``fresh``."""
        headers = {"content-type": "application/json", **(_FRESH if fresh else {})}
        line = over or self._http
        try:
            line.request("POST", path, body, headers)
            return line.getresponse().read()
        except ConnectionError:  # it was idle for too long
            line.close()
            line.request("POST", path, body, headers)
            return line.getresponse().read()

    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.program.pid}/status").read_text()
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@contextlib.contextmanager
def servers(store: Path) -> Iterator[dict[str, Server]]:
    """Ours, what is written by hand, and the reference execution, on one store.

    By hand stands there twice, with Python's driver and with ours.
    """
    ours = [sys.executable, "-m", "discretion", "serve", "--store", str(store)]
    other = [sys.executable, "-m", "uvicorn", "--factory", "--log-level", "error"]
    commands = {
        "ours": [*ours, "--port"],
        "by hand": [*other, "bench.by_hand:app", "--port"],
        APSW: [*other, "bench.by_hand:app", "--port"],
        "reference": [*other, "bench.reference:app", "--port"],
    }
    running: dict[str, Server] = {}
    try:
        for name, command in commands.items():
            port = _free_port()
            driver = "apsw" if name == APSW else "sqlite3"
            running[name] = Server([*command, str(port)], store, port, driver)
        yield running
    finally:
        for server in running.values():
            server.program.terminate()
            server.program.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
