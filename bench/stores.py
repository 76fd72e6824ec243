"""The releases measured: synthesized and built once, and values to ask them with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from discretion.access import Order
from discretion.graph import cursors
from discretion.release import Store

FOLDER = Path(__file__).parent.parent / ".bench"
SAMPLE = 200


def store_of(persons: int) -> Path:
    """A store with a release of so many synthetic persons."""
    store, extracts = FOLDER / f"{persons}", FOLDER / f"{persons}-extracts"
    if Store(store).latest() is None:
        run = [sys.executable, "-m", "discretion"]
        size = ["--persons", str(persons), "--seed", "4"]
        subprocess.run([*run, "synthesize", str(extracts), *size], check=True)
        subprocess.run(
            [*run, "build", str(extracts), "--store", str(store)], check=True
        )
    return store


def variables(store: Path) -> dict[str, list[dict[str, Any]]]:
    """Values of variables for each question, spread over the whole release."""
    entry = Store(store).latest()
    assert entry is not None
    release = entry.open()
    db = release.connect()
    ids = [one for (one,) in db.execute("SELECT id FROM people.person ORDER BY id")]
    far = db.execute(
        """SELECT encountered_on, id FROM links.encounter
           ORDER BY encountered_on, id LIMIT ? OFFSET ?""",
        (SAMPLE, min(50_000, len(ids) // 2)),
    ).fetchall()
    release.close()
    step = max(1, len(ids) // SAMPLE)
    starts = ids[: len(ids) * 3 // 4 : step]
    pages = [{"after": cursors.encode(Order(), one, one)} for one in starts]
    persons = [{"id": one} for one in ids[::step]]
    days = Order("encountered_on")
    return {
        "person": persons,
        "page of 100": pages,
        "page of 1000": pages,
        "filtered": pages,
        "timeline": persons,
        "page 5000": [{"after": cursors.encode(days, *place)} for place in far],
    }
