"""Reading extract files row by row, and telling which rows are current.

Every file's identities were made perfect before: the FIN says whose a row is.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

KEYS: Mapping[str, tuple[str, ...]] = {
    "IceEncounter": ("event_number", "eid_subject_id"),
    "IceArrest": ("arrest_number",),
    "IceDetainer": ("detainer_number",),
    "IceDetention": ("detention_number",),
    "IceRemoval": ("removal_number",),
    "IceCase": ("eid_case_id",),
    "IceCourtProceeding": ("idnproceeding",),
    "IceCourtAppeal": ("idnappeal",),
    "IceCourtAction": ("court_action_id",),
    "IceReferral": ("referral_number",),
    "IceDacaRequest": ("request_number",),
    "IceCriminalHistory": ("charge_id",),
    "IceForeignHistory": ("foreign_check_number",),
    "CbpApprehension": ("event_number", "subject_key"),
    "CbpInadmissible": ("sigma_event_id", "sigma_subject_person_id"),
    "CbpReferral": ("referral_number",),
    "UscisDacaRequest": ("receipt_number",),
    "UscisStatus": ("receipt_number", "status", "status_date"),
    "UscisReferralToIce": ("referral_number",),
}
"""Record type to the headings of its natural key, in the internal layouts."""

_NOTHING = {"", "null", "na", "n/a", "(b)(6)", "(b)(7)(c)"}

Source = tuple[str, int]
"""A row's file and its place there; it names the row in both counts."""


class Window(NamedTuple):
    """First and last day that a file covers."""

    first: date
    last: date


@dataclass(frozen=True)
class Row:
    """One row of an extract: its record type, its person and its cells by heading.

    ``id`` is what the release calls it. It serves only where a rule says which of
    several records comes first.
    """

    kind: str
    source: Source
    person: str
    cells: Mapping[str, str] = field(repr=False)
    id: str = ""

    @property
    def sender(self) -> str:
        """The component whose extract it is."""
        return next(one for one in _SENDERS if self.kind.upper().startswith(one))

    def text(self, heading: str) -> str | None:
        """What the cell says; nothing where it says that nothing is known."""
        said = self.cells.get(heading, "").strip()
        return None if said.lower() in _NOTHING else said

    def code(self, heading: str) -> str | None:
        """What the cell says, in capitals and with single spaces."""
        said = self.text(heading)
        return said and " ".join(said.upper().split())

    def day(self, heading: str) -> date | None:
        """The day in the cell, without the time of day."""
        said = self.text(heading)
        return date.fromisoformat(said[:10]) if said else None

    def holds(self, heading: str) -> bool:
        """Whether the cell says yes."""
        return self.code(heading) in ("Y", "YES", "TRUE", "T", "1")


_SENDERS = ("ICE", "CBP", "USCIS")


@dataclass(frozen=True)
class Extract:
    """One file: its record type, what is said beside it, and all its rows."""

    kind: str
    about: Mapping[str, object]
    rows: tuple[Row, ...]

    @property
    def as_of(self) -> date:
        return date.fromisoformat(str(self.about["as_of"]))

    @property
    def lag(self) -> int | None:
        """Days that the source lags behind, where it says so."""
        said = self.about.get("reporting_lag_days")
        return said if isinstance(said, int) else None

    @property
    def window(self) -> Window | None:
        said = self.about.get("window")
        if not isinstance(said, dict):
            return None
        return Window(date.fromisoformat(said["from"]), date.fromisoformat(said["to"]))


def read_extracts(folder: Path, ids: Mapping[Source, str]) -> list[Extract]:
    """Every extract below the folder."""
    return [
        _read(path, path.relative_to(folder).as_posix(), ids)
        for path in sorted(folder.glob("*/*.csv"))
    ]


def _read(path: Path, name: str, ids: Mapping[Source, str]) -> Extract:
    about = json.loads(path.with_suffix(".about.json").read_text(encoding="utf-8"))
    kind = record_type(about["layout"])
    with path.open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    rows = tuple(
        Row(kind, (name, number), one["fin"], one, ids.get((name, number), ""))
        for number, one in enumerate(cells, 2)
    )
    return Extract(kind, about, rows)


def record_type(layout: str) -> str:
    """The record type whose internal layout it is."""
    name = layout.removesuffix("_internal").removeprefix("eoir_")
    if name != layout.removesuffix("_internal"):
        name = f"ice_court_{name}"
    return "".join(part.capitalize() for part in name.split("_"))


def current(extracts: Iterable[Extract]) -> list[Row]:
    """All rows that no later row with the same natural key has replaced.

    The newest extract is the last word, and in one file the lowest row. A row whose
    key is not whole replaces nothing and is never replaced.
    """
    latest: dict[tuple[str, ...], Row] = {}
    keyless = []
    for extract in sorted(extracts, key=lambda one: one.as_of):
        for row in extract.rows:
            key = [row.text(heading) for heading in KEYS[row.kind]]
            if None in key:
                keyless.append(row)
            else:
                latest[row.kind, *map(str, key)] = row
    return [*latest.values(), *keyless]


def covered(extracts: Iterable[Extract], kind: str) -> Window | None:
    """The days that all extracts of a record type cover together.

    Nothing is known where one of them does not say, or where days between are missing.
    """
    windows = [one.window for one in extracts if one.kind == kind]
    known = sorted(window for window in windows if window)
    if not known or len(known) < len(windows):
        return None
    first, last = known[0]
    for opens, closes in known[1:]:
        if opens > last + timedelta(1):
            return None
        last = max(last, closes)
    return Window(first, last)
