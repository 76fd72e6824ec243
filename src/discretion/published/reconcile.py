"""The rule by which one number is reconciled with a published one."""

from __future__ import annotations

import dataclasses

from discretion.record import Word


class ReconciliationStatus(Word):
    """What came of setting a number beside a published one."""

    AGREES = "AGREES", "They are the same, within the tolerance."
    EXPLAINED = "EXPLAINED", "They differ, and it is known why."
    UNEXPLAINED = "UNEXPLAINED", "They differ, and no source says why."
    NOT_COMPARABLE = (
        "NOT_COMPARABLE",
        "They do not count the same thing over the same time, or one is not known.",
    )


@dataclasses.dataclass(frozen=True)
class Reconciled:
    """What came of it; difference and ratio are None where not comparable.

    ``difference`` is ours less the published, in the unit of both; ``ratio`` is ours
    divided by the published, None also where that is 0.
    """

    difference: int | None
    ratio: float | None
    status: ReconciliationStatus


def reconcile(
    ours: int | None,
    published: int | None,
    *,
    tolerance: int = 0,
    explained: bool = False,
    comparable: bool = True,
) -> Reconciled:
    """Set a number beside a published one.

    Args:
        ours: The number; None where it is not known.
        published: The published one; None where it is not known.
        tolerance: How far they may lie apart and still agree.
        explained: True where it is known why they differ.
        comparable: False where unit or window differ.
    """
    if ours is None or published is None or not comparable:
        return Reconciled(None, None, ReconciliationStatus.NOT_COMPARABLE)
    difference = ours - published
    if abs(difference) <= tolerance:
        status = ReconciliationStatus.AGREES
    elif explained:
        status = ReconciliationStatus.EXPLAINED
    else:
        status = ReconciliationStatus.UNEXPLAINED
    return Reconciled(difference, ours / published if published else None, status)
