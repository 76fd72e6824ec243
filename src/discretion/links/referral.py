"""Referrals to USCIS: whom ICE or CBP told to request deferred action."""

from __future__ import annotations

from datetime import date

from discretion.codes.office import Office
from discretion.record import Component, Record, Word, column


class ReferralOutcome(Word):
    """What became of a referral to USCIS."""

    GRANTED = "GRANTED", "The request was approved."
    DENIED = "DENIED", "The request was denied."
    WITHDRAWN = "WITHDRAWN", "The request was withdrawn."
    PENDING = "PENDING", "The request was not decided as of the extract."
    REJECTED = "REJECTED", "Rejected at intake and not filed again."
    FILED_BEFORE_REFERRAL = (
        "FILED_BEFORE_REFERRAL",
        "Only a request before the referral; its decision is read on the request.",
    )
    NEVER_FILED = (
        "NEVER_FILED",
        "No request, though USCIS extracts cover the 365 days that followed.",
    )
    NOT_YET_KNOWN = "NOT_YET_KNOWN", "No request; coverage is too short to tell."
    NOT_LOADED = "NOT_LOADED", "No USCIS extract is part of the release."
    NOT_SEPARABLE = "NOT_SEPARABLE", "Denied, terminated or withdrawn: not told apart."


class Referral(Record, plural="referrals"):
    """A person released or met by ICE or CBP and referred to USCIS."""

    person_id: str = column("The person referred.", refers="Person")
    component: Component = column("Component that referred.")
    referred_on: date = column("Day of the referral.", on=True)
    office: Office | None = column("Office that referred.")
    outcome: ReferralOutcome = column("What became of the referral.")
    request_id: str | None = column(
        "First initial request on or after the referral that intake did not reject, "
        "else the latest one before it; null where there is none.",
        refers="DeferredActionRequest",
    )
    days_to_filing: int | None = column(
        "Whole days from the referral to the receipt of the request that followed it; "
        "null where none followed."
    )
    days_to_decision: int | None = column(
        "Whole days from the receipt of that request to its decision; null while "
        "pending, and where none followed."
    )
