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
from discretion.components.cbp.inadmissible import CbpInadmissible
from discretion.components.cbp.referral import CbpReferral
from discretion.components.ice.arrest import IceArrest
from discretion.components.ice.case import IceCase
from discretion.components.ice.court_action import IceCourtAction
from discretion.components.ice.court_appeal import IceCourtAppeal
from discretion.components.ice.court_proceeding import IceCourtProceeding
from discretion.components.ice.criminal_history import IceCriminalHistory
from discretion.components.ice.daca_request import IceDacaRequest
from discretion.components.ice.detainer import IceDetainer
from discretion.components.ice.detention import IceDetention
from discretion.components.ice.encounter import IceEncounter
from discretion.components.ice.foreign_history import IceForeignHistory
from discretion.components.ice.referral import IceReferral
from discretion.components.ice.removal import IceRemoval
from discretion.components.uscis.daca_request import UscisDacaRequest
from discretion.components.uscis.referral_to_ice import UscisReferralToIce
from discretion.components.uscis.status import UscisStatus
from discretion.record import Component, Record
from discretion.synthesis import truth
from discretion.synthesis.about import write_about
from discretion.synthesis.chance import Chance
from discretion.synthesis.clerk import Clerk
from discretion.synthesis.course import live
from discretion.synthesis.errors import ERRORS
from discretion.synthesis.layout import headings, internal
from discretion.synthesis.numbers import MOST_PERSONS
from discretion.synthesis.person import Person, pair
from discretion.synthesis.records import records

EXTRACTS: Mapping[type[Record], Path] = {
    IceEncounter: Path("ice/encounters.csv"),
    IceArrest: Path("ice/arrests.csv"),
    IceDetainer: Path("ice/detainers.csv"),
    IceDetention: Path("ice/detentions.csv"),
    IceRemoval: Path("ice/removals.csv"),
    IceCase: Path("ice/cases.csv"),
    IceCourtProceeding: Path("ice/court_proceedings.csv"),
    IceCourtAppeal: Path("ice/court_appeals.csv"),
    IceCourtAction: Path("ice/court_actions.csv"),
    IceReferral: Path("ice/referrals.csv"),
    IceDacaRequest: Path("ice/daca_requests.csv"),
    IceCriminalHistory: Path("ice/criminal_history.csv"),
    IceForeignHistory: Path("ice/foreign_histories.csv"),
    CbpApprehension: Path("cbp/apprehensions.csv"),
    CbpInadmissible: Path("cbp/inadmissibles.csv"),
    CbpReferral: Path("cbp/referrals.csv"),
    UscisDacaRequest: Path("uscis/daca_requests.csv"),
    UscisStatus: Path("uscis/statuses.csv"),
    UscisReferralToIce: Path("uscis/referrals_to_ice.csv"),
}
"""Each record type's file within the folder."""

_Put = Callable[[Iterable[str]], object]


def synthesize(folder: Path, persons: int, seed: int) -> None:
    """Write extracts of all components, drawn from one simulated population.

    Beside them stands what is true: `truth.csv` tells whose each record is,
    `truth_decisions.csv` holds every act of discretion, recorded or not,
    `truth_offenses.csv` every charge with its true days, and `truth_referrals.csv`
    every referral to USCIS.

    Raises:
        ValueError: If so many persons cannot be told apart, or none are asked for.
    """
    if not 1 <= persons <= MOST_PERSONS:
        raise ValueError(f"{persons} persons: ask for 1 to {MOST_PERSONS}")
    with ExitStack() as files:
        extracts = {record: _Extract(folder, record, files) for record in EXTRACTS}
        truths = [
            (_table(folder / f"{name}.csv", titles, files), rows)
            for name, (titles, rows) in truth.TABLES.items()
        ]
        put_truth = _table(folder / "truth.csv", truth.RECORDS, files)
        clerks = _clerks(seed)
        for person in _people(seed, persons):
            chance = Chance(f"{seed}/life/{person.number}")
            life = live(person, chance)
            more = Chance(f"{seed}/more/{person.number}")
            for name in _put_all(records(life, clerks, chance, more), extracts):
                put_truth((*name, person.id))
            for put, rows in truths:
                for row_of_truth in rows(life):
                    put(row_of_truth)
    for record, path in EXTRACTS.items():
        write_about(folder / path, record, persons, seed)


def _put_all(
    rows: Iterable[tuple[type[Record], Mapping[str, str]]],
    extracts: Mapping[type[Record], _Extract],
) -> Iterator[tuple[str, str, str]]:
    """Write the rows and name each record, once however often it is written."""
    before = ("", "", "")
    for record, row in rows:
        name = extracts[record].put(row)
        if name != before:
            yield name
        before = name


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
