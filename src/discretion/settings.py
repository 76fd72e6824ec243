"""The few settings, each with a default that works on a fresh machine."""

from __future__ import annotations

from pathlib import Path

STORE = Path("store")
"""Where releases are kept when no ``--store`` is given."""

HOST = "127.0.0.1"
"""Servers listen here only."""

PORT = 8000
"""First port tried."""

FIXTURES = Path(__file__).parents[2] / "fixtures"
"""Synthetic extracts that ``discretion demo`` builds from."""
