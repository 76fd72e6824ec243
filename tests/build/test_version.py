from __future__ import annotations

import os
import subprocess
import sys

import pytest

from discretion.build.derive import CATALOGUE
from discretion.build.version import version
from discretion.record import Component, Record, column
from discretion.release import Catalogue

PRINT = """
from discretion.build.derive import CATALOGUE
from discretion.build.version import version
print(version(CATALOGUE))
"""


class Visit(Record, component=Component.ICE):
    """A record type of its own."""

    note: str | None = column("Note.")


def test_every_run_of_one_program_has_one_version() -> None:
    for seed in ("1", "2", "3"):
        said = subprocess.run(
            [sys.executable, "-c", PRINT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.strip() == version(CATALOGUE)


def test_another_declaration_is_another_version() -> None:
    assert version(Catalogue(CATALOGUE.records)) == version(CATALOGUE)
    assert version(Catalogue((*CATALOGUE.records, Visit))) != version(CATALOGUE)


def test_the_policies_count_for_the_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version.__wrapped__(CATALOGUE)
    monkeypatch.setattr("discretion.build.version._ROOMS", ("extracts", "identity"))
    without = version.__wrapped__(CATALOGUE)
    monkeypatch.setattr("discretion.build.version._ROOMS", ("identity", "policies"))
    assert len({before, without, version.__wrapped__(CATALOGUE)}) == 3
