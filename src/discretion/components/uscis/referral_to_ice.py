"""Referrals by USCIS to ICE: requestors whom USCIS passed on for enforcement."""

from __future__ import annotations

from datetime import date

from discretion.record import Component, Layout, Record, Word, column


class ReferralReason(Word):
    """Why USCIS referred a requestor to ICE."""

    NATIONAL_SECURITY = "NATIONAL_SECURITY", "A threat to national security."
    PUBLIC_SAFETY = "PUBLIC_SAFETY", "A threat to public safety, or a crime."
    FRAUD = "FRAUD", "Fraud or misrepresentation in the request."
    OTHER = "OTHER", "A recorded reason of another kind."


class UscisReferralToIce(Record, component=Component.USCIS):
    """A referral of a requestor by USCIS to ICE, for possible enforcement.

    One row per referral. It is not a referral to request deferred action, and is
    counted among none. No agency has published such records.
    """

    referred_to_ice_on: date = column(
        "Day of the referral to ICE.", heading="ice_referral_date", on=True
    )
    reason: ReferralReason | None = column(
        "Recorded reason; null where none was recorded.",
        heading="reason",
        codes={
            **{one.value: one for one in ReferralReason},
            **{one.value.replace("_", " "): one for one in ReferralReason},
        },
    )

    layouts = (
        Layout("uscis_referral_to_ice_internal", "internal", key=("referral_number",)),
    )
