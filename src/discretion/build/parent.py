"""The parent: the release a build inherits person ids from, and may add to."""

from __future__ import annotations

from collections.abc import Callable

import duckdb

from discretion.components import RECORDS
from discretion.release import Damaged, Release, Store
from discretion.release.write import PARQUET


def newest_sound(store: Store, say: Callable[[str], None]) -> Release | None:
    """The newest release that is what was written; those passed over are named."""
    for entry in reversed(store.releases()):
        try:
            return entry.open()
        except Damaged as error:
            say(f"{error}; building on the one before it")
    return None


def add_inherited(con: duckdb.DuckDBPyConnection, parent: Release | None) -> None:
    """Make the table ``inherited``: the person of each record of the parent."""
    con.execute("CREATE TABLE inherited (record_id VARCHAR, person_id VARCHAR)")
    if parent is None:
        return
    for record in RECORDS:
        name = f"{PARQUET}/{record.table}.parquet"
        if name in parent.manifest.outputs:
            con.execute(
                "INSERT INTO inherited SELECT id, person_id FROM read_parquet(?)",
                [str(parent.folder / name)],
            )
