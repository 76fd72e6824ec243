"""Referrals by CBP: whom it told, or sent, to ask USCIS for deferred action."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import SECTORS, office_of_sector
from discretion.record import Always, Becomes, Component, Layout, Record, column


class CbpReferral(Record, component=Component.CBP):
    """A referral of a person by CBP to USCIS, to request deferred action.

    One row per referral. An apprehension may tell of the same referral: both are then
    records of one. No agency has published such records.
    """

    referred_on: date = column("Day of the referral.", heading="referral_date", on=True)
    sector: str | None = column(
        "Border Patrol sector that referred, as recorded.",
        heading="sector",
        codes=SECTORS,
        filtered=True,
    )

    layouts = (
        Layout(
            "cbp_referral_internal",
            "internal",
            key=("referral_number",),
            marks=("sector",),
        ),
    )
    becomes = (
        Becomes(
            "referral",
            {"referred_on": "referred_on", "office": office_of_sector("sector_label")},
            system=Always("e3"),
            once=("referred_on",),
        ),
    )
