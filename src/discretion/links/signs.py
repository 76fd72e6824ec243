"""Signs: what single records say of a person that may make one of a priority.

They are united for decisions and removals alone and are no table of a release: the
records that say so are in it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from discretion.policies import PrioritySign
from discretion.record import Record, column


def _sign(sign: PrioritySign) -> Any:
    return column(f"Whether it shows this: {sign.meaning}")


class PrioritySigns(Record):
    """What one record says; null where it does not say."""

    seen_on: date | None = column("Day as of which it says so.", on=True)
    significant_risk: bool | None = _sign(PrioritySign.SIGNIFICANT_RISK)
    criminal_street_gang: bool | None = _sign(PrioritySign.CRIMINAL_STREET_GANG)
    prior_felony: bool | None = _sign(PrioritySign.PRIOR_FELONY)
    aggravated_felony: bool | None = _sign(PrioritySign.AGGRAVATED_FELONY)
    multiple_misdemeanors: bool | None = _sign(PrioritySign.MULTIPLE_MISDEMEANORS)
    violent_misdemeanor: bool | None = _sign(PrioritySign.VIOLENT_MISDEMEANOR)
    illegal_entry: bool | None = _sign(PrioritySign.ILLEGAL_ENTRY)
    unlawful_entry: bool | None = _sign(PrioritySign.UNLAWFUL_ENTRY)
    illegal_reentry: bool | None = _sign(PrioritySign.ILLEGAL_REENTRY)
    unlawful_attempt: bool | None = _sign(PrioritySign.UNLAWFUL_ATTEMPT)
    visa_abuse: bool | None = _sign(PrioritySign.VISA_ABUSE)
    deportation_ordered: bool | None = _sign(PrioritySign.DEPORTATION_ORDERED)
    border_apprehension: bool | None = _sign(PrioritySign.BORDER_APPREHENSION)
    fugitive_case: bool | None = _sign(PrioritySign.FUGITIVE_CASE)
    final_order: bool | None = _sign(PrioritySign.FINAL_ORDER)
    threat_level_1: bool | None = _sign(PrioritySign.THREAT_LEVEL_1)
