"""Reports: the answers of measures, written for readers and for programs."""

from __future__ import annotations

from discretion.reports.formats import FORMATS

__all__ = ["FORMATS"]
