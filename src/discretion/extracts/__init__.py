"""Files become typed columns, or rejections: every row is one or the other.

Arrow reads delimited text and Parquet, openpyxl reads workbooks, and DuckDB types all
of it alike. All but openpyxl work by column, so that no row of the other formats
becomes a Python object on its way.
"""

from __future__ import annotations

from discretion.extracts.about import About, Coverage, read_about
from discretion.extracts.find import Found, find
from discretion.extracts.load import Extract, load
from discretion.extracts.refusal import Refusal
from discretion.extracts.rejects import rejects

__all__ = [
    "About",
    "Coverage",
    "Extract",
    "Found",
    "Refusal",
    "find",
    "load",
    "read_about",
    "rejects",
]
