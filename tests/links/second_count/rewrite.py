"""Making identities perfect, so that whose a record is raises no question."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from tests.links.second_count.extract import KEYS, record_type

_FIRST_FIN = 1_000_000_000
_OTHERS = (
    "a_number",
    "receipt_number",
    "given_name",
    "middle_name",
    "surname",
    "birth_date",
    "birth_country",
    "sex",
)


def make_identities_perfect(folder: Path) -> None:
    """Give each row of every extract the FIN of its true person, and no other name.

    A receipt number stays where it is the key of the record. The truth is written
    beside the extracts; nothing else of it is used.
    """
    truth = _truth(folder / "truth.csv")
    for path in sorted(folder.glob("*/*.csv")):
        about = json.loads(path.with_suffix(".about.json").read_text(encoding="utf-8"))
        _rewrite(path, record_type(about["layout"]), truth)


def fin(person: int) -> str:
    """The FIN of the n-th person."""
    return str(_FIRST_FIN + person)


def _truth(path: Path) -> dict[tuple[str, str], str]:
    """Record type and key to the FIN of the person whose record it is."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    persons = {
        person: n for n, person in enumerate({row["person_id"]: 0 for row in rows})
    }
    return {
        (row["record_type"], row["record_key"]): fin(persons[row["person_id"]])
        for row in rows
    }


def _rewrite(path: Path, kind: str, truth: Mapping[tuple[str, str], str]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        key = "|".join(row[heading] for heading in KEYS[kind])
        kept = {name: row[name] for name in _OTHERS if name in KEYS[kind]}
        row.update(dict.fromkeys(_OTHERS, ""), **kept, fin=truth[kind, key])
    write_rows(path, rows)


def write_rows(path: Path, rows: list[dict[str, str]]) -> None:
    """Write a table; an empty one keeps no headings and is removed."""
    if not rows:
        path.unlink(missing_ok=True)
        path.with_suffix(".about.json").unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
