"""ICE criminal history: charges and convictions of people ICE met."""

from __future__ import annotations

from datetime import date

from discretion.codes.ncic import NCIC_CATEGORIES
from discretion.codes.offense import OFFENSE_STATUSES, OffenseStatus
from discretion.record import Always, Becomes, Component, Layout, Record, column


class IceCriminalHistory(Record, component=Component.ICE):
    """A criminal charge known to ICE, with its dates and what became of it.

    One row per charge. It exists only for people ICE met again, so no row does not
    mean no offense. Source: EID criminal charges, as on Form I-213.
    """

    offense_date: date | None = column(
        "Day of the conduct; null where not recorded.", heading="offense_date", on=True
    )
    arrest_date: date | None = column(
        "Day of the criminal arrest; null where not recorded.", heading="arrest_date"
    )
    charge_date: date | None = column(
        "Day of the charge; null where not recorded.", heading="charge_date"
    )
    conviction_date: date | None = column(
        "Day of the conviction; null where none is recorded.",
        heading="conviction_date",
    )
    charge_status: OffenseStatus | None = column(
        "What became of the charge; null where not recorded.",
        heading="charge_status",
        codes=OFFENSE_STATUSES,
    )
    ncic_category: str | None = column(
        "Offense category of the National Crime Information Center.",
        heading="ncic_category",
        codes=NCIC_CATEGORIES,
        filtered=True,
    )

    layouts = (
        Layout(
            "ice_criminal_history_internal",
            "internal",
            key=("charge_id",),
            marks=("charge_status",),
        ),
    )
    becomes = (
        Becomes(
            "offense",
            {
                "offended_on": "offense_date",
                "arrested_on": "arrest_date",
                "charged_on": "charge_date",
                "convicted_on": "conviction_date",
                "status": "charge_status",
                "category": "ncic_category_label",
            },
            system=Always("EID"),
        ),
    )
