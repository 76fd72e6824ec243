"""What stands beside each synthetic extract, to say what it is."""

from __future__ import annotations

import json
from pathlib import Path

from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.foreign_history import IceForeignHistory
from discretion.record import Record
from discretion.synthesis import rates
from discretion.synthesis.layout import internal

_RUN_AT = "2016-10-14T00:00:00Z"
"""Not the time of day: the same arguments give the same bytes."""


def write_about(extract: Path, record: type[Record], persons: int, seed: int) -> None:
    """Write `NAME.about.json` beside the extract."""
    met_again_only = record in (IceCriminalHistory, IceForeignHistory)
    about = {
        "layout": internal(record).name,
        "synthetic": True,
        "window": {
            "from": rates.FIRST_DAY.isoformat(),
            "to": rates.LAST_DAY.isoformat(),
        },
        "as_of": rates.LAST_DAY.isoformat(),
        "query": f"discretion synthesize --persons {persons} --seed {seed}",
        "run_at": _RUN_AT,
        "run_by": "discretion synthesize",
        "verified": False,
        "coverage": "ENCOUNTER_ONLY" if met_again_only else "POPULATION",
    }
    path = extract.with_suffix(".about.json")
    path.write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8", newline="\n")
