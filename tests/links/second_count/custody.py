"""Second count of encounters, apprehensions, stays in detention and departures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tests.links.second_count import codes, words
from tests.links.second_count.extract import Row
from tests.links.second_count.priority import Told, priority
from tests.links.second_count.united import (
    Known,
    by_person_and,
    first_said,
    united,
)

LIST_OF_2017 = (date(2017, 5, 16), date(2018, 9, 7))
"""First and last day of the one list of uncooperative countries that is known."""


def encounters(rows: Iterable[Row]) -> list[Known]:
    """Each encounter of ICE, and each person found inadmissible at a port."""
    return [
        united(
            [row],
            encountered_on=row.day("event_date"),
            office=codes.area(row.text("responsible_aor")),
            disposition=codes.disposition(
                row.cells.get("processing_disposition") or None
            ),
        )
        if row.kind == "IceEncounter"
        else united(
            [row],
            encountered_on=row.day("event_created_datetime"),
            office=codes.field_office(row.text("field_office_name")),
            disposition=row.text("disposition_name"),
        )
        for row in rows
        if row.kind in ("IceEncounter", "CbpInadmissible")
    ]


def apprehensions(rows: Iterable[Row]) -> list[Known]:
    """Each arrest by ICE and each apprehension by the Border Patrol."""
    return [
        united(
            [row],
            apprehended_on=row.day("apprehension_date"),
            office=codes.area(row.text("apprehension_aor")),
        )
        if row.kind == "IceArrest"
        else united(
            [row],
            apprehended_on=row.day("appr_dt_time"),
            office=codes.sector(row.text("sector")),
        )
        for row in rows
        if row.kind in ("IceArrest", "CbpApprehension")
    ]


def removals(rows: Iterable[Row], signs: Told) -> list[Known]:
    """Each departure."""
    return [_removal(row, signs) for row in rows if row.kind == "IceRemoval"]


def _removal(row: Row, signs: Told) -> Known:
    removed_on = row.day("departed_date")
    first, verdicts = priority(signs, row.person, row.sender, removed_on)
    return united(
        [row],
        removed_on=removed_on,
        country=words.country(row.text("departure_country")),
        criminality=words.criminality(row.text("case_criminality")),
        office=codes.area(row.text("docket_aor")),
        priority=first,
        priority_verdicts=verdicts,
    )


def detentions(rows: Iterable[Row]) -> list[Known]:
    """Each stay: the stints of one person that name the same first day of the stay."""
    return [
        united(
            stints,
            detained_on=first_said(stints, _stay_began),
            released_on=first_said(stints, lambda row: row.day(_STAY_OUT)),
            release_reason=first_said(stints, _stay_reason),
            office=first_said(stints, lambda row: codes.area(row.text("book_in_aor"))),
            stints=len(stints),
        )
        for stints in _stays(rows)
    ]


def releases_without_travel_document(rows: Sequence[Row]) -> list[Known]:
    """Stays that ended with no removal in sight, and cases in category [5F]."""
    unlikely = [
        stint for stint in rows if _stay_reason(stint) == words.NO_LIKELIHOOD_OF_REMOVAL
    ]
    waiting = [row for row in rows if words.is_category(_category(row), "5F")]
    cases = by_person_and(waiting, lambda row: (row.day("final_order_date"),))
    return [
        *(
            _without_document(stints, "NO_LIKELIHOOD_OF_REMOVAL")
            for stints in _stays(unlikely)
        ),
        *(_without_document(records, "CATEGORY_5F") for records in cases),
    ]


_STAY_IN, _STAY_OUT = "stay_book_in_date_time", "stay_book_out_date_time"
_IN, _OUT = "book_in_date_time", "detention_book_out_date_time"


def _stays(rows: Iterable[Row]) -> list[list[Row]]:
    stints = [row for row in rows if row.kind == "IceDetention"]
    return by_person_and(stints, lambda row: row.day(_STAY_IN))


def _stay_began(stint: Row) -> date | None:
    return stint.day(_STAY_IN) or stint.day(_IN)


def _stay_reason(stint: Row) -> str | None:
    return words.release_reason(stint.text("stay_release_reason"))


def _category(row: Row) -> str | None:
    """A case's category, where the table is one that tells the state of cases."""
    if row.kind not in ("IceCase", "IceDetention"):
        return None
    return row.text("case_category")


def shown_on(row: Row) -> date | None:
    """The latest day of a stint, or the day on which a case was seen."""
    if row.kind == "IceCase":
        return row.day("case_date")
    return row.day(_STAY_OUT) or row.day(_OUT) or row.day(_IN)


def office_of_case(row: Row) -> str | None:
    """The office that holds the case, or the person."""
    heading = "docket_aor" if row.kind == "IceCase" else "book_in_aor"
    return codes.area(row.text(heading))


def _without_document(records: Sequence[Row], ground: str) -> Known:
    """What the records say together; the first that shows it has the first word."""
    records = sorted(records, key=lambda row: (str(shown_on(row)), row.id))
    known_by = shown_on(records[0])
    unlikely = ground == "NO_LIKELIHOOD_OF_REMOVAL"
    released_on = first_said(records, _released_on) if unlikely else None
    citizenship = first_said(records, _citizenship)
    return united(
        records,
        released_on=released_on,
        known_by=known_by,
        ground=ground,
        citizenship=citizenship,
        listing=_listing(citizenship, released_on or known_by),
        office=first_said(records, office_of_case),
    )


def _released_on(stint: Row) -> date | None:
    return stint.day(_STAY_OUT) or stint.day(_OUT)


def _citizenship(row: Row) -> str | None:
    return words.country(row.text("citizenship_country"))


def _listing(country: str | None, day: date | None) -> str:
    first, last = LIST_OF_2017
    if country is None or day is None or not first <= day <= last:
        return "NOT_KNOWN"
    return "LISTED" if country in words.UNCOOPERATIVE else "NOT_LISTED"
