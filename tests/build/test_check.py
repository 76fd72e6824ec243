from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from discretion.build import check
from discretion.extracts import Refusal
from discretion.release import Account

Encounters = Callable[..., Path]

DIAZ = "E1,S1,2014-01-02,PD,1234567890"
WRONG = "E3,S1,2014-02-30,PD,1234567890"


def test_every_reject_is_said_and_every_row_counted(encounters: Encounters) -> None:
    said: list[str] = []
    encounters("b.csv", WRONG)
    folder = encounters("a.csv", DIAZ, WRONG).parent
    assert check([folder], said.append) == {"IceEncounter": Account(3, 1, 2, 0)}
    fault = 'event_date "2014-02-30" is not a date (expects YYYY-MM-DD)'
    assert said == [f"a.csv row 3: {fault}", f"b.csv row 2: {fault}"]


def test_nothing_that_was_written_stays(
    encounters: Encounters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = encounters("a.csv", DIAZ)
    wrong = encounters("b.csv", DIAZ)
    wrong.write_text("nothing,known\n1,2\n")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    check([path], print)
    with pytest.raises(Refusal):
        check([wrong], print)
    assert sorted(tmp_path.rglob("*")) == before
