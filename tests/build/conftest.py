"""Extracts to build from: a simulated population, and small files written by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from discretion.build import Built, build
from discretion.synthesis import synthesize

HEADINGS = "event_number,eid_subject_id,event_date,processing_disposition,fin"


@pytest.fixture(scope="session")
def population(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extracts of all components about 30 simulated persons."""
    folder = tmp_path_factory.mktemp("population")
    synthesize(folder, persons=30, seed=1)
    return folder


@pytest.fixture(scope="session")
def built(population: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A release of that population; not to be changed."""
    return build([population], tmp_path_factory.mktemp("store") / "store")


@pytest.fixture
def encounters(tmp_path: Path) -> Callable[..., Path]:
    """Writes an extract of ICE encounters, and what is said about it."""

    def write(name: str, *rows: str, **about: Any) -> Path:
        path = tmp_path / "extracts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join((HEADINGS, *rows)) + "\n")
        if about:
            path.with_suffix(".about.json").write_text(json.dumps(about))
        return path

    return write
