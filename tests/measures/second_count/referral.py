"""Second count of what became of people referred, and of the times it took."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tests.links.second_count.referral import tells_by_silence
from tests.links.second_count.united import Known
from tests.measures.plain_survival import points
from tests.measures.second_count.facts import Facts
from tests.measures.second_count.following import departure, firsts, watch
from tests.measures.second_count.groups import Names, grouped
from tests.measures.second_count.sources import (
    anything_loaded,
    is_at_least,
    is_of_unloaded,
    missing,
    not_loaded,
    shifts,
    unloaded,
)
from tests.measures.second_count.told import Figures, Told, stated

_USCIS = ("UscisDacaRequest",)
_A_YEAR = timedelta(365)


def _first_referrals(facts: Facts) -> list[Known]:
    """First referrals, each with the days on which people filed and got a decision."""
    requests = {one["records"]: one for one in facts.links["deferred_action_request"]}
    uscis = [one for one in facts.extracts if one.kind in _USCIS]
    found = []
    for one in firsts(facts.links["referral"], "referred_on"):
        request = requests.get(one["request"])
        followed = request and request["received_on"] >= one["referred_on"]
        read = request if followed and one["outcome"] != "REJECTED" else None
        earlier = one["outcome"] == "FILED_BEFORE_REFERRAL"
        left = departure(one["person"], one["referred_on"], facts)
        unseen = not read and not earlier and _renewed(one, facts)
        silent = left and tells_by_silence(uscis, one["referred_on"], left[0])
        found.append(
            {
                **one,
                "filed_on": read and read["received_on"],
                "answered_on": read and read["decided_on"],
                "left": left,
                "unseen": unseen,
                "left_first": silent and not unseen,
                "ended": _ENDED[request["decision"]]
                if earlier and request
                else one["outcome"],
            }
        )
    return found


def _renewed(referral: Known, facts: Facts) -> bool:
    """Whether a renewal after it shows that a request was filed on an unknown day."""
    return any(
        one["kind"] == "RENEWAL"
        and one["decision"] != "REJECTED"
        and one["received_on"] >= referral["referred_on"]
        for one in facts.links["deferred_action_request"]
        if one["person"] == referral["person"]
    )


_ENDED: dict[str | None, str] = {
    None: "PENDING",
    "APPROVED": "GRANTED",
    **{one: one for one in ("DENIED", "WITHDRAWN", "REJECTED", "NOT_SEPARABLE")},
}


def funnel(facts: Facts) -> list[Known]:
    """First referrals, each with the step at which the person stands."""
    return [{**one, "step": _step(one)} for one in _first_referrals(facts)]


def _step(referral: Known) -> str:
    outcome = referral["outcome"]
    within: date = referral["referred_on"] + _A_YEAR
    if outcome == "FILED_BEFORE_REFERRAL":
        return "ALREADY_FILED"
    if referral["filed_on"]:
        return "FILED_IN_TIME" if referral["filed_on"] <= within else "FILED_LATE"
    if outcome == "REJECTED":
        return "REJECTED"
    if referral["left_first"] and referral["left"][0] <= within:
        return "REMOVED_OR_DIED"
    return "NOT_FILED" if outcome == "NEVER_FILED" else "NOT_YET_KNOWN"


def until_filing(facts: Facts) -> list[Known]:
    """First referrals of people who had not filed, until they file or leave."""
    until = facts.known_until(_USCIS)
    found = []
    for one in _first_referrals(facts):
        ended = watch(one["referred_on"], one["filed_on"], one["left"], until)
        if ended and one["outcome"] != "FILED_BEFORE_REFERRAL" and not one["unseen"]:
            found.append({**one, "ended": ended})
    return found


def time_to_decision(measure: str, facts: Facts, by: Sequence[str]) -> Told:
    """The median of the days from a referral to a decision."""
    until = facts.known_until(_USCIS)
    watched = []
    for one in _first_referrals(facts):
        ended = watch(one["referred_on"], one["answered_on"], None, until)
        if ended and one["filed_on"]:
            watched.append({**one, "ended": ended})
    rows = {
        names: _median(measure, facts, by, names, people)
        for names, people in grouped(watched, by, "referred_on").items()
    }
    absent = missing(measure, facts)
    rows |= not_loaded(measure, by, rows, facts)
    total = time_to_decision(measure, facts, ()).rows[()] if by else None
    return Told(rows, total, absent)


def _median(
    measure: str, facts: Facts, by: Sequence[str], names: Names, people: Sequence[Known]
) -> Figures:
    ended = [one["ended"] for one in people]
    half = [point.days for point in points(ended) if point.alone <= 0.5]
    events = sum(why == "EVENT" for _, why in ended)
    values = {
        "at_risk": len(ended),
        "events": events,
        "median_days": min(half, default=None),
    }
    if not anything_loaded(measure, facts):
        return dict.fromkeys(values, (None, "NOT_LOADED"))
    doubts = {}
    if not facts.loaded(_USCIS):
        at_risk = "AT_LEAST" if ended else "NOT_LOADED"
        doubts = {**dict.fromkeys(values, "NOT_LOADED"), "at_risk": at_risk}
    elif len(ended) < 10:
        doubts["median_days"] = "SUPPRESSED" if ended else "NOT_YET_OBSERVED"
    elif not half:
        doubts["median_days"] = "NOT_REACHED"
    least = "AT_LEAST" if is_at_least(measure, by, names, facts) else "MEASURED"
    gone = unloaded(measure, by, names, facts)
    either = "INCOMPLETE" if gone else "MEASURED"
    return {
        name: stated(
            value,
            doubts.get(name),
            either if shifts(measure, by) or name == "median_days" else least,
            unloaded=gone,
            own=is_of_unloaded(measure, by, names, facts),
        )
        for name, value in values.items()
    }
