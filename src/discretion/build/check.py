"""Checks extracts as a build would read them, and writes nothing that stays."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from discretion.build.assemble import account
from discretion.build.received import RECEIVED
from discretion.build.workspace import workspace
from discretion.extracts import find, load, rejects
from discretion.release import Account


def check(paths: Sequence[Path], say: Callable[[str], None]) -> Mapping[str, Account]:
    """Read extracts, ``say`` each reject and sheet of notes, count by record type.

    Raises:
        Refusal: A file cannot be read, or a heading is not known.
    """
    found = find(paths)
    with (
        tempfile.TemporaryDirectory() as folder,
        workspace(Path(folder) / "work") as con,
    ):
        accounts: dict[str, Account] = {}
        for extract in load(con, found, RECEIVED, say):
            name = extract.record.__name__
            accounts[name] = accounts.get(name, Account()) + account(extract)
        for line in rejects(con):
            say(line)
    return accounts
