"""Both counts of one set of extracts, and every row that only one of them has."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from discretion.build import build
from discretion.synthesis import synthesize
from tests.links.second_count.count import count
from tests.links.second_count.extract import Source, read_extracts
from tests.links.second_count.release import Released, read_release
from tests.links.second_count.rewrite import make_identities_perfect
from tests.links.second_count.united import Known

_OF_ONE = ("person", "component", "records")

COLUMNS: Mapping[str, tuple[str, Sequence[str]]] = {
    "encounters": ("encounter", (*_OF_ONE, "encountered_on", "office", "disposition")),
    "apprehensions": ("apprehension", (*_OF_ONE, "apprehended_on", "office")),
    "detentions": (
        "detention",
        (*_OF_ONE, "detained_on", "released_on", "release_reason", "office", "stints"),
    ),
    "removals": (
        "removal",
        (
            *(*_OF_ONE, "removed_on", "country", "criminality", "office"),
            *("priority", "priority_verdicts"),
        ),
    ),
    "releases without travel document": (
        "release_without_travel_document",
        (
            *(*_OF_ONE, "released_on", "known_by"),
            *("ground", "citizenship", "listing", "office"),
        ),
    ),
    "offenses": (
        "offense",
        (
            *(*_OF_ONE, "offended_on", "arrested_on", "charged_on", "convicted_on"),
            *("status", "category"),
        ),
    ),
    "threats": ("threat", (*_OF_ONE, "found_on", "sign")),
    "requests": (
        "deferred_action_request",
        (
            *(*_OF_ONE, "kind", "initiative", "received_on"),
            *("decision", "decided_on", "expires_on"),
        ),
    ),
    "renewals": ("deferred_action_request", ("records", "renews")),
    "lapses": ("deferred_action_request", ("records", "lapsed_on", "days_lapsed")),
    "referrals": ("referral", (*_OF_ONE, "referred_on", "office")),
    "referral outcomes": ("referral", ("record", "outcome", "request")),
    "decisions": (
        "decision",
        (
            *(*_OF_ONE, "decided_on", "known_by", "fiscal_year", "stage", "act"),
            *("effect", "basis", "circumstance", "daca_eligibility", "office"),
            *("cited_policy", "citizenship", "priority", "priority_verdicts"),
        ),
    ),
    "follow-up": ("decision", ("records", "followed_until", "days_followed")),
    "eligibilities": (
        "eligibility",
        (
            *("person", "policy", "result", "verdicts", "evidence"),
            "later_requested",
        ),
    ),
    "later offenses": (
        "later_offense",
        ("person", "decision", "event", "determination", "days_after"),
    ),
    "later threats": (
        "later_threat",
        ("person", "decision", "event", "sign", "determination", "days_after"),
    ),
    "timeline": (
        "timeline",
        ("person", "component", "records", "occurred_on", "record_type"),
    ),
}
"""What is compared: a link's table and columns, together all it has but opaque ids.

In place of an id stand the records of what it names. Outcomes are compared for each
record of a referral, whatever other records it is one with.
"""

EVERYTHING = ("persons", "accepted", "superseded", *COLUMNS)

Rows = Counter[tuple[Any, ...]]
_Which = TypeVar("_Which")


def differences(
    write: Callable[[Path, _Which], object], which: _Which
) -> dict[str, tuple[Rows, Rows]]:
    """Of all that is compared, the rows of only the second count or only the release.

    ``write`` writes one of several sets of extracts into a folder.
    """
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "extracts")
        write(folder, which)
        built = build([folder], Path(place, "store"))
        truth = _truth(folder)
        released = read_release(built.folder, truth)
        extracts = read_extracts(folder, released.ids)
    counted = count(extracts)
    current = {row["records"][0] for row in counted["timeline"]}
    return {
        "persons": _persons(truth, released),
        "accepted": _apart(
            Counter((source,) for source in truth),
            Counter((source,) for source in released.persons),
        ),
        "superseded": _apart(
            Counter((source,) for source in truth if source not in current),
            Counter((source,) for source in released.superseded),
        ),
        **{
            what: _apart(
                _rows(counted[link], columns), _rows(released.links[link], columns)
            )
            for what, (link, columns) in COLUMNS.items()
        },
    }


def write_synthetic(folder: Path, seed: int) -> None:
    """The synthetic extracts of 300 persons, with perfect identities."""
    synthesize(folder, persons=300, seed=seed)
    make_identities_perfect(folder)
    for truth in folder.glob("truth*.csv"):
        truth.unlink()


def _truth(folder: Path) -> dict[Source, str]:
    """Each row of the extracts and its person."""
    extracts = read_extracts(folder, {})
    return {row.source: row.person for extract in extracts for row in extract.rows}


def _persons(truth: Mapping[Source, str], released: Released) -> tuple[Rows, Rows]:
    """Persons of the truth; and pairs of one and a person of the release, and persons.

    Where all three numbers are the same, the release's persons are those of the truth.
    """
    true = len(set(truth.values()))
    pairs = {(truth[source], person) for source, person in released.persons.items()}
    return _apart(
        Counter([(true, true, true)]),
        Counter([(true, len(pairs), released.person_count)]),
    )


def _rows(known: Sequence[Known], columns: Sequence[str]) -> Rows:
    return Counter(
        tuple(record if name == "record" else row.get(name) for name in columns)
        for row in known
        for record in (row["records"] if "record" in columns else [None])
    )


def _apart(counted: Rows, released: Rows) -> tuple[Rows, Rows]:
    return counted - released, released - counted
