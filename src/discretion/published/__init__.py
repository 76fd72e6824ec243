"""Published figures: what others have counted and printed, with what it does not say.

They are facts about documents, kept apart from records: no release holds them, none
changes them, and nothing here is added to a count of ours. A new one is an entry of a
file in ``figures/``. Only the standard library is used.
"""

from __future__ import annotations

from discretion.published.compare import (
    Comparability,
    Ratio,
    Reason,
    Total,
    ratio,
    total,
)
from discretion.published.figure import (
    Absence,
    FigureComponent,
    FigureSource,
    FigureUnit,
    Precision,
    PublishedFigure,
    Window,
    WindowKind,
)
from discretion.published.load import FIGURES, figure, figures, load
from discretion.published.reconcile import (
    Reconciled,
    ReconciliationStatus,
    reconcile,
)
from discretion.published.reconciliation import (
    RECONCILIATIONS,
    Reconciliation,
    read_reconciliations,
    reconciliations,
)

__all__ = [
    "FIGURES",
    "RECONCILIATIONS",
    "Absence",
    "Comparability",
    "FigureComponent",
    "FigureSource",
    "FigureUnit",
    "Precision",
    "PublishedFigure",
    "Ratio",
    "Reason",
    "Reconciled",
    "Reconciliation",
    "ReconciliationStatus",
    "Total",
    "Window",
    "WindowKind",
    "figure",
    "figures",
    "load",
    "ratio",
    "read_reconciliations",
    "reconcile",
    "reconciliations",
    "total",
]
