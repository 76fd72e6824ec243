"""The curves of an incidence: their points, and how far each is known."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from discretion.measures import Answer, State
from discretion.measures.answer import loaded
from discretion.measures.incidence import DAYS_OF_A_YEAR, YEARS, Incidence
from discretion.measures.survival import interval
from discretion.record import Tables
from discretion.reports.wording import MARKED, SIGNS, joined, worded

WAY = "undetermined"
OUTCOME = "outcome"


@dataclasses.dataclass(frozen=True)
class Curve:
    """One curve: its groups, its points in order, and what is known of it."""

    groups: Mapping[str, str]
    points: Sequence[Mapping[str, Any]]
    states: Mapping[str, State]

    @property
    def panel(self) -> str:
        """The groups beside the outcome, which have a plot of their own."""
        others = {n: t for n, t in self.groups.items() if n not in (OUTCOME, WAY)}
        return joined(others) if others else ""

    @property
    def outcome(self) -> str:
        """The event that is asked about."""
        return worded(self.groups.get(OUTCOME, "")) or "Event"

    @property
    def way(self) -> str:
        """What is made of the undated; nothing where it makes no difference."""
        return self.groups.get(WAY, "")

    @property
    def label(self) -> str:
        """Its name within its plot."""
        way = {"AS_NONE": ", least", "AS_EVENT": ", most"}.get(self.way, "")
        return f"{self.outcome}{way}"

    def at_risk(self, years: int) -> str | None:
        """How many are followed for so long, without event; None past its end."""
        days = int(years * DAYS_OF_A_YEAR)
        here = next((p["at_risk"] for p in self.points if p["days"] >= days), None)
        return None if here is None else self._marked("at_risk", f"{here:,}")

    def share(self, point: Mapping[str, Any]) -> str:
        """The share at a point, marked where it may be more, or either way."""
        return self._marked("incidence", f"{point['share']:.1%}")

    def _marked(self, figure: str, told: str) -> str:
        words = MARKED.get(self.states.get(figure, State.MEASURED))
        return f"{SIGNS[words]} {told}" if words else told

    def told(self) -> str:
        """The curve in words: its share within each whole year."""
        where = ", ".join(filter(None, (self.panel, self.label)))
        return "; ".join(
            f"{where}, within {year} years: {self.share(self._at(year))}"
            for year in YEARS
            if int(year * DAYS_OF_A_YEAR) <= self.points[-1]["days"]
        )

    def _at(self, year: int) -> Mapping[str, Any]:
        day = int(year * DAYS_OF_A_YEAR)
        return [point for point in self.points if point["days"] <= day][-1]


def curves_of(answer: Answer, tables: Tables) -> list[Curve]:
    """The curves; one of which nothing is known, or loaded, has no points."""
    measure = answer.measure
    assert isinstance(measure.estimate, Incidence)  # noqa: S101  # chosen by it
    keys = {name: measure.groups[name] for name in answer.by if name != "years"}
    table = measure.estimate.curve(tables, keys)
    low, high = interval(table.incidence, table.variance)
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in table.mutate(low=low, high=high).to_pyarrow().to_pylist():
        found.setdefault(tuple(row[f"by_{name}"] for name in keys), []).append(row)
    told = loaded(answer.manifest)
    return [
        _line(answer, dict(zip(keys, texts, strict=True)), found[texts], told)
        for texts in sorted(found)
    ]


def _line(
    answer: Answer, groups: Mapping[str, str], rows: list[dict[str, Any]], told: Any
) -> Curve:
    measure = answer.measure
    states = measure.doubts(groups, told) if measure.doubts else {}
    if states.get("incidence") is State.NOT_LOADED:
        return Curve(groups, [], states)
    rows.sort(key=lambda row: float(row["days"]))
    kept = [row for row in rows if row["at_risk"] >= measure.least_at_risk]
    begun = [{"days": 0, "incidence": 0.0, "at_risk": rows[0]["at_risk"]}]
    known = states.get("incidence_high") is not State.NOT_KNOWN
    points = [_point(row, known) for row in (begun + kept if kept else [])]
    return Curve(groups, points, states)


def _point(row: Mapping[str, Any], known: bool) -> dict[str, Any]:
    share, high = row["incidence"], row.get("high") if known else None
    low = row.get("low")
    return {
        "days": row["days"],
        "at_risk": row["at_risk"],
        "share": share,
        "low": share if low is None else low,
        "high": share if high is None else high,
    }


def told_once(lines: Sequence[Curve]) -> list[Curve]:
    """The lines; where counting the undated makes no difference, there is one."""
    first: dict[tuple[str, str], Curve] = {}
    kept = []
    for line in sorted(
        lines, key=lambda line: (line.panel, line.outcome, line.way == "AS_EVENT")
    ):
        before = first.setdefault((line.panel, line.outcome), line)
        if before is line or before.points != line.points:
            kept.append(line)
    alone = [ln for ln in kept if sum(_kin(ln, other) for other in kept) == 1]
    return [
        dataclasses.replace(line, groups={**line.groups, WAY: ""})
        if line in alone and WAY in line.groups
        else line
        for line in kept
    ]


def _kin(one: Curve, other: Curve) -> bool:
    return (one.panel, one.outcome) == (other.panel, other.outcome)
