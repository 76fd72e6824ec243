"""Appeals to the Board of Immigration Appeals, and those ended by discretion."""

from __future__ import annotations

from datetime import date

from discretion.codes.eoir import BOARD_DECISIONS, CASE_TYPES
from discretion.components.ice.decisions import BOARD
from discretion.record import Always, Component, Layout, Record, column

_UNUSED = """
    datattorneye27 strappealcategory strappealtype strbiadecisiontype strcustody
    strfiledby strlang strnat strprobono strproceedingihp idnproceeding
"""


class IceCourtAppeal(Record, component=Component.ICE):
    """An appeal before the Board of Immigration Appeals (BIA).

    One row per appeal. Source: the CASE database of the Executive Office for
    Immigration Review (EOIR).
    """

    decided_on: date | None = column(
        "Day of the Board's decision; null while pending.",
        heading="datbiadecision",
        on=True,
    )
    filed_on: date | None = column(
        "Day the appeal was filed.", heading="datappealfiled"
    )
    case_type: str | None = column(
        "Kind of proceeding.", heading="strcasetype", codes=CASE_TYPES, filtered=True
    )
    board_decision: str | None = column(
        "What the Board decided; null while pending.",
        heading="strbiadecision",
        codes=BOARD_DECISIONS,
        filtered=True,
    )

    layouts = (
        Layout(
            "eoir_appeal_published",
            "published",
            key=("idnappeal",),
            person_key=("idncase",),
            namespace="EOIR case",
            ignores=dict.fromkeys(_UNUSED.split(), "no statistic here uses it"),
            marks=("strbiadecision",),
        ),
        Layout(
            "eoir_appeal_internal",
            "internal",
            key=("idnappeal",),
            marks=("strbiadecision",),
        ),
    )
    becomes = (
        BOARD.decided(
            "board_decision_label", system=Always("EOIR"), decided_on="decided_on"
        ),
    )
