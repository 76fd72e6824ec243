"""Who asks, and for what purpose."""

from __future__ import annotations

import dataclasses

from discretion.record import Word


class Purpose(Word):
    """Why data is read; enforcement is not among the purposes and never will be."""

    STATISTICS = "STATISTICS", "To describe groups without identifying anyone in them."
    AUDIT = "AUDIT", "To retrace a figure to its sources."


@dataclasses.dataclass(frozen=True)
class Principal:
    """Someone who asks."""

    name: str


LOCAL = Principal("local")
"""Whoever asks a server on this machine, over loopback only."""

STEWARD = Principal("steward")
"""Whoever runs a command on the store itself, and so has its files at hand."""
