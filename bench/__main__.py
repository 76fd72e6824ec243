"""Measures: `python -m bench [questions|measures] [PERSONS ...]`, by default all.

Questions are asked over HTTP on loopback, measures in this program; all in turns, so
that what slows the machine slows all alike. Bodies are compared before times are. The
releases, by default of 50,000 and 500,000 persons, are made once, in `.bench`.
"""

from __future__ import annotations

import statistics
import sys
import threading
import time
from pathlib import Path
from typing import Any

import orjson

from bench.cases import COUNT, DOCUMENTS
from bench.measures import measures
from bench.serving import APSW, Server, servers
from bench.stores import store_of, variables

TURNS = {"page of 1000": 24}
OF_REFERENCE = 12
WARM = 3

Asked = dict[str, list[dict[str, Any]]]


def timed(server: Server, path: str, sent: bytes) -> tuple[bytes, float]:
    """An answer, and in how many milliseconds it came."""
    begun = time.perf_counter()
    got = server.post(path, sent)
    return got, (time.perf_counter() - begun) * 1000


def measure(store: Path) -> dict[str, float]:
    """Print the ratios of one store; give the medians of ours in milliseconds."""
    asked, medians = variables(store), dict[str, float]()
    with servers(store) as running:
        for case in DOCUMENTS:
            medians[case] = compare(running, case, asked[case])
        repeated(running, asked)
        beside_a_count(running["ours"], asked)
        for name, server in running.items():
            memory, started = server.memory(), server.started
            print(f"{name}: {memory:.0f} MB, listens after {started:.2f} s")
    return medians


def compare(
    running: dict[str, Server], case: str, values: list[dict[str, Any]]
) -> float:
    """One question asked of all in turns; ours in milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in running}
    statements = 0
    for turn in range(TURNS.get(case, 60)):
        chosen, data = values[turn * 3 % len(values)], {}
        for name in rotated(list(running), turn):
            server = running[name]
            if name == "reference" and turn >= OF_REFERENCE:
                continue
            path, body = "/graphql", {"query": DOCUMENTS[case], "variables": chosen}
            if name.startswith("by hand"):
                path, body = "/answer", {"case": case, "variables": chosen}
            got, took = timed(server, path, orjson.dumps(body))
            times[name].append(took)
            answer = orjson.loads(got)
            data[name] = answer["data"]
            statements = answer.get("extensions", {}).get("statements", statements)
        assert all(each == data["ours"] for each in data.values()), case
    warm = {name: each[WARM:] for name, each in times.items()}
    middle = {name: statistics.median(each) for name, each in warm.items()}
    spread = ", ".join(
        f"{name} {middle[name]:.2f} ({min(each):.2f}-{max(each):.2f})"
        for name, each in warm.items()
    )
    ours = middle["ours"]
    print(
        f"{case:13}{ours / middle['by hand']:5.2f} of by hand "
        f"({ours / middle[APSW]:.2f} with apsw), "
        f"{middle['reference'] / ours:5.1f} times the reference, "
        f"{statements} statements | ms: {spread}"
    )
    return ours


def rotated(names: list[str], turn: int) -> list[str]:
    """The same in another order each turn: who comes second finds the rows at hand."""
    first = turn % len(names)
    return names[first:] + names[:first]


def repeated(running: dict[str, Server], asked: Asked) -> None:
    """The same question again and again, beside a static response."""
    body = {"query": DOCUMENTS["person"], "variables": asked["person"][3]}
    sent, many = orjson.dumps(body), 200
    ways = {
        "kept": (running["ours"], "/graphql"),
        "static": (running["by hand"], "/static"),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(8):
        for name, (server, path) in ways.items():
            begun = time.perf_counter()
            for _ in range(many):
                server.post(path, sent, fresh=False)
            rates[name].append(many / (time.perf_counter() - begun))
    kept, static = (statistics.median(rates[name]) for name in ways)
    ratio = f"{kept / static:5.2f} of static"
    print(f"repeated     {ratio} | a second: {kept:.0f}, {static:.0f}")


def beside_a_count(server: Server, asked: Asked) -> None:
    """How long one person takes, alone and while a count runs."""
    alone, took, running = slowest(server, asked), list[float](), True

    def counting() -> None:
        line, sent = server.connect(), orjson.dumps({"query": COUNT})
        while running:
            begun = time.perf_counter()
            server.post("/graphql", sent, over=line)
            took.append((time.perf_counter() - begun) * 1000)

    thread = threading.Thread(target=counting)
    thread.start()
    beside = slowest(server, asked)
    running = False
    thread.join()
    print(
        f"one person    99th percentile {alone:.1f} ms alone, {beside:.1f} ms beside a "
        f"count that takes {statistics.median(took):.0f} ms"
    )


def slowest(server: Server, asked: Asked) -> float:
    """The 99th percentile of one person."""
    bodies = [
        orjson.dumps({"query": DOCUMENTS["person"], "variables": values})
        for values in asked["person"]
    ]
    times = [
        timed(server, "/graphql", bodies[turn % len(bodies)])[1] for turn in range(1000)
    ]
    return statistics.quantiles(times, n=100)[98]


def questions(sizes: list[int]) -> None:
    """Measure each size, and what ten times the persons cost."""
    found: list[dict[str, float]] = []
    for persons in sizes:
        print(f"\nquestions, {persons} persons")
        found.append(measure(store_of(persons)))
    for case in found[0] if len(found) > 1 else ():
        ratio = found[1][case] / found[0][case]
        print(f"{case:13}{ratio:5.2f} times as long with {sizes[1]} persons")


def main() -> None:
    """Measure what was asked for."""
    asked = sys.argv[1:]
    sizes = [int(each) for each in asked if each.isdigit()] or [50_000, 500_000]
    sections = [each for each in asked if not each.isdigit()]
    if "questions" in sections or not sections:
        questions(sizes)
    for persons in sizes if "measures" in sections or not sections else ():
        print(f"\nmeasures, {persons} persons")
        measures(store_of(persons))


main()
