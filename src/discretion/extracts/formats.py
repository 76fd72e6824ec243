"""Which format a file is read in, by the end of its name."""

from __future__ import annotations

from discretion.extracts.find import Found
from discretion.extracts.grid import Source
from discretion.extracts.heading_row import Known


def read(found: Found, known: Known) -> Source:
    """The grids of a file.

    Raises:
        Refusal: it is not what its name says, or holds no known headings.
    """
    suffix = found.path.suffix.lower()
    if suffix == ".xlsx":
        from discretion.extracts.workbook import read_workbook

        return read_workbook(found, known)
    if suffix == ".parquet":
        from discretion.extracts.parquet import read_parquet

        return read_parquet(found, known)
    from discretion.extracts.delimited import read_delimited

    return read_delimited(found, known)
