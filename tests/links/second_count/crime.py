"""Second count of offenses and threats, and of those that came after a decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tests.links.second_count import codes, words
from tests.links.second_count.extract import Row
from tests.links.second_count.united import (
    Known,
    by_person_and,
    first_said,
    united,
)

_NEVER_LATER = ("DISMISSED", "OVERTURNED")
_REPEATERS = ("IceDetainer", "IceDetention", "IceRemoval")
"""Tables that repeat a person's most serious conviction on each of their rows."""


def offenses(rows: Sequence[Row]) -> list[Known]:
    """Each charge in criminal histories, and each other conviction, once."""
    histories = sorted(
        (row for row in rows if row.kind == "IceCriminalHistory"),
        key=lambda row: row.id,
    )
    repeats: dict[str, list[Row]] = {row.id: [] for row in histories}
    found = []
    for repeated in _convictions(rows):
        known = next((one for one in histories if _same(one, repeated[0])), None)
        if known:
            repeats[known.id] += repeated
        else:
            found.append(_offense(repeated))
    for history in histories:
        also = sorted(repeats[history.id], key=lambda row: row.id)
        found.append(_offense([history, *also]))
    return found


def _convictions(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows that repeat one conviction: one person, charge code and day."""
    said = [row for row in rows if row.kind in _REPEATERS and _code(row)]
    return by_person_and(said, lambda row: (_code(row), row.day("msc_conviction_date")))


def _code(row: Row) -> str | None:
    heading = "msc_charge_code"
    return words.charge_code(row.text(heading))


def _same(history: Row, repeated: Row) -> bool:
    """Whether a criminal history has a conviction of the same day and category."""
    convicted_on = repeated.day("msc_conviction_date")
    return (
        history.person == repeated.person
        and convicted_on is not None
        and history.day("conviction_date") == convicted_on
        and history.text("ncic_category") == words.crime(str(_code(repeated)))
    )


def _offense(records: Sequence[Row]) -> Known:
    return united(
        records,
        offended_on=first_said(records, lambda row: row.day("offense_date")),
        arrested_on=first_said(records, lambda row: row.day("arrest_date")),
        charged_on=first_said(records, _charged_on),
        convicted_on=first_said(records, _convicted_on),
        status=first_said(records, _status),
        category=first_said(records, _crime),
    )


def _charged_on(row: Row) -> date | None:
    """The day of the charge; publishers put its code there by mistake."""
    said = row.text("msc_charge_date")
    is_code = said is not None and len(said) <= _CODE_LENGTH
    return None if is_code else row.day("charge_date") or row.day("msc_charge_date")


_CODE_LENGTH = 4


def _convicted_on(row: Row) -> date | None:
    return row.day("conviction_date") or row.day("msc_conviction_date")


def _status(row: Row) -> str | None:
    """What became of the charge; of a most serious conviction, that it is one."""
    if row.kind == "IceCriminalHistory":
        said = row.code("charge_status")
        return codes.CHARGE_STATUSES[said] if said else None
    if row.kind == "IceRemoval" and (said := row.code("msc_criminal_charge_status")):
        return codes.CHARGE_STATUSES.get(said, "CONVICTED")
    return "CONVICTED"


def _crime(row: Row) -> str | None:
    if row.kind == "IceCriminalHistory":
        return row.text("ncic_category")
    return words.crime(str(_code(row)))


_LEVELS = {
    "IceEncounter": ("encounter_threat_level", "event_date"),
    "IceDetainer": ("detainer_prep_threat_level", "detainer_prepare_date"),
    "IceDetention": ("case_threat_level", "book_in_date_time"),
    "IceRemoval": ("case_threat_level", "departed_date"),
}
"""Where a threat level stands, and the day the record is about."""


def threats(rows: Iterable[Row]) -> list[Known]:
    """Each level from 1 to 3 on a record, and each of two grounds of a detainer."""
    found = []
    for row in rows:
        level, day = _LEVELS.get(row.kind, ("", ""))
        signs = [f"LEVEL_{row.text(level)}"] if row.text(level) in _RANKED else []
        if row.holds("significant_risk_yes_no"):
            signs.append("SIGNIFICANT_RISK")
        if row.holds("criminal_street_gang_yes_no"):
            signs.append("STREET_GANG")
        found += [united([row], found_on=row.day(day), sign=sign) for sign in signs]
    return found


_RANKED = ("1", "2", "3")


def later_offenses(
    decisions: Iterable[Known], offenses: Iterable[Known]
) -> list[Known]:
    """Every decision beside every offense of its person that still counts as one."""
    return [
        _seen(decision, offense, offense["offended_on"], _days_of(offense))
        for decision in decisions
        for offense in offenses
        if decision["person"] == offense["person"]
        and offense["status"] not in _NEVER_LATER
    ]


def later_threats(decisions: Iterable[Known], threats: Iterable[Known]) -> list[Known]:
    """Every decision beside every sign of a threat of its person."""
    return [
        _seen(decision, threat, threat["found_on"], [threat["found_on"]])
        | {"sign": threat["sign"]}
        for decision in decisions
        for threat in threats
        if decision["person"] == threat["person"]
    ]


def _days_of(offense: Known) -> list[date | None]:
    names = ("offended_on", "arrested_on", "charged_on", "convicted_on")
    return [offense[name] for name in names]


def _seen(
    decision: Known,
    event: Known,
    happened_on: date | None,
    days: Iterable[date | None],
) -> Known:
    """An event as seen from a decision; one day on or before it settles the matter."""
    decided_on = decision["decided_on"]
    determination, days_after = "UNDETERMINED", None
    if decided_on and any(day <= decided_on for day in days if day):
        determination = "NOT_LATER"
    elif decided_on and happened_on and happened_on > decided_on:
        determination = "LATER"
        days_after = (happened_on - decided_on).days
    return {
        "person": decision["person"],
        "decision": decision["records"],
        "event": event["records"],
        "determination": determination,
        "days_after": days_after,
    }
