"""Second count of referrals to USCIS, and of what became of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tests.links.second_count import codes
from tests.links.second_count.extract import Extract, Row, covered
from tests.links.second_count.united import (
    Known,
    by_person_and,
    first_said,
    united,
)

FOLLOW_UP = timedelta(365)
"""How long silence must last after a referral before it means never filed."""

REFERRERS = ("IceReferral", "CbpReferral", "CbpApprehension")
"""Record types that may tell of a referral."""


def referrals(
    rows: Sequence[Row], extracts: Sequence[Extract], requests: Sequence[Known]
) -> list[Known]:
    """Each referral, once a day and component, with the request read beside it."""
    referring = [row for row in rows if referred_on(row)]
    found = [
        united(
            records,
            referred_on=referred_on(records[0]),
            office=first_said(records, _office),
        )
        for records in by_person_and(
            referring, lambda row: (row.sender, referred_on(row))
        )
    ]
    uscis = [extract for extract in extracts if extract.kind == "UscisDacaRequest"]
    for referral in found:
        of_person = [one for one in requests if one["person"] == referral["person"]]
        chosen = _chosen(referral["referred_on"], of_person)
        referral["request"] = chosen and chosen["records"]
        referral["outcome"] = _outcome(
            referral["referred_on"], chosen, of_person, uscis
        )
    return found


def _office(row: Row) -> str | None:
    if row.sender == "CBP":
        return codes.sector(row.text("sector"))
    return codes.area(row.text("aor"))


def _chosen(day: date, requests: Iterable[Known]) -> Known | None:
    """The first initial request from that day on that intake took, else an earlier.

    A renewal shows an earlier request: before the referral it stands in for one. A
    request that intake rejected is read where there is no other at all.
    """
    ordered = sorted(requests, key=lambda one: (one["received_on"], one["id"]))
    after = [one for one in ordered if one["received_on"] >= day]
    for one in after:
        if one["kind"] == "INITIAL" and one["decision"] != "REJECTED":
            return one
    before = [one for one in ordered if one["received_on"] < day]
    taken = [one for one in before if one["decision"] != "REJECTED"]
    initial = [one for one in taken if one["kind"] == "INITIAL"]
    if initial or taken:
        return _latest(initial or taken)
    return _latest(before) if before and not after else None


def _latest(requests: Sequence[Known]) -> Known:
    latest = max(one["received_on"] for one in requests)
    return next(one for one in requests if one["received_on"] == latest)


_BY_DECISION = {
    None: "PENDING",
    "APPROVED": "GRANTED",
    "DENIED": "DENIED",
    "WITHDRAWN": "WITHDRAWN",
    "NOT_SEPARABLE": "NOT_SEPARABLE",
}


def _outcome(
    day: date,
    chosen: Known | None,
    requests: Iterable[Known],
    uscis: Sequence[Extract],
) -> str:
    if chosen:
        if chosen["received_on"] < day:
            return "FILED_BEFORE_REFERRAL"
        return _BY_DECISION[chosen["decision"]]
    followed = [one for one in requests if one["received_on"] >= day]
    if any(one["decision"] == "REJECTED" for one in followed):
        return "REJECTED"
    if followed:
        return "NOT_YET_KNOWN"
    if not uscis:
        return "NOT_LOADED"
    silent = tells_by_silence(uscis, day, day + FOLLOW_UP)
    return "NEVER_FILED" if silent else "NOT_YET_KNOWN"


def tells_by_silence(uscis: Sequence[Extract], first: date, last: date) -> bool:
    """Whether no row means no request: not where only people met again are covered."""
    window = covered(uscis, "UscisDacaRequest")
    partial = any(one.about.get("coverage") != "POPULATION" for one in uscis)
    return bool(
        window and window.first <= first and last <= window.last and not partial
    )


def referred_on(row: Row) -> date | None:
    if row.kind == "CbpApprehension":
        return row.day("uscis_referral_date")
    return row.day("referral_date") if row.kind in REFERRERS else None


def first_referrals(rows: Iterable[Row]) -> dict[str, date]:
    first: dict[str, date] = {}
    for row in rows:
        if day := referred_on(row):
            first[row.person] = min(day, first.get(row.person, day))
    return first
