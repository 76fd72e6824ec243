"""What is said where a chart cannot be drawn."""

from __future__ import annotations


class NotDrawnError(ValueError):
    """An answer cannot be drawn, or not where it was to be written."""
