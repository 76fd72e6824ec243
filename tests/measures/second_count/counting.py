"""Second count of measures that count things: decisions, requests, events, persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tests.links.second_count.united import Known
from tests.measures.second_count.facts import Facts
from tests.measures.second_count.groups import Names, grouped
from tests.measures.second_count.referral import funnel
from tests.measures.second_count.sources import (
    anything_loaded,
    is_at_least,
    is_of_unloaded,
    missing,
    not_loaded,
    referrers_missing,
    shifts,
    unloaded,
)
from tests.measures.second_count.told import Figures, Told, stated

Count = Callable[[Sequence[Known]], int | float | None]
_SEPARATELY = ("ICE", "NOT_RECORDED_SEPARATELY")
Shares = ("instances_per_person", "basis_recorded_share", "criminal_share")


@dataclass(frozen=True)
class Counting:
    """What is counted, the day that puts it in a period, and how each figure counts."""

    things: Callable[[Facts], Sequence[Known]]
    figures: Mapping[str, Count]
    day: str = ""


def counted(measure: str, facts: Facts, by: Sequence[str]) -> Told:
    """The answer of a measure that counts."""
    counting = COUNTINGS[measure]
    absent = missing(measure, facts)
    rows = {
        names: _figures(measure, facts, by, names, things)
        for names, things in grouped(counting.things(facts), by, counting.day).items()
    }
    rows |= not_loaded(measure, by, rows, facts)
    total = counted(measure, facts, ()).rows[()] if by else None
    return Told(rows, total, absent)


def _figures(
    measure: str, facts: Facts, by: Sequence[str], names: Names, things: Sequence[Known]
) -> Figures:
    values = {name: count(things) for name, count in COUNTINGS[measure].figures.items()}
    if not anything_loaded(measure, facts):
        return dict.fromkeys(values, (None, "NOT_LOADED"))
    doubts = _doubted(measure, facts, by, names, values)
    gone = unloaded(measure, by, names, facts)
    own = is_of_unloaded(measure, by, names, facts)
    least = "AT_LEAST" if is_at_least(measure, by, names, facts) else "MEASURED"
    either = "INCOMPLETE" if gone else "MEASURED"
    moves = shifts(measure, by)
    return {
        name: stated(
            value,
            doubts.get(name),
            either if moves or name in Shares else least,
            unloaded=gone,
            own=own,
        )
        for name, value in values.items()
    }


def _doubted(
    measure: str,
    facts: Facts,
    by: Sequence[str],
    names: Names,
    values: Mapping[str, int | float | None],
) -> Mapping[str, str]:
    """The states of figures that follow from what they are about."""
    group = dict(zip(by, names, strict=True))
    if measure == "persons_by_linkage":
        told = "INCOMPLETE" if missing(measure, facts) - {_SEPARATELY} else "MEASURED"
        return dict.fromkeys(("persons_if_joined", "unlinked"), told)
    if measure == "eligibility" and missing(measure, facts):
        return dict.fromkeys(("not_requested", "request_not_known"), "NOT_KNOWN")
    if measure == "requests" and "initiative" in by and referrers_missing(facts):
        referred = group["initiative"] == "REFERRED"
        return dict.fromkeys(values, "AT_LEAST" if referred else "NOT_KNOWN")
    if measure == "daca_eligible_releases":
        told = "DERIVED" if facts.loaded(["UscisDacaRequest"]) else "NOT_LOADED"
        states = {"derived": told, "derived_persons": told}
        if group.get("component") == "ICE":
            ice = "AT_LEAST" if values["recorded"] else "NOT_RECORDED_SEPARATELY"
            states |= {"recorded": ice, "recorded_persons": ice}
        return states
    if measure == "referral_funnel":
        fixed = not {"step", "outcome"} & set(by) and not referrers_missing(facts)
        states = {"persons": "MEASURED"} if fixed else {}
        if not facts.loaded(["UscisDacaRequest"]):
            for name in values.keys() - {"persons"}:
                states[name] = "AT_LEAST" if values[name] else "NOT_LOADED"
        return states
    if measure == "removals":
        untold = values["criminality_recorded"] != values["events"]
        return {"criminal": "AT_LEAST"} if untold else {}
    if group.get("basis") == "NOT_RECORDED":
        return dict.fromkeys(("basis_recorded", "basis_recorded_share"), "MEASURED")
    return {}


def _persons(things: Sequence[Known]) -> int:
    return len({one["person"] for one in things})


def _those(column: str, *values: str | bool | None) -> Count:
    return lambda things: sum(one[column] in values for one in things)


def _persons_of(column: str, value: str) -> Count:
    return lambda things: _persons([one for one in things if one[column] == value])


def _ratio(above: Count, below: Count) -> Count:
    def ratio(things: Sequence[Known]) -> float | None:
        divisor = below(things)
        return (above(things) or 0) / divisor if divisor else None

    return ratio


def _has_basis(things: Sequence[Known]) -> int:
    return sum(one["basis"] != "NOT_RECORDED" for one in things)


_DECISIONS: Mapping[str, Count] = {
    "records": lambda things: sum(len(one["records"]) for one in things),
    "instances": len,
    "persons": _persons,
    "instances_per_person": _ratio(len, _persons),
    "basis_recorded": _has_basis,
    "basis_recorded_share": _ratio(_has_basis, len),
}


def _has_criminality(things: Sequence[Known]) -> int:
    return sum(one["criminality"] is not None for one in things)


_criminal = _those("criminality", "Convicted Criminal")
_EVENTS: Mapping[str, Count] = {"events": len, "persons": _persons}


def _by_person(facts: Facts) -> list[Known]:
    """A row for each person in any decision."""
    acts: dict[str, list[Known]] = {}
    for one in facts.links["decision"]:
        acts.setdefault(one["person"], []).append(one)
    return [
        {
            "acts": len(decisions),
            "components": len({one["component"] for one in decisions}),
        }
        for decisions in acts.values()
    ]


def _as_linked(facts: Facts) -> list[Known]:
    """Decisions, with how many records there are of the person, and who may be one."""
    records = facts.records()
    people = {one["person"] for one in facts.links["decision"]}
    groups = {person: facts.hanging_together(person) for person in people}
    return [
        {
            **one,
            "is_unlinked": records[one["person"]] == 1,
            "group": groups[one["person"]],
        }
        for one in facts.links["decision"]
    ]


def _linked(name: str) -> Callable[[Facts], Sequence[Known]]:
    return lambda facts: facts.links[name]


COUNTINGS: Mapping[str, Counting] = {
    "use_of_discretion": Counting(_linked("decision"), _DECISIONS, "decided_on"),
    "instances_per_person": Counting(
        _by_person,
        {
            "persons": len,
            "instances": lambda people: sum(one["acts"] for one in people),
        },
    ),
    "persons_by_linkage": Counting(
        _as_linked,
        {
            "persons": _persons,
            "persons_if_joined": lambda things: len({one["group"] for one in things}),
            "unlinked": lambda things: _persons(
                [one for one in things if one["is_unlinked"]]
            ),
        },
        "decided_on",
    ),
    "daca_eligible_releases": Counting(
        lambda facts: [
            one for one in facts.links["decision"] if one["stage"] != "BENEFIT"
        ],
        {
            "recorded": _those("daca_eligibility", "RECORDED"),
            "recorded_persons": _persons_of("daca_eligibility", "RECORDED"),
            "derived": _those("daca_eligibility", "DERIVED"),
            "derived_persons": _persons_of("daca_eligibility", "DERIVED"),
        },
        "decided_on",
    ),
    "eligibility": Counting(
        lambda facts: [
            {**one, "criteria": one["policy"]} for one in facts.links["eligibility"]
        ],
        {
            "persons": _persons,
            "later_requested": _those("later_requested", True),
            "not_requested": _those("later_requested", False),
            "request_not_known": _those("later_requested", None),
        },
    ),
    "not_placed_or_taken_out": Counting(
        lambda facts: [
            one for one in facts.links["decision"] if one["effect"] != "OTHER"
        ],
        _DECISIONS,
        "decided_on",
    ),
    "referral_funnel": Counting(
        funnel,
        {
            "persons": len,
            **{
                outcome.lower(): _those("ended", outcome)
                for outcome in (
                    *("GRANTED", "DENIED", "WITHDRAWN", "PENDING", "NOT_SEPARABLE"),
                )
            },
        },
        "referred_on",
    ),
    "requests": Counting(
        _linked("deferred_action_request"),
        {
            "requests": len,
            "persons": _persons,
            "approvals": _those("decision", "APPROVED"),
            "pending": _those("decision", None),
        },
        "received_on",
    ),
    "apprehensions": Counting(_linked("apprehension"), _EVENTS, "apprehended_on"),
    "detentions": Counting(_linked("detention"), _EVENTS, "detained_on"),
    "removals": Counting(
        _linked("removal"),
        {
            **_EVENTS,
            "criminal": _criminal,
            "criminal_share": _ratio(_criminal, _has_criminality),
            "criminality_recorded": _has_criminality,
        },
        "removed_on",
    ),
    "releases_without_travel_document": Counting(
        _linked("release_without_travel_document"),
        {"releases": len, "persons": _persons},
        "released_on",
    ),
}
"""The measures that count, by their names."""
