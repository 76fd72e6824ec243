"""Court proceedings (EOIR): how each ended, and which were closed by discretion."""

from __future__ import annotations

from datetime import date

from discretion.codes.eoir import (
    CASE_TYPES,
    COURT_DECISIONS,
    CUSTODY_STATUSES,
    OTHER_COMPLETIONS,
)
from discretion.components.ice.decisions import COMPLETIONS
from discretion.record import Always, Component, Layout, Record, column

_UNUSED = """
    absentia aggravate_felon appeal_not_filed appeal_rsvd base_city_code
    correctional_fac crim_ind date_appeal_due_status date_detained date_released
    dec_type deported_1 deported_2 hearing_date hearing_loc_code hearing_time ihp
    ij_code input_date lang nat osc_date prev_hearing_base prev_hearing_loc
    prev_ij_code scheduled_hear_loc trans_in_date trans_nbr transfer_status
    transfer_to venue_chg_granted
"""


class IceCourtProceeding(Record, component=Component.ICE):
    """A proceeding before an immigration judge, which ICE's attorneys prosecute.

    One row per proceeding; a case has one or more, and a case is not a person: two
    cases of one person stay apart unless an internal extract links them. Source: the
    CASE database of the Executive Office for Immigration Review (EOIR).
    """

    completed_on: date | None = column(
        "Day the proceeding was completed; null while it is pending.",
        heading="comp_date",
        on=True,
    )
    case_type: str | None = column(
        "Kind of proceeding.", heading="case_type", codes=CASE_TYPES, filtered=True
    )
    decision_code: str | None = column(
        "What the judge decided on the charges; null if nothing.",
        heading="dec_code",
        codes=COURT_DECISIONS,
        filtered=True,
    )
    other_completion: str | None = column(
        "How it was completed without a decision on the charges; null if it was not. "
        "Prosecutorial discretion stands here.",
        heading="other_comp",
        codes=OTHER_COMPLETIONS,
        filtered=True,
    )
    custody: str | None = column(
        "Whether the person was held.", heading="custody", codes=CUSTODY_STATUSES
    )

    layouts = (
        Layout(
            "eoir_proceeding_published",
            "published",
            key=("idnproceeding",),
            person_key=("idncase",),
            namespace="EOIR case",
            ignores=dict.fromkeys(_UNUSED.split(), "no statistic here uses it"),
        ),
        Layout("eoir_proceeding_internal", "internal", key=("idnproceeding",)),
    )
    becomes = (
        COMPLETIONS.decided(
            "other_completion_label",
            system=Always("EOIR"),
            decided_on="completed_on",
        ),
    )
