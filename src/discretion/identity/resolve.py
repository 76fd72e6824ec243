"""Records become persons: keys, clusters, conflicts, ids, evidence, in that order."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from discretion.identity.clusters import cluster
from discretion.identity.conflicts import add_a_number_conflicts
from discretion.identity.evidence import write_links, write_persons
from discretion.identity.ids import name_persons
from discretion.identity.keys import prepare
from discretion.identity.questions import ask
from discretion.identity.review import REVIEWED
from discretion.record import Record

MODEL = "deterministic-2"
"""The rules in force: part of a release's id, so a change of rules is a new release."""


def resolve(con: duckdb.DuckDBPyConnection, records: Sequence[type[Record]]) -> None:
    """Decide which records are one person's.

    Reads ``identity_record``, ``rows_identity_review``, the superseded rows of each
    record type's ``rows_`` table, and ``inherited`` (``record_id``, ``person_id``:
    the parent release's answer, empty for a fresh store). Writes ``person_of``,
    ``person`` and ``identity_link``. The answer depends on neither the order of rows
    nor threads.
    """
    prepare(con)
    con.execute(REVIEWED)
    cluster(con)
    add_a_number_conflicts(con)
    _gather(con, records)
    name_persons(con)
    ask(con)
    write_persons(con)
    write_links(con)
    for step in _STEPS:
        con.execute(f"drop table temp.identity_{step}")


_STEPS = ["key", "reviewed", "tie", "conflict", "member", "person", "question", "group"]
"""The tables that are made on the way."""


def _gather(con: duckdb.DuckDBPyConnection, records: Sequence[type[Record]]) -> None:
    """Write ``identity_member``: a superseded row goes where its successor is."""
    con.execute("""
        create or replace temp table identity_member as
        select record_id, cluster from identity_key join identity_tie using (id)""")
    for record in records:
        # The table's name is declared by the record.
        con.execute(f"""
            insert into identity_member
            select rows.id, cluster from rows_{record.table} as rows
            join identity_member on record_id = superseded_by""")  # noqa: S608
