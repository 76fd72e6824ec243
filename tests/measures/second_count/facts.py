"""What the second count of links knows of one set of extracts, and what they cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.links.second_count.count import count
from tests.links.second_count.extract import Extract, current, read_extracts
from tests.links.second_count.follow_up import tells_until
from tests.links.second_count.release import read_release
from tests.links.second_count.united import Known


@dataclass(frozen=True)
class Facts:
    """The links of a set of extracts, counted out of its files alone.

    Decisions and referrals have the ``id`` that the release calls them by, which serves
    only where a rule says which of several on one day comes first.
    """

    links: Mapping[str, Sequence[Known]]
    extracts: Sequence[Extract]
    questions: frozenset[frozenset[str]]
    """Persons of whom a reviewer is asked whether they are one."""

    def records(self) -> Counter[str]:
        """Of how many current rows each person is."""
        return Counter(row.person for row in current(self.extracts))

    def hanging_together(self, person: str) -> frozenset[str]:
        """Everyone who would be one with a person if every question were a yes."""
        found, asked = {person}, [person]
        while asked:
            one = asked.pop()
            others = {each for pair in self.questions if one in pair for each in pair}
            asked += others - found
            found |= others
        return frozenset(found)

    def loaded(self, kinds: Iterable[str]) -> set[str]:
        """Of these record types, those of which there is an extract."""
        return {one.kind for one in self.extracts} & set(kinds)

    def covers_everyone(self, kinds: Iterable[str]) -> bool:
        """Whether no row about a person means that there is nothing."""
        claims = [
            one.about.get("coverage")
            for one in self.extracts
            if one.kind in self.loaded(kinds)
        ]
        return bool(claims) and set(claims) == {"POPULATION"}

    def tells_of_everyone(self, kinds: Iterable[str]) -> bool:
        """Whether an extract of each of these covers everyone."""
        asked = set(kinds)
        return self.loaded(asked) == asked and self.covers_everyone(asked)

    def known_until(self, kinds: Iterable[str]) -> date | None:
        """The last day of which the extracts of all of these record types tell."""
        days = (tells_until(self.extracts, kind) for kind in self.loaded(kinds))
        return min((day for day in days if day), default=None)


def read_facts(folder: Path, release: Path) -> Facts:
    """The facts of the extracts in a folder, of which that release was built."""
    truth = {
        row.source: row.person
        for extract in read_extracts(folder, {})
        for row in extract.rows
    }
    released = read_release(release, truth)
    extracts = read_extracts(folder, released.ids)
    links = count(extracts)
    for name in ("decision", "referral"):
        ids = {one["records"]: one["id"] for one in released.links[name]}
        assert len(ids) == len(released.links[name])
        for one in links[name]:
            one["id"] = ids[one["records"]]
    return Facts(links, extracts, released.questions)
