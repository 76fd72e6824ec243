"""Reports: the answers of measures, written for readers and for programs."""

from __future__ import annotations

from discretion.reports.formats import FORMATS
from discretion.reports.reconciled import reconciled

__all__ = ["FORMATS", "reconciled"]
