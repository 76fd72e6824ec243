"""Reading a built release's files into the same shape as the second count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tests.links.second_count.extract import KEYS, Source
from tests.links.second_count.united import Known

UNITED = (
    "encounter",
    "apprehension",
    "detention",
    "removal",
    "release_without_travel_document",
    "offense",
    "threat",
    "deferred_action_request",
    "referral",
    "decision",
)
"""Tables of things that one or more records tell of."""


@dataclass(frozen=True)
class Released:
    """A release: its links, and what it made of the rows of the extracts.

    ``persons`` tells the release's person of each row, ``superseded`` which rows it
    counts no more.
    """

    links: Mapping[str, list[Known]]
    ids: Mapping[Source, str]
    persons: Mapping[Source, str]
    superseded: frozenset[Source]
    person_count: int
    questions: frozenset[frozenset[str]]
    """Persons of whom a reviewer is asked whether they are one."""


def read_release(folder: Path, truth: Mapping[Source, str]) -> Released:
    """The release in that folder; ``truth`` tells whose each row of the extracts is."""
    raw = [row for kind in KEYS for row in _rows(folder, _table(kind))]
    source_of = {row["id"]: (row["file"], row["row"]) for row in raw}
    true_of = {row["person_id"]: truth[source_of[row["id"]]] for row in raw}
    person_of = {row["id"]: row["person_id"] for row in raw}
    records = _records(_rows(folder, "origin"), source_of)
    united = {
        name: [_named(row, true_of, records) for row in _rows(folder, name)]
        for name in UNITED
    }
    timeline = [
        {
            **row,
            "person": true_of[row["person_id"]],
            "records": (source_of[row["record_id"]],),
        }
        for row in _rows(folder, "timeline")
    ]
    eligibilities = [
        {**row, "person": true_of[row["person_id"]]}
        for row in _rows(folder, "eligibility")
    ]
    later = {
        name: _seen_later(_rows(folder, name), united["decision"], united[of])
        for name, of in (("later_offense", "offense"), ("later_threat", "threat"))
    }
    return Released(
        links={
            **united,
            **later,
            "timeline": timeline,
            "eligibility": eligibilities,
        },
        ids={source: id_ for id_, source in source_of.items()},
        persons={source_of[row["id"]]: row["person_id"] for row in raw},
        superseded=frozenset(
            source_of[row["id"]] for row in raw if row["superseded_by"]
        ),
        person_count=len(_rows(folder, "person")),
        questions=frozenset(
            frozenset(
                true_of[person_of[row[name]]]
                for name in ("record_id", "matched_record_id")
            )
            for row in _rows(folder, "identity_link")
            if row["band"] == "REVIEW"
        ),
    )


def _seen_later(
    rows: Iterable[Mapping[str, Any]],
    decisions: Iterable[Known],
    events: Iterable[Known],
) -> list[Known]:
    """Events beside decisions, each named by its records."""
    decision_of = {one["id"]: one for one in decisions}
    event_of = {one["id"]: one for one in events}
    found = []
    for row in rows:
        decision = decision_of[row["decision_id"]]
        event = event_of[row.get("offense_id") or row["threat_id"]]
        found.append(
            {
                "person": decision["person"],
                "decision": decision["records"],
                "event": event["records"],
                "sign": event.get("sign"),
                "determination": row["determination"],
                "days_after": row["days_after"],
            }
        )
    return found


def _rows(folder: Path, name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = pq.read_table(
        folder / "parquet" / f"{name}.parquet"
    ).to_pylist()
    return read


def _table(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind).lower()


def _records(
    origins: Iterable[Mapping[str, Any]], source_of: Mapping[str, Source]
) -> dict[str, tuple[Source, ...]]:
    """The records of each united row, by its id."""
    found: dict[str, list[Source]] = {}
    for origin in origins:
        source = source_of[origin["record_id"]]
        found.setdefault(origin["united_id"], []).append(source)
    return {id_: tuple(sorted(sources)) for id_, sources in found.items()}


def _named(
    row: Mapping[str, Any],
    true_of: Mapping[str, str],
    records: Mapping[str, tuple[Source, ...]],
) -> Known:
    """The row with ids of persons and requests turned into what names them here."""
    person, its_own = true_of[row["person_id"]], records[row["id"]]
    named = {**row, "person": person, "records": its_own}
    for column, name in (("renews_id", "renews"), ("request_id", "request")):
        if column in row:
            named[name] = records[row[column]] if row[column] else None
    return named
