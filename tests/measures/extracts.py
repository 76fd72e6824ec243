"""Small extracts written by hand in the internal layouts, to build a release from."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from discretion.measures import Answer
from tests.links.second_count.random_extracts import KINDS
from tests.links.second_count.random_rows import Row
from tests.links.second_count.rewrite import fin, write_rows

FIRST, AS_OF = date(2006, 1, 1), date(2018, 12, 31)
"""The days that extracts cover, unless something else is said beside them."""

Rows = Mapping[str, Sequence[Row]]
"""Rows by record type; who a row is about is told by its FIN alone."""

Abouts = Mapping[str, Mapping[str, object]]
"""What is said beside the extracts of a record type, if it is something else."""


def write_extracts(folder: Path, rows: Rows, abouts: Abouts | None = None) -> None:
    """Write each record type's extract; each row gets a natural key of its own."""
    for kind in KINDS:
        keyed = [
            {kind.last_key: f"IOE{number:010d}", **row}
            for number, row in enumerate(rows.get(kind.name, ()), 1)
        ]
        if keyed:
            write_rows(folder / kind.path, keyed)
            other = (abouts or {}).get(kind.name, {})
            said = {**_ABOUT, "layout": kind.layout, **other}
            about = (folder / kind.path).with_suffix(".about.json")
            about.write_text(json.dumps(said), encoding="utf-8")


_ABOUT: Mapping[str, object] = {
    "synthetic": True,
    "as_of": AS_OF.isoformat(),
    "window": {"from": FIRST.isoformat(), "to": AS_OF.isoformat()},
    "coverage": "POPULATION",
    "reporting_lag_days": 0,
}


def encounter(person: int, day: date, disposition: str = "PD", **cells: str) -> Row:
    """ICE meets someone; as a rule, discretion is used."""
    said = {"event_date": f"{day}", "processing_disposition": disposition}
    columns = ("event_number", "arresting_agency", "responsible_aor", "basis")
    return {"fin": fin(person), **dict.fromkeys(columns, ""), **said, **cells}


def charge(person: int, **days: date | str) -> Row:
    """A charge in a criminal history, with the days that are known of it."""
    columns = ("offense_date", "arrest_date", "charge_date", "conviction_date")
    said = {name: f"{value}" for name, value in days.items()}
    return {
        "fin": fin(person),
        **dict.fromkeys((*columns, "charge_status"), ""),
        **said,
    }


def release_by_cbp(person: int, day: date, sector: str = "TCA") -> Row:
    """The Border Patrol meets someone eligible for DACA, and lets the person go."""
    said = {"appr_dt_time": f"{day}", "release_date": f"{day}", "sector": sector}
    event = {"event_number": f"BP{person}", "daca_eligible_release": "Y"}
    return {"fin": fin(person), **event, **said}


def caught(person: int, day: date, sector: str = "TCA") -> Row:
    """The Border Patrol apprehends someone, whom it does not release."""
    kept = {"release_date": "", "daca_eligible_release": "N"}
    return {**release_by_cbp(person, day, sector), **kept}


def referral(person: int, day: date, aor: str = "MIA") -> Row:
    """ICE refers someone to USCIS."""
    return {"fin": fin(person), "referral_date": f"{day}", "aor": aor}


def referral_by_cbp(person: int, day: date, sector: str = "TCA") -> Row:
    """The Border Patrol refers someone to USCIS."""
    return {"fin": fin(person), "referral_date": f"{day}", "sector": sector}


def request(
    person: int, day: date, decision: str = "", decided_on: date | None = None
) -> Row:
    """Someone asks USCIS for deferred action, which decides or does not."""
    said = {"rec_date": f"{day}", "form_type": "DACA - Initial", "decision": decision}
    decided = {"decision_date": f"{decided_on or ''}", "data_source": "ELIS"}
    return {"fin": fin(person), **said, **decided}


def removal(person: int, day: date, criminality: str = "") -> Row:
    """A departure."""
    said = {"departed_date": f"{day}", "case_criminality": criminality}
    return {"fin": fin(person), **said}


def stay(
    person: int, day: date, until: date, reason: str = "Paroled", country: str = ""
) -> Row:
    """A stay in detention."""
    return {
        "fin": fin(person),
        "book_in_date_time": f"{day}",
        "stay_book_in_date_time": f"{day}",
        "stay_book_out_date_time": f"{until}",
        "stay_release_reason": reason,
        "citizenship_country": country,
    }


OTHERS: Rows = {
    "cbp_apprehension": [caught(7001, FIRST)],
    "uscis_daca_request": [request(7002, FIRST)],
    "ice_removal": [removal(7003, FIRST)],
    "ice_detention": [stay(7004, FIRST, FIRST)],
}
"""People without a decision, of whom others tell: so that nothing is missing."""


def later(day: date, days: int) -> date:
    """So many days after a day."""
    return day + timedelta(days)


def figures(answer: Answer) -> dict[tuple[str, ...], dict[str, Any]]:
    """An answer's values by the names of its groups; a state in place of no value."""
    return {
        tuple(row.groups.values()): {
            name: one.state.value if one.value is None else one.value
            for name, one in row.figures.items()
        }
        for row in answer.rows
    }
