"""Files in, tables out: accepted rows by record type, people's details, and rejects."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa

from discretion.extracts import tables
from discretion.extracts.about import About, read_about
from discretion.extracts.delimited import blocks
from discretion.extracts.find import Found
from discretion.extracts.heading_row import HeadingRow, find_headings
from discretion.extracts.headings import Fit, candidates, count_known, fit
from discretion.extracts.refusal import Refusal
from discretion.extracts.rejects import create_rejects, reject_faulty, reject_ragged
from discretion.extracts.text import Text, survey
from discretion.extracts.typed import select
from discretion.record import Layout, Record

_FILES = pa.schema(
    {
        "extract": pa.int32(),
        "turn": pa.int32(),
        "file": pa.string(),
        "namespace": pa.string(),
    }
)


@dataclasses.dataclass(frozen=True)
class Extract:
    """One file that was read, and how many of its rows became what.

    ``rows_in`` is always ``rows_ok`` and ``rows_rejected`` together; the superseded are
    among the accepted.
    """

    name: str
    sha256: str
    record: type[Record]
    layout: Layout
    about: About
    as_of: datetime.date | None
    rows_in: int
    rows_ok: int
    rows_rejected: int
    rows_superseded: int = 0


@dataclasses.dataclass(frozen=True)
class _Opened:
    """A file that may be read: nothing about it refuses the build."""

    text: Text
    about: About
    sha256: str
    headings: HeadingRow
    fit: Fit


def load(
    con: duckdb.DuckDBPyConnection,
    found: Sequence[Found],
    records: Sequence[type[Record]],
) -> list[Extract]:
    """Read every file into the tables of the record types.

    Makes ``rows_<table>`` for each record type, ``identity_record`` and ``reject``.
    Each statement commits by itself: within one transaction DuckDB 2.0.0 hides the
    rows of a table whose first insert was empty and a later one large. After a refusal
    the tables are half made; their workspace is to be thrown away.

    Raises:
        Refusal: a file cannot be read, a heading is not known, or a file stands twice.
    """
    opened = [_open(one, records) for one in found]
    _require_different(opened)
    return _fill(con, opened, records)


def _open(found: Found, records: Sequence[type[Record]]) -> _Opened:
    about, written = read_about(found)
    among = candidates(found.name, records, about.layout)
    text = survey(found)
    headings = find_headings(text, lambda cells: count_known(cells, among))
    stored = text.sha256.encode()
    sha256 = hashlib.sha256(stored + written).hexdigest() if written else text.sha256
    return _Opened(
        text, about, sha256, headings, fit(found.name, headings.cells, among)
    )


def _require_different(opened: Sequence[_Opened]) -> None:
    """Rows without a key of their own would count twice."""
    names: dict[str, str] = {}
    for one in opened:
        name = one.text.found.name
        if one.text.content in names:
            alike = f"{names[one.text.content]} and {name}"
            raise Refusal(f"the same extract twice: {alike} (remove one)")
        names[one.text.content] = name


def _fill(
    con: duckdb.DuckDBPyConnection,
    opened: Sequence[_Opened],
    records: Sequence[type[Record]],
) -> list[Extract]:
    create_rejects(con)
    tables.create_tables(con, records)
    extracts = [_read(con, number, one) for number, one in enumerate(opened)]
    files = _files(extracts)
    superseded: dict[int, int] = {}
    for record in records:
        superseded |= tables.finish(con, record, files)
    return [
        dataclasses.replace(extract, rows_superseded=superseded.get(number, 0))
        for number, extract in enumerate(extracts)
    ]


def _read(con: duckdb.DuckDBPyConnection, number: int, one: _Opened) -> Extract:
    """Type each block of a file, and keep each row as accepted or rejected."""
    name, record, width = one.text.found.name, one.fit.record, len(one.headings.cells)
    typed = select(one.fit, "extracts_block", width)
    rows_in = rows_ok = 0
    for block in blocks(one.text, one.headings):
        con.register("extracts_block", block.rows)
        con.execute(f"create or replace temp table extracts_typed as {typed}")
        rows_in += block.rows.num_rows + len(block.ragged)
        rows_ok += tables.gather(con, record, number, "extracts_typed")
        reject_faulty(con, name, "extracts_typed")
        reject_ragged(con, name, width, block.ragged)
    con.execute("drop table extracts_typed")
    con.unregister("extracts_block")
    return Extract(
        name=name,
        sha256=one.sha256,
        record=record,
        layout=one.fit.layout,
        about=one.about,
        as_of=one.about.as_of or tables.latest_day(con, record, number),
        rows_in=rows_in,
        rows_ok=rows_ok,
        rows_rejected=rows_in - rows_ok,
    )


def _files(extracts: Sequence[Extract]) -> Any:
    """The turn of each file: oldest first, whatever its name and place."""
    turns = sorted(
        enumerate(extracts),
        key=lambda one: (one[1].as_of or datetime.date.min, one[1].sha256),
    )
    rows = [
        {
            "extract": number,
            "turn": turn,
            "file": extract.name,
            "namespace": extract.layout.namespace or None,
        }
        for turn, (number, extract) in enumerate(turns)
    ]
    return pa.Table.from_pylist(rows, _FILES)
