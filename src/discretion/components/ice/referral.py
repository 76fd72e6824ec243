"""Referrals by ICE: whom it told, or sent, to ask USCIS for deferred action."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import office_of_area
from discretion.components.ice import columns
from discretion.record import Always, Becomes, Component, Layout, Record, column


class IceReferral(Record, component=Component.ICE):
    """A referral of a person by ICE to USCIS, to request deferred action.

    One row per referral. No agency has published such records.
    """

    referred_on: date = column("Day of the referral.", heading="referral_date", on=True)
    office: str | None = columns.area("Area of responsibility that referred.", "aor")
    released_on: date | None = column(
        "Day of the release that came with it; null if none.", heading="release_date"
    )

    layouts = (
        Layout(
            "ice_referral_internal",
            "internal",
            key=("referral_number",),
            marks=("aor",),
        ),
    )
    becomes = (
        Becomes(
            "referral",
            {"referred_on": "referred_on", "office": office_of_area("office_label")},
            system=Always("EID"),
            once=("referred_on",),
        ),
    )
