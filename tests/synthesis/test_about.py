from __future__ import annotations

import json
from pathlib import Path

from discretion.synthesis import EXTRACTS


def test_an_extract_says_what_it_is_and_that_it_is_invented(set_of_400: Path) -> None:
    said = json.loads((set_of_400 / "ice/encounters.about.json").read_text())
    assert said == {
        "layout": "ice_encounter_internal",
        "synthetic": True,
        "window": {"from": "2012-01-01", "to": "2016-09-30"},
        "as_of": "2016-09-30",
        "query": "discretion synthesize --persons 400 --seed 7",
        "run_at": "2016-10-14T00:00:00Z",
        "run_by": "discretion synthesize",
        "verified": False,
        "coverage": "POPULATION",
    }


def test_only_criminal_histories_cover_people_met_again_alone(set_of_400: Path) -> None:
    partial = {
        path.as_posix()
        for path in EXTRACTS.values()
        if json.loads((set_of_400 / path).with_suffix(".about.json").read_text())[
            "coverage"
        ]
        == "ENCOUNTER_ONLY"
    }
    assert partial == {"ice/criminal_history.csv", "ice/foreign_histories.csv"}
