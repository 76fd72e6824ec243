"""The command line: what each command takes, does and prints.

Commands import what they need when they run, so that each starts soon.
"""

from __future__ import annotations

from discretion.cli.main import main

__all__ = ["main"]
