"""Writing a simulated population as the extracts that components would send.

Persons are drawn, lived and written one pair at a time, so a million need no more
memory than a thousand. The same arguments give the same bytes on every machine.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from operator import itemgetter
from pathlib import Path

from discretion.components.cbp.apprehension import CbpApprehension
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.encounter import IceEncounter
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.record import Component, Record
from discretion.synthesis.about import write_about
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.errors import ERRORS
from discretion.synthesis.layout import headings, internal
from discretion.synthesis.life import Life, discretion, live, records
from discretion.synthesis.numbers import MOST_PERSONS
from discretion.synthesis.person import Person, pair

EXTRACTS: Mapping[type[Record], Path] = {
    IceEncounter: Path("ice/encounters.csv"),
    IceCriminalHistory: Path("ice/criminal_history.csv"),
    CbpApprehension: Path("cbp/apprehensions.csv"),
    UscisDacaRequest: Path("uscis/daca_requests.csv"),
}
"""Each record type's file within the folder."""

_TRUTH = ("component", "record_type", "record_key", "person_id")
_DECISIONS = ("person_id", "component", "decided_on", "stage", "act", "recorded")

_Put = Callable[[Iterable[str]], object]


def synthesize(folder: Path, persons: int, seed: int) -> None:
    """Write extracts of all components, drawn from one simulated population.

    Beside them stand `truth.csv`, which tells whose each record is, and
    `truth_decisions.csv`, with every act of discretion, recorded or not.

    Raises:
        ValueError: If so many persons cannot be told apart, or none are asked for.
    """
    if not 1 <= persons <= MOST_PERSONS:
        raise ValueError(f"{persons} persons: ask for 1 to {MOST_PERSONS}")
    with ExitStack() as files:
        extracts = {record: _Extract(folder, record, files) for record in EXTRACTS}
        put_truth = _table(folder / "truth.csv", _TRUTH, files)
        put_decision = _table(folder / "truth_decisions.csv", _DECISIONS, files)
        clerks = _clerks(seed)
        for person in _people(seed, persons):
            chance = Chance(f"{seed}/life/{person.number}")
            life = live(person, chance)
            for record, row in records(life, clerks, chance):
                put_truth((*extracts[record].put(row), person.id))
            for decision in _decisions(life):
                put_decision(decision)
    for record, path in EXTRACTS.items():
        write_about(folder / path, record, persons, seed)


def _table(path: Path, titles: Iterable[str], files: ExitStack) -> _Put:
    """Open a table, write its headings, and give back what writes its rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = files.enter_context(path.open("w", encoding="utf-8", newline=""))
    put = csv.writer(file, lineterminator="\n").writerow
    put(titles)
    return put


class _Extract:
    """One record type's extract while it is written."""

    def __init__(self, folder: Path, record: type[Record], files: ExitStack) -> None:
        titles = headings(record)
        self._put = _table(folder / EXTRACTS[record], titles.values(), files)
        self._cells = itemgetter(*titles)
        self._key = internal(record).key
        self._named = (
            record.sender.value if record.sender else "",
            record.__name__,
        )

    def put(self, row: Mapping[str, str]) -> tuple[str, str, str]:
        """Write the row and name it: component, record type and record key."""
        self._put(self._cells(row))
        return *self._named, "|".join(row[name] for name in self._key)


def _clerks(seed: int) -> dict[Component, Clerk]:
    chance = Chance(f"{seed}/errors")
    return {
        component: Clerk(errors.varied(chance)) for component, errors in ERRORS.items()
    }


def _people(seed: int, persons: int) -> Iterator[Person]:
    for number in range((persons + 1) // 2):
        yield from pair(seed, number)[: persons - 2 * number]


def _decisions(life: Life) -> Iterator[tuple[str, ...]]:
    for act in discretion(life):
        yield (
            life.person.id,
            act.component.value,
            act.decided_on.isoformat(),
            act.stage.value,
            act.act.value,
            "true" if act.recorded else "false",
        )
