"""Which record types each measure is counted from, and what is missing of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from discretion.measures import NAMED
from tests.measures.second_count.facts import Facts
from tests.measures.second_count.groups import Names
from tests.measures.second_count.told import Figures

_BY_ICE = (
    *("IceEncounter", "IceCase", "IceDetention", "IceCourtProceeding"),
    *("IceCourtAppeal", "IceCourtAction", "IceDacaRequest"),
)
_DECISIONS = {
    "ICE": _BY_ICE,
    "CBP": ("CbpApprehension",),
    "USCIS": ("UscisDacaRequest",),
}
_REFERRALS = {"ICE": ("IceReferral",), "CBP": ("CbpReferral", "CbpApprehension")}
_APPREHENSIONS = {"ICE": ("IceArrest",), "CBP": ("CbpApprehension",)}
_LATER = {**_DECISIONS, "ICE": (*_BY_ICE, "IceCriminalHistory", "IceArrest")}
_TIMES = {**_REFERRALS, "USCIS": ("UscisDacaRequest",)}

SOURCES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "use_of_discretion": _DECISIONS,
    "instances_per_person": _DECISIONS,
    "persons_by_linkage": _DECISIONS,
    "daca_eligible_releases": {"ICE": _BY_ICE, "CBP": ("CbpApprehension",)},
    "eligibility": {
        "ICE": (*_BY_ICE, "IceReferral"),
        "CBP": ("CbpApprehension", "CbpReferral"),
        "USCIS": ("UscisDacaRequest",),
    },
    "not_placed_or_taken_out": _DECISIONS,
    "later_offense": _LATER,
    "later_offense_rate": _LATER,
    "referral_funnel": {
        "ICE": ("IceReferral", "IceDacaRequest"),
        "CBP": ("CbpReferral", "CbpApprehension"),
        "USCIS": ("UscisDacaRequest",),
    },
    "time_to_filing": _TIMES,
    "time_to_decision": _TIMES,
    "requests": {"ICE": ("IceDacaRequest",), "USCIS": ("UscisDacaRequest",)},
    "apprehensions": _APPREHENSIONS,
    "detentions": {"ICE": ("IceDetention",)},
    "removals": {"ICE": ("IceRemoval",)},
    "releases_without_travel_document": {"ICE": ("IceDetention", "IceCase")},
}
"""Measure to the record types of each component that it is counted from."""

_COUNTED = {
    **dict.fromkeys(("later_offense", "later_offense_rate"), _DECISIONS),
    "time_to_filing": _REFERRALS,
    "referral_funnel": _REFERRALS,
    "time_to_decision": _REFERRALS,
}
"""Where some of them only tell what became of what is counted: those that do not."""

_OF_DECISIONS = (
    *("use_of_discretion", "daca_eligible_releases", "not_placed_or_taken_out"),
    "persons_by_linkage",
)


def missing(measure: str, facts: Facts) -> frozenset[tuple[str, str]]:
    """Components of which nothing is loaded, and what ICE is known not to record."""
    absent = {
        (component, "NOT_LOADED")
        for component, kinds in SOURCES[measure].items()
        if not facts.loaded(kinds)
    }
    if measure in _OF_DECISIONS:
        absent.add(("ICE", "NOT_RECORDED_SEPARATELY"))
    gone = {component for component, state in absent if state == "NOT_LOADED"}
    for kind in (*_UNTIL.get(measure, ()), *_LEAVING.get(measure, ())):
        sender = next(one for one in _TIMES if kind.upper().startswith(one))
        if sender not in gone and not facts.tells_of_everyone([kind]):
            absent.add((sender, "NOT_KNOWN"))
    for kind in _UNTIL.get(measure, ()):
        if any(one.lag is None for one in facts.extracts if one.kind == kind):
            (sender,) = [
                sender for sender, kinds in SOURCES[measure].items() if kind in kinds
            ]
            absent.add((sender, "NOT_KNOWN"))
    return frozenset(absent)


_CRIME = ("IceCriminalHistory", "IceArrest", "CbpApprehension")
_UNTIL = {
    **dict.fromkeys(("later_offense", "later_offense_rate"), _CRIME),
    **dict.fromkeys(("time_to_filing", "time_to_decision"), ("UscisDacaRequest",)),
}
"""Measures that follow people, and what says until when."""

_LEAVING = dict.fromkeys(
    ("later_offense", "later_offense_rate", "time_to_filing"),
    ("IceRemoval", "IceDetention"),
)
"""Those that ask who left, and what tells it."""


def counts(measure: str, component: str) -> bool:
    """Whether a component sends what is counted, and so is a group."""
    return component in _COUNTED.get(measure, SOURCES[measure])


def anything_loaded(measure: str, facts: Facts) -> bool:
    """Whether anything that is counted could be in the release."""
    counted = _COUNTED.get(measure, SOURCES[measure])
    return any(facts.loaded(kinds) for kinds in counted.values())


def is_at_least(
    measure: str, by: Sequence[str], names: Sequence[str], facts: Facts
) -> bool:
    """Whether something is missing that is not a group of its own."""
    return bool(_lacking(measure, by, names, facts))


def unloaded(
    measure: str, by: Sequence[str], names: Sequence[str], facts: Facts
) -> bool:
    """Whether a component is missing that is not a group of its own."""
    lacking = _lacking(measure, by, names, facts)
    return any(state == "NOT_LOADED" for _, state in lacking)


def is_of_unloaded(
    measure: str, by: Sequence[str], names: Sequence[str], facts: Facts
) -> bool:
    """Whether it is a group of a component of which nothing is loaded."""
    own = names[by.index("component")] if "component" in by else None
    return (own, "NOT_LOADED") in missing(measure, facts)


def _lacking(
    measure: str, by: Sequence[str], names: Sequence[str], facts: Facts
) -> list[tuple[str, str]]:
    alone = "component" in by and "component" not in _SHIFTING.get(measure, set())
    own = names[by.index("component")] if alone else None
    return [
        (component, state)
        for component, state in missing(measure, facts)
        if state != "NOT_KNOWN"
        if own in (None, component) or not counts(measure, component)
    ]


def shifts(measure: str, by: Sequence[str]) -> bool:
    """Whether what is counted may be in another group when more is loaded."""
    return bool(_SHIFTING.get(measure, set()) & set(by))


_FIRST_REFERRAL = ("component", "office", "fiscal_year", "year", "month")
_SHIFTING = {
    "instances_per_person": {"acts", "components"},
    "eligibility": {"result"},
    "referral_funnel": {"step", "outcome", *_FIRST_REFERRAL},
    "time_to_decision": set(_FIRST_REFERRAL),
}


def starts_missing(measure: str, facts: Facts) -> bool:
    """Whether a component is missing that tells from when people are followed."""
    starts = _DECISIONS if measure.startswith("later") else _REFERRALS
    return not all(facts.loaded(kinds) for kinds in starts.values())


def referrers_missing(facts: Facts) -> bool:
    """Whether a component that refers sent nothing."""
    return not all(facts.loaded(kinds) for kinds in _REFERRALS.values())


def not_loaded(
    measure: str,
    by: Sequence[str],
    rows: Mapping[Names, Figures],
    facts: Facts,
) -> dict[Names, Figures]:
    """A row for each component that is not loaded and has none, whatever the rest."""
    if "component" not in by:
        return {}
    place = by.index("component")
    told = {names[place] for names in rows}
    nothing = dict.fromkeys(NAMED[measure].figures, (None, "NOT_LOADED"))
    return {
        (component,): nothing
        for component, state in missing(measure, facts)
        if state == "NOT_LOADED" and counts(measure, component)
        if component not in told
    }
