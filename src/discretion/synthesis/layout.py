"""The internal layout of a record type: its columns, their headings and its key."""

from __future__ import annotations

from discretion.record import IDENTITY_COLUMNS, Layout, Record


def internal(record: type[Record]) -> Layout:
    """The layout in which a component sends its own identities along."""
    return next(layout for layout in record.layouts if layout.kind == "internal")


def headings(record: type[Record]) -> dict[str, str]:
    """Column name to heading: declared columns, identity, then what only a key has."""
    declared = {c.name: c.headings[0] for c in record.columns if c.headings}
    named = {**declared, **{name: name for name in IDENTITY_COLUMNS}}
    return {
        **named,
        **{name: name for name in internal(record).key if name not in named},
    }
