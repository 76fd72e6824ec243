"""Reports: the answers of measures, written for readers and for programs.

Altair lives in this room, and is loaded when a chart is drawn.
"""

from __future__ import annotations

from discretion.reports.chart import draw
from discretion.reports.formats import FORMATS
from discretion.reports.reconciled import reconciled
from discretion.reports.undrawn import NotDrawnError

__all__ = ["FORMATS", "NotDrawnError", "draw", "reconciled"]
