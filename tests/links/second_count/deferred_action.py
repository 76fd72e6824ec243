"""Second count of requests for deferred action: renewals, expiry and lapses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tests.links.second_count import codes
from tests.links.second_count.extract import Extract, Row
from tests.links.second_count.referral import REFERRERS, first_referrals
from tests.links.second_count.united import Known, united

THREE_YEARS = (date(2014, 11, 24), date(2015, 2, 16))
"""First and last day on which grants were made for three years, not two."""


def requests(rows: Sequence[Row], extracts: Sequence[Extract]) -> list[Known]:
    """Each request, its kind, the grant it renews and when its own grant lapsed."""
    found = [_request(row) for row in rows if row.kind in _KINDS]
    referred = first_referrals(rows)
    loaded = any(extract.kind in REFERRERS for extract in extracts)
    ends_on = _ends_on(extracts)
    for request in found:
        grants = [
            one
            for one in found
            if one["person"] == request["person"] and one["expires_on"]
        ]
        request["kind"] = _kind(request, grants)
        request["initiative"] = _initiative(request, referred, loaded)
        request["renews"] = _renewed(request, grants)
        request["lapsed_on"] = _lapsed(request, grants, ends_on)
        request["days_lapsed"] = _days_lapsed(request, grants)
    return found


_KINDS = ("UscisDacaRequest", "IceDacaRequest")


def _request(row: Row) -> Known:
    uscis = row.kind == "UscisDacaRequest"
    said = row.code("decision")
    decision = codes.REQUEST_DECISIONS[said] if said else None
    if uscis and decision is None and row.code("status") == "REJECTED":
        decision = "REJECTED"
    decided_on = row.day("decision_date")
    form = (row.code("form_type") or "").removeprefix("DACA - ")
    return united(
        [row],
        id=row.id.rpartition("_")[2],
        kind=(form or None) if uscis else "INITIAL",
        received_on=row.day("rec_date" if uscis else "request_date"),
        decision=decision,
        decided_on=decided_on,
        expires_on=expiry(decided_on) if decision == "APPROVED" else None,
    )


def expiry(granted_on: date | None) -> date | None:
    """Two years after the grant, or three; 28 February stands in for the 29th."""
    if granted_on is None:
        return None
    first, last = THREE_YEARS
    year = granted_on.year + (3 if first <= granted_on <= last else 2)
    leap_day = (granted_on.month, granted_on.day) == (2, 29)
    return granted_on.replace(year=year, day=28 if leap_day else granted_on.day)


def _kind(request: Known, grants: Iterable[Known]) -> str:
    if request["kind"]:
        return str(request["kind"])
    later = any(request["received_on"] > grant["decided_on"] for grant in grants)
    return "RENEWAL" if later else "INITIAL"


def _initiative(request: Known, referred: dict[str, date], loaded: bool) -> str:
    if not loaded:
        return "NOT_LOADED"
    on = referred.get(request["person"])
    return "REFERRED" if on and on <= request["received_on"] else "SELF_INITIATED"


def _renewed(request: Known, grants: Iterable[Known]) -> object:
    """The records of the latest grant before a renewal was received."""
    before = [one for one in grants if one["decided_on"] < request["received_on"]]
    if request["kind"] != "RENEWAL" or not before:
        return None
    return max(before, key=lambda one: (one["decided_on"], one["id"]))["records"]


def _ends_on(extracts: Iterable[Extract]) -> date | None:
    """The last day of USCIS's extracts; of one without a window, the day it is of."""
    ends = [
        extract.window.last if extract.window else extract.as_of
        for extract in extracts
        if extract.kind == "UscisDacaRequest"
    ]
    return max(ends, default=None)


def _lapsed(
    request: Known, grants: Iterable[Known], ends_on: date | None
) -> date | None:
    """The day a grant ran out with no other in force, unless the extract ends before.

    Of several that ran out on one day, the last made tells it.
    """
    ran_out: date | None = request["expires_on"]
    if ran_out is None or ends_on is None or ends_on < ran_out:
        return None
    made = _order(request)
    for one in grants:
        granted_by_then = one["decided_on"] <= ran_out
        if granted_by_then and one["expires_on"] > ran_out:
            return None
        if one["expires_on"] == ran_out and _order(one) > made:
            return None
    return ran_out


def _order(grant: Known) -> tuple[date, str]:
    return grant["decided_on"], grant["id"]


def _days_lapsed(request: Known, grants: Iterable[Known]) -> int | None:
    """Days from the lapse to the next grant."""
    lapsed_on = request["lapsed_on"]
    if lapsed_on is None:
        return None
    later = [one["decided_on"] for one in grants if one["decided_on"] > lapsed_on]
    return (min(later) - lapsed_on).days if later else None
