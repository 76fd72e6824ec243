"""A measure's table as text, CSV or JSON, with all that must be said beside it."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discretion.access import Manifest
    from discretion.measures import Measure

Rows = Sequence[Mapping[str, Any]]


def as_table(measure: Measure, manifest: Manifest, by: list[str], rows: Rows) -> str:
    """Columns for a reader, then units, coverage and cautions."""
    names = [*by, *measure.figures]
    cells = [names, *([str(row[name]) for name in names] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [f"{measure.name}: {measure.definition}", _release(manifest), ""]
    lines += [_line(line, widths, len(by)) for line in cells]
    lines += [
        "",
        *(f"{n}: {f.unit}. {f.definition}" for n, f in measure.figures.items()),
    ]
    lines += ["", *map(_coverage, manifest.coverage), "", *measure.caveats]
    return "\n".join(lines) + "\n"


def as_csv(measure: Measure, manifest: Manifest, by: list[str], rows: Rows) -> str:
    """A line for each figure, with its unit and release, for spreadsheets."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    beside = [manifest.id, manifest.as_of or "", manifest.synthetic]
    lines.writerow(
        ["measure", *by, "figure", "unit", "value", "release", "as_of", "synthetic"]
    )
    for row, (name, figure) in itertools.product(rows, measure.figures.items()):
        groups = [row[each] for each in by]
        lines.writerow([measure.name, *groups, name, figure.unit, row[name], *beside])
    return text.getvalue()


def as_json(measure: Measure, manifest: Manifest, by: list[str], rows: Rows) -> str:
    """Everything, for programs."""
    import orjson

    told = {
        "measure": measure.name,
        "definition": measure.definition,
        "release": manifest.id,
        "asOf": manifest.as_of,
        "synthetic": manifest.synthetic,
        "by": by,
        "figures": {
            name: {"unit": each.unit, "definition": each.definition}
            for name, each in measure.figures.items()
        },
        "caveats": measure.caveats,
        "coverage": manifest.coverage,
        "rows": rows,
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2).decode() + "\n"


FORMATS: Mapping[str, Callable[[Measure, Manifest, list[str], Rows], str]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
}


def _release(manifest: Manifest) -> str:
    made_up = ", synthetic: these are no facts" if manifest.synthetic else ""
    return f"release {manifest.id}, as of {manifest.as_of or 'unknown'}{made_up}"


def _coverage(entry: Any) -> str:
    window = f"{entry.covers_from or 'unknown'} to {entry.covers_to or 'unknown'}"
    claim = entry.coverage or "coverage unknown"
    return f"{entry.component} {entry.record_type}: {window}, {claim}"


def _line(cells: Sequence[str], widths: Sequence[int], groups: int) -> str:
    padded = (
        cell.ljust(width) if number < groups else cell.rjust(width)
        for number, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join(padded).rstrip()
