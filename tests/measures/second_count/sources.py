"""Which record types each measure is counted from, and what is missing of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.measures.second_count.facts import Facts

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
_LATER = {"ICE": ("IceCriminalHistory", "IceArrest"), "CBP": ("CbpApprehension",)}
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

_COUNTED = {"referral_funnel": _REFERRALS, "time_to_decision": _REFERRALS}
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
    return frozenset(absent)


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
    """Whether something is missing that is not a group of its own.

    Groups of components stand beside what is missing of another, but not those that
    follow people over years: what becomes of them any component may tell.
    """
    absent = missing(measure, facts)
    if "component" not in by or measure in _FOLLOWING:
        return bool(absent)
    own = names[by.index("component")]
    return any(
        component == own or not counts(measure, component) for component, _ in absent
    )


def shifts(measure: str, by: Sequence[str]) -> bool:
    """Whether what is counted may be in another group when more is loaded."""
    return bool(_SHIFTING.get(measure, set()) & set(by))


_SHIFTING = {
    "instances_per_person": {"acts", "components"},
    "eligibility": {"result"},
    "referral_funnel": {"step", "outcome"},
}


def referrers_missing(facts: Facts) -> bool:
    """Whether a component that refers sent nothing."""
    return not all(facts.loaded(kinds) for kinds in _REFERRALS.values())


_FOLLOWING = ("later_offense", "later_offense_rate", "time_to_filing")
