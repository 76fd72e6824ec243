"""Runs one command, and says in one line why it could not."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from discretion.cli.arguments import Command, parser
from discretion.cli.telling import Untold


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give its exit code.

    What a user can mend is one line on standard error and exit code 1; so is that the
    command was stopped, with exit code 130.
    """
    given = parser().parse_args(arguments)
    try:
        return _run(given)
    except KeyboardInterrupt as stop:
        print(f"discretion: {str(stop) or 'stopped'}", file=sys.stderr)
        return 130


def _run(given: argparse.Namespace) -> int:
    from discretion.extracts import Refusal
    from discretion.release import ReleaseError

    command: Command = given.run
    try:
        return command(given)
    except (Refusal, ReleaseError, Untold, OSError) as error:
        print(f"discretion: {error}", file=sys.stderr)
        return 1
