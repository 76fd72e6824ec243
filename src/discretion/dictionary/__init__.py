"""The data dictionary: every record type, column and layout, from the declarations.

It is derived once, as entries; the pages print them, and the graph answers with them.
"""

from __future__ import annotations

from discretion.dictionary.entry import (
    ColumnEntry,
    Entry,
    LayoutEntry,
    entries,
)
from discretion.dictionary.pages import codes, dictionary, layouts

__all__ = [
    "ColumnEntry",
    "Entry",
    "LayoutEntry",
    "codes",
    "dictionary",
    "entries",
    "layouts",
]
