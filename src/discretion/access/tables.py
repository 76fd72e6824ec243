"""The tables of a release for measures, as Ibis expressions.

Whom a row is about may be joined and counted, and never shown: it is a number here, and
the id wherever else the same expressions run.
"""

from __future__ import annotations

import functools
from typing import Any

from discretion.access.scans import Scans
from discretion.release import Catalogue
from discretion.release.declared import Declared
from discretion.release.records import RECORDS


class ReleaseTables:
    """Gives each table of a release, and `coverage`, with its rows."""

    def __init__(self, scans: Scans) -> None:
        """Read by the scans of a release."""
        import ibis

        self._engine = ibis.duckdb.from_connection(scans.cursor())
        self._names = scans.names

    def table(self, name: str) -> Any:
        """The table of that name; KeyError if the release has none."""
        if name not in self._names:
            raise KeyError(name)
        return self._engine.table(name)


@functools.cache
def declared() -> Declared:
    """The tables that any release has, without rows: to write statements by."""
    return Declared(Catalogue(RECORDS), {})
