"""Survival curves with competing causes, as Ibis expressions.

Each subject leaves at a number of days, for a cause or because nothing more is known.
At ties what happened comes before what was censored: who is censored on a day was at
risk on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ibis

EVENT = "EVENT"
"""The cause that is asked about."""

CENSORED = "CENSORED"
"""What stands as the cause where nothing happened as far as is known."""


def curve(subjects: Any, by: Sequence[str]) -> Any:
    """The curves of each group, a row for each number of days at which anyone left.

    ``subjects`` has the columns ``by``, ``days`` and ``cause``, and ``number`` where a
    row stands for so many who are alike. At risk are those who left then or later.
    ``incidence`` is the Aalen-Johansen estimate of the share with the event by then,
    ``survival`` the Kaplan-Meier estimate of the share whom nothing befell, and
    ``alone`` that of the share without the event if no other cause were; each with
    its variance, which is Greenwood's, or by the delta method.
    """
    order = ibis.window(group_by=list(by), order_by="days")
    so_far = ibis.cumulative_window(group_by=list(by), order_by="days")
    whole = ibis.window(group_by=list(by))
    if "number" not in subjects.columns:
        subjects = subjects.mutate(number=1)
    event, censored = subjects.cause == EVENT, subjects.cause == CENSORED
    rows = subjects.group_by([*by, "days"]).agg(
        left=subjects.number.sum(),
        events=subjects.number.sum(where=event).fill_null(0),
        competing=subjects.number.sum(where=~event & ~censored).fill_null(0),
    )
    rows = rows.mutate(
        at_risk=rows.left.sum().over(whole) - rows.left.sum().over(so_far) + rows.left,
        failed=rows.events + rows.competing,
    )
    rows = rows.mutate(
        survival=_product(rows.failed, rows.at_risk, so_far),
        alone=_product(rows.events, rows.at_risk, so_far),
        survival_terms=_greenwood(rows.failed, rows.at_risk),
        alone_terms=_greenwood(rows.events, rows.at_risk),
    )
    before = rows.survival.lag().over(order).fill_null(1.0)
    rows = rows.mutate(step=before * rows.events / rows.at_risk, before=before)
    rows = rows.mutate(incidence=rows.step.sum().over(so_far))
    return rows.mutate(
        survival_variance=rows.survival**2 * rows.survival_terms.sum().over(so_far),
        alone_variance=rows.alone**2 * rows.alone_terms.sum().over(so_far),
        variance=_delta(rows, so_far),
    )


def _product(failed: Any, at_risk: Any, so_far: Any) -> Any:
    """The product of what remains at each time; 0 from the time at which none does."""
    remains = 1 - failed / at_risk
    logs = (remains > 0).ifelse(remains, 1.0).ln().sum().over(so_far)
    gone = (failed == at_risk).any().over(so_far)
    return gone.ifelse(0.0, logs.exp())


def _greenwood(failed: Any, at_risk: Any) -> Any:
    """The term of a time; none where nobody remains, whose product is 0 anyway."""
    rest = (at_risk * (at_risk - failed)).cast("float64")
    return (rest == 0).ifelse(0.0, failed / rest.nullif(0.0))


def _delta(rows: Any, so_far: Any) -> Any:
    """The variance of the incidence, whose sums over earlier times are kept running."""

    def run(term: Any) -> Any:
        return term.sum().over(so_far)

    at_risk = rows.at_risk.cast("float64")
    share, terms, now = rows.incidence, rows.survival_terms, rows.incidence
    mixed = rows.before * rows.events / at_risk**2
    spread = rows.before**2 * (at_risk - rows.events) * rows.events / at_risk**3
    variance = (
        now**2 * run(terms)
        - 2 * now * run(share * terms)
        + run(share**2 * terms)
        + run(spread)
        - 2 * (now * run(mixed) - run(share * mixed))
    )
    return ibis.greatest(variance, 0.0)


def interval(share: Any, variance: Any) -> tuple[Any, Any]:
    """The 95 per cent interval of a share, by the log of its negative log.

    Null where the share is 0 or 1, which has none.
    """
    inside = (share > 0) & (share < 1)
    safe = inside.ifelse(share, 0.5)
    width = 1.959963984540054 * variance.sqrt() / (safe * safe.ln()).abs()
    none = ibis.null("float64")
    low = inside.ifelse(safe ** width.exp(), none)
    high = inside.ifelse(safe ** (-width).exp(), none)
    return low, high
