"""The same questions as SQL written by hand, on a bare Starlette, answered by orjson.

The fastest that we could write: rows of a level in one statement, grouped in Python.
A list cut to ten is read whole and cut here, which is quicker while lists are short.
Read with `sqlite3`, as one would who writes by hand; or with the driver and connection
of ours.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import Any, cast

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from discretion.graph.cursors import place_of
from discretion.release import Release, Store

_EACH = "IN (SELECT value FROM json_each(?))"

DECISIONS = f"""SELECT person_id, id, component, decided_on, stage, act, basis, effect
  FROM links.decision WHERE person_id {_EACH} ORDER BY decided_on NULLS LAST, id"""
LATER = f"""SELECT l.decision_id, l.determination, l.days_after,
    o.offended_on, o.category, o.status
  FROM links.later_offense l JOIN links.offense o ON o.id = l.offense_id
  WHERE l.decision_id {_EACH} ORDER BY l.id"""
REFERRALS = f"""SELECT r.person_id, r.component, r.referred_on, r.outcome,
    q.id, q.received_on, q.decision, q.decided_on
  FROM links.referral r LEFT JOIN links.deferred_action_request q ON q.id = r.request_id
  WHERE r.person_id {_EACH} ORDER BY r.referred_on NULLS LAST, r.id"""
REQUESTS = f"""SELECT person_id, kind, received_on, decision, decided_on, expires_on
  FROM links.deferred_action_request WHERE person_id {_EACH}
  ORDER BY received_on NULLS LAST, id"""
OFFENSES = f"""SELECT person_id, component, offended_on, status, category
  FROM links.offense WHERE person_id {_EACH} ORDER BY offended_on NULLS LAST, id"""
IDENTITY = f"""SELECT person_id, component, record_id, method, match_weight,
    match_probability, band
  FROM people.identity_link WHERE person_id {_EACH} ORDER BY id"""
FILTERED = """SELECT id FROM people.person p WHERE id > ? AND EXISTS (
    SELECT 1 FROM links.decision d WHERE d.person_id = p.id
      AND d.component = 'ICE' AND d.fiscal_year = 2014)
  AND EXISTS (SELECT 1 FROM links.referral r WHERE r.person_id = p.id
      AND r.outcome = 'DENIED') ORDER BY id LIMIT 50"""


class ByHand:
    """Answers the questions of `cases`."""

    def __init__(self, store: Path, driver: str) -> None:
        """Read the latest release of a store."""
        entry = Store(store).latest()
        assert entry is not None
        release = entry.open()
        self.db: Any = release.connect() if driver == "apsw" else connect(release)
        self.tables = {
            name: f"{schema}.{name}"
            for schema in ("ice", "cbp", "uscis")
            for (name,) in self.db.execute(
                f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'"
            )
        }

    def rows(self, text: str, keys: Any) -> dict[Any, list[Any]]:
        """The rows of a statement by their first column."""
        found = defaultdict(list)
        for row in self.db.execute(text, (orjson.dumps(keys).decode(),)):
            found[row[0]].append(row)
        return found

    def everything(self, ids: list[str]) -> list[dict[str, Any]]:
        """Persons with everything."""
        decisions = {key: rows[:10] for key, rows in self.rows(DECISIONS, ids).items()}
        shown = [row[1] for rows in decisions.values() for row in rows]
        later = self.rows(LATER, shown) if shown else {}
        referrals, requests = self.rows(REFERRALS, ids), self.rows(REQUESTS, ids)
        offenses, identity = self.rows(OFFENSES, ids), self.rows(IDENTITY, ids)
        none: list[Any] = []
        return [
            {
                "id": one,
                "decisions": {
                    "nodes": [
                        {
                            "component": d[2],
                            "decidedOn": d[3],
                            "stage": d[4],
                            "act": d[5],
                            "basis": d[6],
                            "effect": d[7],
                            "laterOffenses": [
                                {
                                    "determination": r[1],
                                    "daysAfter": r[2],
                                    "offense": {
                                        "offendedOn": r[3],
                                        "category": r[4],
                                        "status": r[5],
                                    },
                                }
                                for r in later.get(d[1], none)
                            ],
                        }
                        for d in decisions.get(one, none)
                    ]
                },
                "referrals": {
                    "nodes": [
                        {
                            "component": r[1],
                            "referredOn": r[2],
                            "outcome": r[3],
                            "request": r[4]
                            and {
                                "receivedOn": r[5],
                                "decision": r[6],
                                "decidedOn": r[7],
                            },
                        }
                        for r in referrals.get(one, none)[:10]
                    ]
                },
                "deferredActionRequests": {
                    "nodes": [
                        {
                            "kind": r[1],
                            "receivedOn": r[2],
                            "decision": r[3],
                            "decidedOn": r[4],
                            "expiresOn": r[5],
                        }
                        for r in requests.get(one, none)[:10]
                    ]
                },
                "offenses": {
                    "nodes": [
                        {
                            "component": r[1],
                            "offendedOn": r[2],
                            "status": r[3],
                            "category": r[4],
                        }
                        for r in offenses.get(one, none)[:10]
                    ]
                },
                "identity": [
                    {
                        "component": r[1],
                        "recordId": r[2],
                        "method": r[3],
                        "matchWeight": r[4],
                        "matchProbability": r[5],
                        "band": r[6],
                    }
                    for r in identity.get(one, none)
                ],
            }
            for one in ids
        ]

    def page(self, after: str, size: int) -> list[str]:
        """The ids of a page of persons."""
        text = "SELECT id FROM people.person WHERE id > ? ORDER BY id LIMIT ?"
        return [one for (one,) in self.db.execute(text, (after, size))]

    def timeline(self, person: str) -> list[dict[str, Any]]:
        """A person's records by day."""
        entries = self.db.execute(
            """SELECT record_type, record_id FROM links.timeline
               WHERE person_id = ? ORDER BY occurred_on NULLS LAST, id LIMIT 50""",
            (person,),
        ).fetchall()
        kinds: dict[str, list[Any]] = defaultdict(list)
        for kind, key in cast(list[tuple[str, str]], entries):
            kinds[kind].append(key)
        found = {}
        for kind, keys in kinds.items():
            table = self.tables[_snake(kind)]
            component = kind[:3].upper() if not kind.startswith("Uscis") else "USCIS"
            text = f"SELECT id, superseded_by FROM {table} WHERE id {_EACH}"
            for row in self.db.execute(text, (orjson.dumps(keys).decode(),)):
                found[row[0]] = {
                    "__typename": kind,
                    "id": row[0],
                    "component": component,
                    "superseded": row[1] is not None,
                }
        return [found[key] for _, key in entries]

    def encounters(self, day: str, key: str) -> list[dict[str, Any]]:
        """The page of encounters after one."""
        text = """SELECT id, component, encountered_on FROM links.encounter
          WHERE (encountered_on, id) > (?, ?) ORDER BY encountered_on, id LIMIT 10"""
        return [
            {"id": r[0], "component": r[1], "encounteredOn": r[2]}
            for r in self.db.execute(text, (day, key))
        ]

    def answer(self, case: str, asked: dict[str, Any]) -> dict[str, Any]:
        """The data of a question."""
        after = place_of(asked["after"]) if asked.get("after") else None
        match case:
            case "person":
                return {"person": self.everything([asked["id"]])[0]}
            case "page of 100" | "page of 1000":
                ids = self.page(after[2] if after else "", int(case[8:]))
                return {"persons": {"nodes": self.everything(ids)}}
            case "filtered":
                found = self.db.execute(FILTERED, (after[2] if after else "",))
                ids = [one for (one,) in found]
                return {"persons": {"nodes": self.everything(ids)}}
            case "timeline":
                return {"person": {"timeline": {"nodes": self.timeline(asked["id"])}}}
        assert after is not None
        return {"encounters": {"nodes": self.encounters(after[1], after[2])}}


def _snake(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


def connect(release: Release) -> sqlite3.Connection:
    """All stores of a release, read by Python's own driver."""
    db = sqlite3.connect(":memory:", cached_statements=512)
    for store in release.stores:
        db.execute(f"ATTACH ? AS {store}", (str(release.folder / f"{store}.sqlite"),))
        db.execute(f"PRAGMA {store}.cache_size = -{2 * 1024}")
    return db


def app() -> Starlette:
    """The application; its store and driver are told by the environment."""
    by_hand = ByHand(Path(os.environ["DISCRETION_STORE"]), os.environ["DRIVER"])

    async def answer(request: Request) -> Response:
        asked = orjson.loads(await request.body())
        data = by_hand.answer(asked["case"], asked["variables"])
        return Response(orjson.dumps({"data": data}), media_type="application/json")

    async def static(request: Request) -> Response:
        await request.body()
        return Response(STATIC, media_type="application/json")

    return Starlette(
        routes=[
            Route("/answer", answer, methods=["POST"]),
            Route("/static", static, methods=["POST"]),
        ]
    )


STATIC = orjson.dumps({"data": {"nothing": "x" * 2000}})
