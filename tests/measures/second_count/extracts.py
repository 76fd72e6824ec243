"""The sets of extracts that are counted twice, some without what others have."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

from discretion.synthesis import synthesize
from tests.links.second_count.random_extracts import write_random_extracts
from tests.links.second_count.rewrite import make_identities_perfect

PERSONS = 100
_HISTORY = "ice/criminal_history"


def write_synthetic(folder: Path, seed: int) -> None:
    """Synthetic extracts of people whose identities are perfect.

    As the seed goes: all of them, all with histories of everyone, none of a component,
    none of criminal histories.
    """
    synthesize(folder, persons=PERSONS, seed=seed)
    make_identities_perfect(folder)
    for truth in folder.glob("truth*.csv"):
        truth.unlink()
    step, which = seed % 4, ("ice", "cbp", "uscis")[seed // 4 % 3]
    if step == 1:
        _say(folder / f"{_HISTORY}.about.json", coverage="POPULATION")
    elif step in (2, 3):
        gone = f"{which}/*" if step == 2 else f"{_HISTORY}.*"
        for path in folder.glob(gone):
            path.unlink()


def write_random(folder: Path, seed: int) -> None:
    """Random extracts full of days that collide, with a few deaths in custody."""
    write_random_extracts(folder, seed)
    chance = Random(f"deaths {seed}")  # noqa: S311
    for path in folder.glob("ice/detentions*.csv"):
        lines = path.read_text(encoding="utf-8").splitlines()
        dead = [
            line.replace("Paroled", "Died") if chance.random() < 0.3 else line
            for line in lines
        ]
        path.write_text("\n".join(dead) + "\n", encoding="utf-8")


def _say(path: Path, **said: str) -> None:
    about = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**about, **said}), encoding="utf-8")
