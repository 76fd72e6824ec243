"""The federal fiscal year: 1 October to 30 September, named by the year it ends in."""

from __future__ import annotations

from typing import Any

import ibis


def fiscal_year(day: Any) -> Any:
    """The fiscal year of a day; null for null."""
    return (day + ibis.interval(months=3)).year().cast("int64")
