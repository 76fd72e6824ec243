"""Measures: `python -m bench STORE...`, one store of each size.

Everything is asked over HTTP on loopback, one question after another in turns, so that
what slows the machine slows all alike. Bodies are compared before times are.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bench.cases import DOCUMENTS
from discretion import access
from discretion.graph import cursors

TURNS = 40
SAMPLE = 200


class Server:
    """A program that answers on loopback."""

    def __init__(self, command: list[str], store: Path, port: int) -> None:
        begun = time.perf_counter()
        environment = {**os.environ, "DISCRETION_STORE": str(store)}
        self.program = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        self.port = port
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 0.1).close()
                break
            except OSError:
                time.sleep(0.01)
        self.started = time.perf_counter() - begun
        self.http = http.client.HTTPConnection("127.0.0.1", port)

    def post(self, path: str, body: bytes, fresh: bool = True) -> bytes:
        headers = {"content-type": "application/json"}
        if fresh:
            headers["cache-control"] = "no-cache"
        self.http.request("POST", path, body, headers)
        return self.http.getresponse().read()

    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.program.pid}/status").read_text()
        line = next(each for each in status.splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def servers(store: Path) -> Iterator[dict[str, Server]]:
    """Ours, the reference execution and what is written by hand, on one store."""
    serve = [sys.executable, "-m", "discretion", "serve", "--store", str(store), "--port"]
    uvicorn = [sys.executable, "-m", "uvicorn", "--factory", "--log-level", "error"]
    ports = [free_port() for _ in range(3)]
    running = {
        "ours": Server([*serve, str(ports[0])], store, ports[0]),
        "by hand": Server(
            [*uvicorn, "bench.by_hand:app", "--port", str(ports[1])], store, ports[1]
        ),
        "reference": Server(
            [*uvicorn, "bench.reference:app", "--port", str(ports[2])], store, ports[2]
        ),
    }
    try:
        yield running
    finally:
        for server in running.values():
            server.program.terminate()
            server.program.wait()


def variables(store: Path) -> dict[str, list[dict[str, Any]]]:
    """Values of variables for each question, spread over the whole release."""
    door = access.Door(store)
    db = door._open(door._entry(None)).release.connect()
    ids = [one for (one,) in db.execute("SELECT id FROM people.person ORDER BY id")]
    step = max(1, len(ids) // SAMPLE)
    order = access.Order()
    after = [cursors.encode(order, one, one) for one in ids[: len(ids) * 3 // 4 : step]]
    day = access.Order("encountered_on")
    far = db.execute(
        """SELECT encountered_on, id FROM links.encounter
           ORDER BY encountered_on, id LIMIT ? OFFSET ?""",
        (SAMPLE, 50_000 if len(ids) > 100_000 else 10_000),
    ).fetchall()
    door.close()
    pages = [{"after": each} for each in after]
    one = [{"id": each} for each in ids[::step]]
    return {
        "person": one,
        "page of 100": pages,
        "page of 1000": pages,
        "filtered": pages,
        "timeline": one,
        "page 5000": [{"after": cursors.encode(day, *place)} for place in far],
    }


def measure(store: Path) -> dict[str, float]:
    """Print the ratios of one store; the medians of ours, in milliseconds."""
    asked = variables(store)
    medians: dict[str, float] = {}
    with servers(store) as running:
        for case, document in DOCUMENTS.items():
            times: dict[str, list[float]] = {name: [] for name in running}
            turns = TURNS if case != "page of 1000" else TURNS // 2
            for turn in range(turns):
                chosen = asked[case][turn * 4 % len(asked[case])]
                bodies = {}
                for name, server in running.items():
                    if name == "reference" and turn >= 10:
                        continue
                    if name == "by hand":
                        path, body = "/answer", {"case": case, "variables": chosen}
                    else:
                        path = "/graphql"
                        body = {"query": document, "variables": chosen}
                    sent = orjson.dumps(body)
                    begun = time.perf_counter()
                    bodies[name] = server.post(path, sent)
                    times[name].append((time.perf_counter() - begun) * 1000)
                data = {name: orjson.loads(each)["data"] for name, each in bodies.items()}
                assert all(each == data["ours"] for each in data.values()), case
            told = {name: times_of[min(3, len(times_of) - 1) :] for name, times_of in times.items()}
            middle = {name: statistics.median(each) for name, each in told.items()}
            medians[case] = middle["ours"]
            spread = ", ".join(
                f"{name} {middle[name]:.2f} ({min(each):.2f}-{max(each):.2f})"
                for name, each in told.items()
            )
            print(
                f"{case:13} {middle['ours'] / middle['by hand']:5.2f} of by hand, "
                f"{middle['reference'] / middle['ours']:5.1f} times the reference | ms: {spread}"
            )
        repeated(running, asked)
        beside_a_count(running["ours"], asked)
        for name, server in running.items():
            print(f"{name}: {server.memory():.0f} MB, listening after {server.started:.2f} s")
    return medians


def repeated(running: dict[str, Server], asked: dict[str, Any]) -> None:
    """The same question again and again, beside a static response."""
    body = orjson.dumps(
        {"query": DOCUMENTS["person"], "variables": asked["person"][3]}
    )
    rates: dict[str, list[float]] = {"kept": [], "static": []}
    for _ in range(8):
        for name, server, path in (
            ("kept", running["ours"], "/graphql"),
            ("static", running["by hand"], "/static"),
        ):
            begun = time.perf_counter()
            for _ in range(200):
                server.post(path, body, fresh=False)
            rates[name].append(200 / (time.perf_counter() - begun))
    kept, static = (statistics.median(rates[name]) for name in ("kept", "static"))
    print(f"repeated      {kept / static:.2f} of static | a second: {kept:.0f}, {static:.0f}")


def beside_a_count(server: Server, asked: dict[str, Any]) -> None:
    """How long one person takes, alone and while a count runs."""
    count = orjson.dumps(
        {"query": """{ persons(filter: { decision: { office: "none" } }) {
            totalCount distinctPersonCount } }"""}
    )
    alone = tail(server, asked)
    running = True
    took: list[float] = []

    def counting() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port)
        while running:
            begun = time.perf_counter()
            connection.request(
                "POST",
                "/graphql",
                count,
                {"content-type": "application/json", "cache-control": "no-cache"},
            )
            connection.getresponse().read()
            took.append((time.perf_counter() - begun) * 1000)

    thread = threading.Thread(target=counting)
    thread.start()
    beside = tail(server, asked)
    running = False
    thread.join()
    print(
        f"one person    99th percentile {alone:.1f} ms alone, {beside:.1f} ms beside a "
        f"count of {statistics.median(took):.0f} ms"
    )


def tail(server: Server, asked: dict[str, Any]) -> float:
    times = []
    for turn in range(1000):
        chosen = asked["person"][turn % len(asked["person"])]
        body = orjson.dumps({"query": DOCUMENTS["person"], "variables": chosen})
        begun = time.perf_counter()
        server.post("/graphql", body)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.quantiles(times, n=100)[98]


def main() -> None:
    sizes: dict[Path, dict[str, float]] = {}
    for store in map(Path, sys.argv[1:]):
        print(f"\n{store.name}")
        sizes[store] = measure(store)
    if len(sizes) > 1:
        small, large = list(sizes.values())[:2]
        for case in ("page of 100", "page of 1000", "page 5000"):
            print(f"{case}: {large[case] / small[case]:.2f} times as long in the larger store")


main()
