"""Files in, tables out: accepted rows by record type, people's details, and rejects."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from discretion.extracts import tables
from discretion.extracts.about import About, read_about
from discretion.extracts.find import Found
from discretion.extracts.formats import read
from discretion.extracts.grid import Grid, Source, place
from discretion.extracts.headings import Fit, candidates, count_known, fit
from discretion.extracts.refusal import Refusal
from discretion.extracts.rejects import create_rejects, ragged_rows, reject
from discretion.extracts.typed import select
from discretion.record import Layout, Record

_FILES = pa.schema(
    {
        "extract": pa.int32(),
        "turn": pa.int32(),
        "file": pa.string(),
        "sheet": pa.string(),
        "namespace": pa.string(),
    }
)


@dataclasses.dataclass(frozen=True)
class Extract:
    """One file or sheet that was read, and how many of its rows became what.

    ``sheet`` is null unless the file is a workbook. ``rows_in`` is always ``rows_ok``
    and ``rows_rejected`` together; the superseded are among the accepted.
    """

    name: str
    sheet: str | None
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
    """A grid whose rows may be read: nothing seen so far refuses the build."""

    name: str
    sha256: str
    about: About
    grid: Grid
    fit: Fit


def load(
    con: duckdb.DuckDBPyConnection,
    found: Sequence[Found],
    records: Sequence[type[Record]],
    say: Callable[[str], None] = lambda line: None,
) -> list[Extract]:
    """Read every file into the tables of the record types.

    Makes ``rows_<table>`` for each record type, ``identity_record`` and ``reject``,
    and will ``say`` which sheets of workbooks are passed over.
    Each statement commits by itself: within one transaction DuckDB 2.0.0 hides the
    rows of a table whose first insert was empty and a later one large. After a refusal
    the tables are half made; their workspace is to be thrown away.

    Raises:
        Refusal: a file cannot be read, a heading is not known, or a file stands twice.
    """
    opened: list[_Opened] = []
    names: dict[str, str] = {}
    for one in found:
        about, written = read_about(one)
        among = candidates(one.name, records, about.layout)
        source = read(one, functools.partial(count_known, among=among))
        _require_different(source, one.name, names)
        sha256 = _hash(source, written)
        for grid in source.grids:
            means = fit(place(one.name, grid.sheet), grid.headings, among)
            opened.append(_Opened(one.name, sha256, about, grid, means))
        for line in source.passed_over:
            say(line)
    return _fill(con, opened, records)


def _hash(source: Source, written: bytes) -> str:
    """Of the file and what is said beside it, if anything is."""
    if not written:
        return source.sha256
    return hashlib.sha256(source.sha256.encode() + written).hexdigest()


def _require_different(source: Source, name: str, names: dict[str, str]) -> None:
    """Rows without a key of their own would count twice."""
    earlier = names.setdefault(source.content, name)
    if earlier != name:
        raise Refusal(f"the same extract twice: {earlier} and {name} (remove one)")


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
        superseded |= tables.finish(con, record, records, files)
    return [
        dataclasses.replace(extract, rows_superseded=superseded.get(number, 0))
        for number, extract in enumerate(extracts)
    ]


def _read(con: duckdb.DuckDBPyConnection, number: int, one: _Opened) -> Extract:
    """Type each block of a grid, and keep each row as accepted or rejected."""
    grid, record, width = one.grid, one.fit.record, len(one.grid.headings)
    typed = select(one.fit, "extracts_block", width)
    rows_in = rows_ok = 0
    for block in grid.blocks(one.fit):
        if not block.rows.num_rows and not block.ragged:
            continue
        con.register("extracts_block", block.rows)
        con.execute(f"create or replace temp table extracts_typed as {typed}")
        rows_in += block.rows.num_rows + len(block.ragged)
        rows_ok += tables.gather(con, record, number, "extracts_typed")
        ragged = ragged_rows(block, width)
        reject(con, one.name, grid.sheet, "extracts_typed", ragged)
        con.unregister("extracts_block")
    con.execute("drop table if exists extracts_typed")
    return Extract(
        name=one.name,
        sheet=grid.sheet,
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
    """The turn of each file or sheet: oldest first, whatever its name and place."""
    turns = sorted(
        enumerate(extracts),
        key=lambda one: (one[1].as_of or datetime.date.min, one[1].sha256),
    )
    rows = [
        {
            "extract": number,
            "turn": turn,
            "file": extract.name,
            "sheet": extract.sheet,
            "namespace": extract.layout.namespace or None,
        }
        for turn, (number, extract) in enumerate(turns)
    ]
    return pa.Table.from_pylist(rows, _FILES)
