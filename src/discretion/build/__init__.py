"""Builds: extracts, then identity, then links; at the end a release, or nothing.

DuckDB carries each build from file to file in one workspace, so that rows never pass
through Python on the way. Ibis only turns the links' expressions into its SQL.
"""

from __future__ import annotations

from discretion.build.build import Built, build
from discretion.build.check import check

__all__ = ["Built", "build", "check"]
