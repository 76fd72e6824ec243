"""What random rows are drawn from: the days of one set, and the record types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

Row = dict[str, str]


@dataclass(frozen=True)
class Moment:
    """The few days on which things happen in one set, and what USCIS's files cover."""

    first: date
    last: date
    days: Sequence[date]

    def day(self, chance: Random, missing: float = 0.0) -> str:
        """One of the days, or none."""
        if chance.random() < missing:
            return ""
        return chance.choice(self.days).isoformat()

    def after(self, written: str, chance: Random, missing: float = 0.0) -> str:
        """A day on or after the one written, mostly another of the set."""
        if not written or chance.random() < missing:
            return ""
        start = date.fromisoformat(written[:10])
        later = [day for day in self.days if day >= start]
        return chance.choice([*later, start + timedelta(30)]).isoformat()

    def about(self, chance: Random, as_of: date) -> dict[str, object]:
        """What is said beside the only file of a record type."""
        window = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        said: dict[str, object] = {"as_of": as_of.isoformat()}
        if chance.random() < 0.9:
            said["window"] = window
        return {**said, **chance.choice(_COVERAGES)}

    def two_abouts(
        self, chance: Random, as_of: date
    ) -> tuple[dict[str, object], dict[str, object]]:
        """What is said beside a newer and an older file, whose windows may not join."""
        middle = self.first + (self.last - self.first) / 2
        gap = timedelta(chance.choice([0, 1, 1, 2]))
        newer = {"from": (middle + gap).isoformat(), "to": self.last.isoformat()}
        older = {"from": self.first.isoformat(), "to": middle.isoformat()}
        return (
            {"as_of": as_of.isoformat(), "window": newer},
            {"as_of": (as_of - timedelta(90)).isoformat(), "window": older},
        )


_COVERAGES: Sequence[Mapping[str, object]] = (
    *[{"coverage": "POPULATION"}] * 24,
    {"coverage": "ENCOUNTER_ONLY"},
    {},
)


def nothing(moment: Moment, chance: Random) -> Row:
    """No more than what is drawn."""
    return {}


@dataclass(frozen=True)
class Kind:
    """A record type: its layout, its file, and how one of its rows is drawn.

    What ``also`` gives has chances of its own: it changes nothing that ``draw`` drew.
    """

    name: str
    path: str
    last_key: str
    draw: Callable[[int, int, Moment, Random], Row]
    rows_of_person: Sequence[int] = (0, 0, 1, 1, 2, 3)
    layout_name: str = ""
    also: Callable[[Moment, Random], Row] = nothing

    @property
    def layout(self) -> str:
        return f"{self.layout_name or self.name}_internal"

    def row(self, person: int, number: int, moment: Moment, chance: Random) -> Row:
        """One row of a person, with a key of its own."""
        row = self._drawn(person, number, moment, chance)
        return {self.last_key: f"{self.name.upper()}{number:06d}"} | row

    def _drawn(self, person: int, number: int, moment: Moment, chance: Random) -> Row:
        row = self.draw(person, number, moment, chance)
        more = Random(f"{self.name} {person} {number} {row}")  # noqa: S311
        return row | self.also(moment, more)

    def rewritten(self, row: Row, moment: Moment, chance: Random) -> Row:
        """The same record as it was sent at another time."""
        other = self._drawn(0, 0, moment, chance)
        kept = {name for name in row if name not in other or _is_key(name)}
        return {name: row[name] if name in kept else other[name] for name in row}


def _is_key(name: str) -> bool:
    return name in ("receipt_number", "event_number", "sigma_event_id", "fin")
