"""Second count of eligibility: the five criteria of 2012, person by person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from tests.links.second_count.extract import Extract, Row
from tests.links.second_count.priority import Told
from tests.links.second_count.referral import FOLLOW_UP, tells_by_silence
from tests.links.second_count.united import Known

_SINCE, _UNTIL = date(2007, 6, 15), date(2012, 6, 15)
_YOUNGEST = date(1981, 6, 16)
_AGE = 16
_GRAVE = (
    *("Arson", "Burglary", "Homicide", "Kidnapping", "Robbery"),
    "Sexual Assault",
)
_MINOR = ("Immigration", "Traffic Offenses")
_DANGERS = ("risk", "gang", "felony", "grave felony", "misdemeanors", "violence")
_YEARS = {"UscisDacaRequest": "ben_year_of_birth"}
_WITH_YEARS = (
    *("IceEncounter", "IceArrest", "IceDetainer", "IceDetention", "IceRemoval"),
    "UscisDacaRequest",
)

Born = tuple[date, date]
"""First and last day on which a person may have been born, by one record."""


def eligibilities(
    rows: Sequence[Row],
    extracts: Sequence[Extract],
    counted: dict[str, list[Known]],
    signs: Told,
) -> list[Known]:
    """Everyone with a decision, a referral or a request, and the five verdicts."""
    linked = ("decision", "referral", "deferred_action_request")
    persons = {one["person"] for link in linked for one in counted[link]}
    own: dict[str, list[Row]] = {}
    for row in rows:
        own.setdefault(row.person, []).append(row)
    return [
        _eligibility(person, own[person], extracts, counted, signs)
        for person in sorted(persons)
    ]


def _eligibility(
    person: str,
    rows: Sequence[Row],
    extracts: Sequence[Extract],
    counted: dict[str, list[Known]],
    signs: Told,
) -> Known:
    def of(link: str) -> list[Known]:
        return [one for one in counted[link] if one["person"] == person]

    births = [*_births(rows)]
    everyone = _all_cover(extracts, "IceCriminalHistory")
    found = [
        _arrived(rows, births),
        _resided(rows, [one["removed_on"] for one in of("removal")]),
        _educated(rows),
        _no_crime(of("offense"), person, signs, everyone),
        _young(births),
    ]
    verdicts = "".join(verdict for verdict, _ in found)
    result = "NO_FAIL" if "U" in verdicts else "ALL_PASS"
    return {
        "person": person,
        "policy": "D1",
        "result": "FAILS" if "F" in verdicts else result,
        "verdicts": verdicts,
        "evidence": "|".join(facts for _, facts in found),
        "later_requested": _later(of, extracts),
    }


def _births(rows: Iterable[Row]) -> Iterator[Born]:
    """Identities are perfect and say no day of birth: only years are left."""
    for row in rows:
        if row.kind in _WITH_YEARS:
            said = row.text(_YEARS.get(row.kind, "birth_year"))
            if said:
                yield date(int(said), 1, 1), date(int(said), 12, 31)


def _verdict(passes: bool, fails: bool) -> str:
    return "U" if passes == fails else "P" if passes else "F"


def _days(rows: Iterable[Row], *headings: str) -> list[date]:
    days = (row.day(heading) for row in rows for heading in headings)
    return [day for day in days if day]


def _arrived(rows: Sequence[Row], births: Sequence[Born]) -> tuple[str, str]:
    forms = [row for row in rows if row.kind == "UscisDacaRequest"]
    others = [row for row in rows if row.kind in ("CbpApprehension", "IceEncounter")]
    stated = _days(forms, "initial_entry_date")
    later = _days(others, "entry_date")
    facts = ("Y" if births else "") + "I" * bool(stated) + "L" * bool(later)
    if not births or not stated + later:
        return "U", facts
    first = min(stated + later)
    passes = any(first < _birthday(born) for born, _ in births)
    fails = any(on >= _birthday(born) for on in stated for _, born in births)
    before_birth = first < min(born for born, _ in births)
    return _verdict(passes and not before_birth, fails), facts


def _birthday(born: date) -> date:
    return born.replace(year=born.year + _AGE)


def _resided(rows: Sequence[Row], removed: Iterable[date]) -> tuple[str, str]:
    forms = [row for row in rows if row.kind == "UscisDacaRequest"]
    since = _days(forms, "resided_since")
    gone = any(_SINCE < on <= _UNTIL for on in removed)
    passes = any(day <= _SINCE for day in since)
    fails = gone or any(day > _SINCE for day in since)
    return _verdict(passes, fails), "R" * bool(since) + "M" * gone


def _educated(rows: Sequence[Row]) -> tuple[str, str]:
    said = {
        word
        for row in rows
        if row.kind == "UscisDacaRequest" and (word := row.code("education_or_service"))
    }
    return _verdict(bool(said - {"NONE"}), "NONE" in said), "E" * bool(said)


def _no_crime(
    offenses: Sequence[Known], person: str, signs: Told, everyone: bool
) -> tuple[str, str]:
    said = signs.get(person, ())
    box = any(one.yes for one in said if one.sign in _DANGERS)
    level = any(one.yes for one in said if one.sign == "level 1")
    convicted = [one for one in offenses if one["status"] == "CONVICTED"]
    days = {
        one["convicted_on"]
        for one in convicted
        if one["convicted_on"] and one["category"] and one["category"] not in _MINOR
    }
    grave = any(one["category"] in _GRAVE for one in convicted)
    silent = everyone and not convicted
    shown = box or level or grave or len(days) >= 3
    facts = "X" * box + "T" * level + "C" * bool(convicted) + "S" * silent
    return _verdict(silent and not shown, shown), facts


def _young(births: Sequence[Born]) -> tuple[str, str]:
    passes = any(first >= _YOUNGEST for first, _ in births)
    fails = any(last < _YOUNGEST for _, last in births)
    return _verdict(passes, fails), "Y" * bool(births)


def _all_cover(extracts: Iterable[Extract], kind: str) -> bool:
    """Whether there are extracts of that kind and each covers everyone."""
    said = [one.about.get("coverage") for one in extracts if one.kind == kind]
    return bool(said) and set(said) == {"POPULATION"}


def _later(
    of: Callable[[str], list[Known]], extracts: Iterable[Extract]
) -> bool | None:
    """Whether an initial request came on or after the first decision or referral."""
    seen = [
        one["decided_on"] or one["known_by"]
        for one in of("decision")
        if one["stage"] != "BENEFIT"
    ]
    seen += [one["referred_on"] for one in of("referral")]
    days = [day for day in seen if day]
    if not days:
        return None
    asked = [
        one["received_on"]
        for one in of("deferred_action_request")
        if one["kind"] == "INITIAL"
    ]
    if any(day >= min(days) for day in asked):
        return True
    uscis = [one for one in extracts if one.kind == "UscisDacaRequest"]
    silent = tells_by_silence(uscis, min(days), min(days) + FOLLOW_UP)
    return False if silent else None
