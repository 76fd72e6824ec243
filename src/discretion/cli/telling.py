"""What commands write, and how they know that it was written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discretion.release import Account


class Untold(Exception):  # noqa: N818  # named for what happens, like a refusal
    """What a command had to say could not be written."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            f"standard output: cannot be written to ({reason}); give another place, "
            "and ask again (a release that was built is there)"
        )


def tell(text: str, end: str = "\n") -> None:
    """Write to standard output, and know that it was written."""
    try:
        print(text, end=end, flush=True)
    except OSError as error:
        # What could not be written is not tried again when the program ends.
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        raise Untold(error.strerror or "refused") from error


def say(step: str) -> None:
    """Tell a person at a terminal how far it is; stay quiet in a pipe."""
    if sys.stderr.isatty():
        print(f"{step} ...", file=sys.stderr)


def tell_accounts(accounts: Mapping[str, Account]) -> None:
    """What became of the rows of each record type."""
    for name, account in accounts.items():
        tell(f"{name}: {told(account)}")


def told(account: Account) -> str:
    """What became of some rows, in a few words."""
    words = (
        f"{account.rows_in} rows in, {account.rows_ok} ok, "
        f"{account.rows_rejected} rejected"
    )
    superseded = account.rows_superseded
    return f"{words}, {superseded} superseded" if superseded else words
